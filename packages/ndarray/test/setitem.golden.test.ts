/** What brackets write, against NumPy: every element of the memory afterwards, and the errors. */
import type { DTypeName } from "@strided/buffer";
import { createLayout, sizeOf } from "@strided/layout";
import { expect, test } from "vitest";
import type { NDArray } from "../src/index.ts";
import { setitem } from "../src/indexing/setitem.ts";
import {
  type ArrayJson,
  arrayOf,
  type Changes,
  changesOf,
  elementsOf,
  type KeyJson,
  keyOf,
  packed,
  recorded,
  sameOutcome,
  textOf,
} from "./recording.ts";

type ValueJson = number | [DTypeName, number[]] | ["own", number[], number[], number];
type Case = readonly [array: ArrayJson, keys: KeyJson[], value: ValueJson, outcome: string | Changes];

function assigned(json: ValueJson, base: NDArray): number | NDArray {
  if (typeof json === "number") return json;
  const [dtype, shape, strides, offset] = json;
  if (dtype === "own") return base.derive(createLayout(shape, { strides, offset, itemsize: base.itemsize }));
  return packed(
    "float64",
    shape,
    Array.from({ length: sizeOf(shape) }, (_, i) => i + 50),
  ).astype(dtype);
}

test("brackets write what NumPy's write", () => {
  const { cases } = recorded<{ cases: Case[] }>("setitem");
  const different = cases.flatMap(([json, keys, value, numpy]) => {
    const { base, a } = arrayOf(json);
    const before = elementsOf(base);
    let ours: string | Changes;
    try {
      setitem(a, keys.map(keyOf), assigned(value, base));
      ours = changesOf(before, elementsOf(base));
    } catch (error) {
      ours = textOf(error as Error);
      // A failed assignment changes nothing.
      expect(elementsOf(base)).toEqual(before);
    }
    return sameOutcome(ours, numpy) ? [] : [JSON.stringify({ array: json, keys, value, numpy, ours })];
  });
  expect(different.slice(0, 10), `${different.length} of ${cases.length} differ`).toEqual([]);
}, 600_000);
