/** Functions against NumPy: shape, strides, elements, view or copy, flags, dtype, what is written, errors. */
import { expect, test } from "vitest";
import * as nd from "../src/index.ts";
import {
  type ArrayJson,
  arrayOf,
  changesOf,
  elementsOf,
  type KeyJson,
  keyOf,
  type OutcomeJson,
  outcomeOf,
  recorded,
  sameKind,
  sameOutcome,
  withoutName,
} from "./recording.ts";

type ArgumentJson = { readonly a: ArrayJson } | { readonly l: ArgumentJson[] } | KeyJson | string | readonly unknown[];
type Options = { readonly [name: string]: ArgumentJson };
type Case = readonly [name: string, given: ArgumentJson[], options: Options, outcome: OutcomeJson];
type Call = (...given: unknown[]) => unknown;

function argumentOf(json: ArgumentJson, bases: nd.NDArray[]): unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return json;
  if ("a" in json) {
    const { base, a } = arrayOf(json.a);
    bases.push(base);
    return a;
  }
  return "l" in json ? json.l.map((one) => argumentOf(one, bases)) : keyOf(json as KeyJson);
}

/** NumPy's functions that are methods here, or that have no name of their own. */
const METHODS: { readonly [name: string]: Call } = {
  view: (a, dtype) => (a as nd.NDArray).view(dtype as nd.NDArray["dtype"]["name"]),
  flatten: (a, options) => (a as nd.NDArray).flatten(options as object),
};

/** Errors that both throw and that say the same in other words. */
const OTHER_WORDS: readonly (readonly [numpy: string, ours: string])[] = [
  ["operands could not be broadcast together with remapped shapes", "could not broadcast input array"],
  ["input operand has more dimensions than allowed", "could not broadcast input array"],
  ["tuple index out of range", "axis "],
  ["Axes=(", "axis "],
  ["source: axis ", "axis "],
  ["Calling nonzero on 0d arrays is not allowed", "Calling nonzero on 0d arrays is not allowed"],
  ["cannot reshape array of size ", "cannot reshape array of size "],
  ["negative dimensions are not allowed", "repeats may not contain negative values"],
  ["integer modulo by zero", "number sections must be larger than 0"],
];

function isSame(ours: OutcomeJson, numpy: OutcomeJson): boolean {
  if (typeof numpy === "string") {
    if (typeof ours !== "string") return false;
    if (sameOutcome(ours, numpy)) return true;
    const [text, theirs] = [withoutName(ours), withoutName(numpy)];
    return sameKind(ours, numpy) && OTHER_WORDS.some(([n, o]) => theirs.startsWith(n) && text.startsWith(o));
  }
  if (typeof ours === "string") return false;
  if ("l" in numpy)
    return "l" in ours && ours.l.length === numpy.l.length && ours.l.every((one, k) => isSame(one, numpy.l[k]));
  // NumPy gives scalars where our functions give arrays without axes.
  if ("v" in numpy && Array.isArray(ours)) return ours[0].length === 0 && sameOutcome(ours[2], [numpy.v]);
  // What the recording leaves out is not compared.
  if (Array.isArray(numpy))
    return Array.isArray(ours) && numpy.every((part, k) => part === null || sameOutcome(ours[k], part));
  return sameOutcome(ours, numpy);
}

function ask([name, given, options, numpy]: Case): OutcomeJson {
  const bases: nd.NDArray[] = [];
  const call = METHODS[name] ?? (nd as unknown as { readonly [name: string]: Call })[name];
  if (call === undefined) return `there is no function ${name}`;
  const list = given.map((one) => argumentOf(one, bases));
  const named = Object.entries(options).map(([key, value]) => [key, argumentOf(value, bases)]);
  if (named.length > 0) list.push(Object.fromEntries(named));
  const before = bases.map(elementsOf);
  const outcome = outcomeOf(() => call(...list), bases);
  const changes = bases.map((base, k) => changesOf(before[k], elementsOf(base)));
  if (typeof outcome === "string" || typeof numpy === "string" || !("c" in numpy)) {
    // What only reads, and what fails, changes nothing.
    expect(changes.flat()).toEqual([]);
    return outcome;
  }
  return { c: changes[0] };
}

/** Live comparisons take a while. */
const LIMIT = 600_000;

test.each(["views", "selecting", "copies"])(
  "%s: the functions give what NumPy's give",
  (name) => {
    const { cases } = recorded<{ cases: Case[] }>(name);
    const different = new Map<string, string>();
    for (const one of cases) {
      const ours = ask(one);
      const [call, given, options, numpy] = one;
      if (!isSame(ours, numpy)) different.set(call, JSON.stringify({ given, options, numpy, ours }));
    }
    // One difference per function is enough to begin with.
    expect(Object.fromEntries(different)).toEqual({});
  },
  LIMIT,
);
