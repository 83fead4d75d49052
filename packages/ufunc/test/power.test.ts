/** Integers to negative powers: an error that changes nothing. */
import type { Value } from "@strided/kernel";
import { array, type NDArray, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { floatPower, fuse, power, ufunc } from "../src/index.ts";

const int8 = (values: number[]): NDArray => array(values, { dtype: "int8" }) as unknown as NDArray;
const text = (dtype: string): string =>
  `power: integers to negative integer powers are not allowed; got a negative exponent of dtype ${dtype}, expected floats, or exponents from 0 on`;

test("a negative integer exponent of integers is an error, and out keeps what it holds", () => {
  const out = int8([7, 7]);
  expect(() => power(int8([2, 3]), int8([2, -1]), { out })).toThrow(new RangeError(text("int8")));
  expect(() => power(int8([2, 3]), -1, { out })).toThrow(new RangeError(text("int8")));
  expect(out.toNested()).toEqual([7, 7]);
  expect(() => power.at(out, 0, -2)).toThrow(RangeError);
  expect(() => power.outer(out, int8([-1]))).toThrow(RangeError);
  expect(out.toNested()).toEqual([7, 7]);
});

test("an exponent that is not read, or whose base is no integer, may be negative", () => {
  const out = int8([7, 7]);
  power(int8([2, 3]), int8([2, -1]), { out, where: [true, false] });
  expect(out.toNested()).toEqual([4, 7]);
  expect(power([2, 4], int8([-1, -1])).toNested()).toEqual([0.5, 0.25]);
  expect(floatPower(int8([2, 4]), int8([-1, -2])).toNested()).toEqual([0.5, 0.0625]);
  const none = zeros([0], { dtype: "int8" }) as unknown as NDArray;
  expect(power(none, -1).shape).toEqual([0]);
});

test("elements count in the dtype that the loop computes in", () => {
  const options = { dtype: "int8", casting: "unsafe" } as const;
  expect(() => power(array([2]), array([-1.5]), options)).toThrow(new RangeError(text("int8")));
  expect(() => power(int8([2]), array([200], { dtype: "uint8" }), options)).toThrow(new RangeError(text("int8")));
  expect(power(array([2]), array([-0.5]), options).toNested()).toEqual([1]);
  expect(() => power.reduce(array([2, -1]), { dtype: "int8" })).toThrow(new RangeError(text("int8")));
  expect(power.reduce(int8([-2, -3]), { dtype: "float64" })).toBe(-0.125);
});

test("reduce refuses negative elements behind the first one, with an initial value all", () => {
  const refused = new RangeError(text("int8"));
  const out = int8([7, 7]);
  expect(() => power.reduce(int8([2, -1]))).toThrow(refused);
  const square = array(
    [
      [2, 3],
      [1, -1],
    ],
    { dtype: "int8" },
  ) as unknown as NDArray;
  expect(() => power.reduce(square, { out })).toThrow(refused);
  expect(() => power.reduce(square, { axis: -1, out })).toThrow(refused);
  expect(out.toNested()).toEqual([7, 7]);
  expect(() => power.reduce(int8([-2]), { initial: 2 })).toThrow(refused);
  expect(power.reduce(int8([-2, 3]))).toBe(-8);
  expect(power.reduce(int8([2, -1]), { initial: 2, where: [true, false] })).toBe(4);
  expect((power.reduce(square.T, { axis: [] }) as NDArray).toNested()).toEqual([
    [2, 1],
    [3, -1],
  ]);
});

test("accumulate and reduceat refuse negative elements behind the first of a segment", () => {
  const refused = new RangeError(text("int8"));
  const out = int8([7, 7]);
  expect(() => power.accumulate(int8([2, -1]), { out })).toThrow(refused);
  expect(() => power.reduceat(int8([-1, 2, 3, -1]), [0, 2], { out })).toThrow(refused);
  // The first segment ends at 3, the second is a single element, the last one begins at 1.
  expect(() => power.reduceat(int8([2, 2, -1, 2]), [0, 3, 1])).toThrow(refused);
  expect(out.toNested()).toEqual([7, 7]);
  expect(power.accumulate(int8([-2, 3])).toNested()).toEqual([-2, -8]);
  expect(power.reduceat(int8([-9, -2, 3, -1]), [1, 3]).toNested()).toEqual([-8, -1]);
});

test("a number in an expression is refused", () => {
  const inverse = fuse((x: Value) => power(x, -1));
  expect(() => inverse(int8([2]))).toThrow(new RangeError(text("int8")));
  expect(inverse([2]).toNested()).toEqual([0.5]);
  // A function with such an expression has no loops for integers: they are computed as floats.
  const made = ufunc("inverse", (x: Value) => power(x, -1));
  expect(made(int8([2])).toNested()).toEqual([0.5]);
});

describe("an operand that is an exponent in an expression", () => {
  const refused = new RangeError(text("int8"));
  const fused = fuse((x: Value, y: Value) => power(x, y.sub(1)).add(1));
  const made = ufunc("made", (x: Value, y: Value) => power(x, y));
  const around = ufunc("around", (x: Value, y: Value) => made(x, y).add(1));

  test("is refused if it is negative, and nothing has changed", () => {
    const out = int8([7, 7]);
    expect(() => fused(int8([2, 2]), int8([0, 3]), { out })).toThrow(refused);
    expect(() => fused(int8([2, 2]), 0)).toThrow(refused);
    expect(() => made(int8([2, 2]), int8([-1, 3]), { out })).toThrow(refused);
    expect(() => around(int8([2, 2]), -1)).toThrow(refused);
    expect(() => fuse((x: Value, y: Value) => power(x, y).sum())(int8([2, 2]), int8([3, -1]))).toThrow(refused);
    expect(() => made.outer(out, int8([-1]))).toThrow(refused);
    expect(() => made.at(out, [0, 1, 0], int8([1, 2, -1]))).toThrow(refused);
    expect(() => made.at(out, ":", int8([1, -2]))).toThrow(refused);
    expect(out.toNested()).toEqual([7, 7]);
  });

  test("is taken if it is not, is left out, or the loop is one of floats", () => {
    expect(fused(int8([2, 3]), int8([1, 3])).toNested()).toEqual([2, 10]);
    expect(fused([2, 2], [0, 3]).toNested()).toEqual([1.5, 5]);
    expect(made(int8([2, 3]), int8([2, -1]), { where: [true, false] }).toNested()).toEqual([4, 0]);
    expect(around(int8([2, 3]), 2).toNested()).toEqual([5, 10]);
    expect(made([2, 4], -1).toNested()).toEqual([0.5, 0.25]);
    expect(fuse((x: Value, y: Value) => power(x, y).sum())(int8([2, 3]), int8([3, 1]))).toBe(11n);
    const a = int8([2, 3]);
    made.at(a, [0, 1, 0], int8([2, 1, 2]));
    expect(a.toNested()).toEqual([16, 3]);
  });

  test("counts in folds behind the first element of a segment", () => {
    expect(() => made.reduce(int8([2, -1]))).toThrow(refused);
    expect(made.reduce(int8([-2, 3]))).toBe(-8);
    expect(() => made.accumulate(int8([2, -1]))).toThrow(refused);
    expect(() => made.reduceat(int8([-1, 2, 3, -1]), [0, 2])).toThrow(refused);
    expect(made.reduceat(int8([-9, -2, 3, -1]), [1, 3]).toNested()).toEqual([-8, -1]);
  });
});
