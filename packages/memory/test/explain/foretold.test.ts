/** What explain says is what then happens: on thousands of arrays and arguments, against the same call while it is traced. */
import { slice } from "@strided/layout";
import { array, asarray, ascontiguousarray, asfortranarray, getitem, NDArray, setitem } from "@strided/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Allocation, type Explainable, type Explanation, explain, trace } from "../../src/index.ts";
import { DTYPES, RUNS, views } from "../views.ts";

type Call = readonly [fn: keyof Explainable, args: readonly unknown[], run: () => unknown];

const sizes = fc.integer({ min: -1, max: 12 });
const order = fc.constantFrom("C", "F", "A", undefined);
const copy = fc.constantFrom(true, false, undefined);
const dtypes = fc.constantFrom(...DTYPES);

/** The index keys of getitem and setitem. */
const keys = fc.array(
  fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(":", "1:", "::-1", "::2", "...", null),
    fc.constantFrom(slice(1, null), slice(null, null, -2)),
    fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom([[0], [1]], [true, false], [[true, false, true]]),
  ),
  { maxLength: 4 },
);

const calls: { readonly [F in keyof Explainable]: fc.Arbitrary<Call> } = {
  reshape: fc
    .tuple(views(), fc.array(sizes, { maxLength: 4 }), order, copy)
    .map(([a, shape, order, copy]) => method(a, "reshape", shape, given({ order, copy }))),
  ravel: fc
    .tuple(views(), fc.constantFrom("C", "F", "A", "K", undefined))
    .map(([a, order]) => method(a, "ravel", given({ order }))),
  view: fc.tuple(views(), dtypes).map(([a, dtype]) => method(a, "view", dtype)),
  transpose: fc
    .tuple(views(), fc.option(fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 4 }), { nil: undefined }))
    .map(([a, axes]) => (axes === undefined ? method(a, "transpose") : method(a, "transpose", axes))),
  slice: fc
    .tuple(views(), fc.array(fc.constantFrom(0, -1, ":", "1:", "::-2", "...", null), { maxLength: 4 }))
    .map(([a, key]) => method(a, "slice", ...key)),
  getitem: fc.tuple(views(), keys).map(([a, key]): Call => ["getitem", [a, ...key], () => getitem(a, ...(key as []))]),
  setitem: fc.tuple(views(), keys, fc.constantFrom(1, 2.5), fc.boolean()).map(([a, key, scalar, isSelf]): Call => {
    const target = a.copy();
    const value = isSelf ? target : scalar;
    return ["setitem", [target, key, value], () => setitem(target, key as [], value)];
  }),
  assign: fc.tuple(views(), fc.constantFrom("self", "reversed", "shifted", "cast", 2)).map(([a, kind]): Call => {
    const owner = a.copy();
    const target = kind === "shifted" && a.ndim > 0 ? owner.slice("1:") : owner;
    return method(target, "assign", valueFor(kind, owner, target));
  }),
  array: conversion("array", array),
  asarray: conversion("asarray", asarray),
  ascontiguousarray: conversion("ascontiguousarray", (a, { order: _, copy: __, ...rest }) =>
    ascontiguousarray(a, rest),
  ),
  asfortranarray: conversion("asfortranarray", (a, { order: _, copy: __, ...rest }) => asfortranarray(a, rest)),
  astype: fc
    .tuple(
      views(),
      dtypes,
      fc.constantFrom("C", "F", "A", "K", undefined),
      copy,
      fc.constantFrom("safe", "same_kind", undefined),
    )
    .map(([a, dtype, order, copy, casting]) => method(a, "astype", dtype, given({ order, copy, casting }))),
  copy: views().map((a) => method(a, "copy")),
  flatten: views().map((a) => method(a, "flatten")),
};

function method(a: NDArray, fn: keyof Explainable & keyof NDArray, ...args: readonly unknown[]): Call {
  return [fn, [a, ...args], () => (a[fn] as (...args: readonly unknown[]) => unknown).call(a, ...args)];
}

function conversion(
  fn: "array" | "asarray" | "ascontiguousarray" | "asfortranarray",
  run: (a: NDArray, options: { order?: never; copy?: never }) => unknown,
): fc.Arbitrary<Call> {
  const isBoth = fn === "array" || fn === "asarray";
  return fc.tuple(views(), order, copy, fc.option(dtypes, { nil: undefined })).map(([a, order, copy, dtype]): Call => {
    const options = given(isBoth ? { order, copy, dtype } : { dtype });
    return [fn, [a, options], () => run(a, options as never)];
  });
}

function valueFor(kind: string | number, owner: NDArray, target: NDArray): unknown {
  if (kind === "self") return target;
  if (kind === "reversed") return target.ndim === 0 ? target : target.slice("::-1");
  if (kind === "shifted") return owner.ndim === 0 ? owner : owner.slice(":-1");
  return kind === "cast" ? target.astype("int16") : kind;
}

/** Options without those that are not given. */
function given(options: { readonly [name: string]: unknown }): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** What a call gives: its value, or the text of its error. */
function attempt<T>(run: () => T): { readonly value: T; readonly error: null } | { readonly error: string } {
  try {
    return { value: run(), error: null };
  } catch (error) {
    return { error: `${(error as Error).name}: ${(error as Error).message}` };
  }
}

function check([fn, args, run]: Call): void {
  const told = attempt(() => (explain as (...args: readonly unknown[]) => Explanation)(fn, ...args));
  const done = attempt(() => trace(run));
  expect(told.error).toBe(done.error);
  if (told.error !== null || done.error !== null) return;
  const { outcome, bytes, reason } = told.value;
  const { result, allocations } = done.value;
  // Scalars and lists become small arrays on their way in; explain speaks of what the call is about.
  const made = allocations.filter(({ purpose }) => purpose !== "temporary");
  const a = args[0] as NDArray;
  if (outcome === "view") {
    expect((result as NDArray).storage).toBe(a.storage);
    expect(made).toEqual([]);
  } else if (outcome === "copy") {
    if (result instanceof NDArray) expect(result.storage).not.toBe(a.storage);
    expectBytes(made, bytes);
    if (made.length > 0 && made[0].reason !== null) expect(reason).toBe(made[0].reason);
  } else {
    expectBytes(made, bytes);
    expect(outcome === "buffered").toBe(made.length > 0 || reason.includes("on their way"));
  }
}

function expectBytes(made: readonly Allocation[], bytes: number): void {
  expect(made.reduce((sum, one) => sum + one.bytes, 0)).toBe(bytes);
}

describe("explain foretells", () => {
  test.each(Object.keys(calls) as (keyof Explainable)[])("%s", (fn) => {
    fc.assert(fc.property(calls[fn], check), { numRuns: RUNS });
  });
});
