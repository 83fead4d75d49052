/** Folds of expressions: the short way of packed operands gives what the long way gives. */
import type { DTypeName } from "@strided/buffer";
import type { Folded, Value } from "@strided/kernel";
import { LONGEST_ROW } from "@strided/kernel";
import { array } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { fuse } from "../src/index.ts";

const FOLDS: Readonly<Record<string, (x: Value) => Folded>> = {
  sum: (x) => x.sum(),
  prod: (x) => x.prod(),
  amax: (x) => x.amax(),
  amin: (x) => x.amin(),
};
const LENGTHS = [1, 2, 37, LONGEST_ROW, LONGEST_ROW + 1, 5 * LONGEST_ROW + 3];
const DTYPES: readonly (readonly [DTypeName, DTypeName])[] = [
  ["float64", "float64"],
  ["float32", "float32"],
  ["float16", "float16"],
  ["int32", "float64"],
  ["uint8", "uint8"],
  ["int64", "int64"],
];

describe.each(Object.entries(FOLDS))("%s", (_, fold) => {
  const fused = fuse((a: Value, b: Value) => fold(a.sub(b).square()));
  test.each(DTYPES)("%s and %s", (one, other) => {
    for (const n of LENGTHS) {
      const a = array(
        Array.from({ length: n }, (_, k) => (k * 7) % 11),
        { dtype: one },
      );
      const b = array(
        Array.from({ length: n }, (_, k) => (k * 5) % 3),
        { dtype: other },
      );
      expect(fused(a, b)).toStrictEqual(fused(a, b, { axis: null }));
    }
  });
});

test("the sum of nothing but -0 is 0; extrema keep NaN; a square has rows of both", () => {
  const zeros = array([-0, -0]);
  expect(fuse((x: Value) => x.abs().neg().sum())(zeros)).toBe(0);
  expect(fuse((x: Value) => x.neg().amax())(array([1, Number.NaN, 2]))).toBe(Number.NaN);
  const square = array([1, 2, 3, 4, 5, 6]).reshape([2, 3]);
  expect(fuse((x: Value, y: Value) => x.mul(y).sum())(square, square)).toBe(91);
  expect(() => fuse((x: Value, y: Value) => x.mul(y).sum())(square, square.slice(":, :2"))).toThrow("fuse: ");
  expect(fuse((x: Value) => x.sum())(square.slice("0:0"))).toBe(0);
  expect(() => fuse((x: Value) => x.amax())(square.slice("0:0"))).toThrow("zero-size array");
});

test("too few operands are refused, also where as many lead to a loop that is known", () => {
  const x = array([1, 2]);
  const plus = fuse((a: Value, b: Value) => a.add(b)) as (...operands: unknown[]) => unknown;
  const dot = fuse((a: Value, b: Value) => a.mul(b).sum()) as (...operands: unknown[]) => unknown;
  for (const fused of [plus, dot]) {
    fused(x, x);
    expect(() => fused(x)).toThrow(new TypeError("fuse: wrong number of operands; got 1, expected 2"));
    expect(() => fused()).toThrow(new TypeError("fuse: wrong number of operands; got 0, expected 2"));
  }
});
