/** What brackets give, against NumPy: shape, strides, elements, view or copy, flags, errors. */
import { expect, test } from "vitest";
import { getitem } from "../src/indexing/getitem.ts";
import {
  type ArrayJson,
  arrayOf,
  type KeyJson,
  keyOf,
  type OutcomeJson,
  outcomeOf,
  recorded,
  sameOutcome,
} from "./recording.ts";

type Case = readonly [array: ArrayJson, keys: KeyJson[], outcome: OutcomeJson];

test("brackets give what NumPy's give", () => {
  const { cases } = recorded<{ cases: Case[] }>("getitem");
  const different = cases.flatMap(([json, keys, numpy]) => {
    const { base, a } = arrayOf(json);
    const ours = outcomeOf(() => getitem(a, ...keys.map(keyOf)), [base]);
    return sameOutcome(ours, numpy) ? [] : [JSON.stringify({ array: json, keys, numpy, ours })];
  });
  expect(different.slice(0, 30), `${different.length} of ${cases.length} differ`).toEqual([]);
}, 600_000);
