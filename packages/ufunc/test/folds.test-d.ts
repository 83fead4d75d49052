/** What folds and methods give, as types. */
import { type Complex, float32 } from "@strided/buffer";
import { arange, array, type NDArray, ones, zeros } from "@strided/ndarray";
import { describe, expectTypeOf, test } from "vitest";
import {
  add,
  any,
  argmax,
  average,
  countNonzero,
  cumsum,
  cumulativeSum,
  diff,
  divide,
  logicalAnd,
  max,
  maximum,
  mean,
  negative,
  prod,
  type ReduceOptions,
  std,
  subtract,
  sum,
  var as variance,
} from "../src/index.ts";

const bytes = ones([2, 3], { dtype: "uint8" });
const floats = ones([2, 3], { dtype: "float32" });
const unknown = array([1]) as NDArray;

describe("without an axis left, an element", () => {
  test("of the dtype in which is accumulated", () => {
    expectTypeOf(sum(bytes)).toEqualTypeOf<bigint>();
    expectTypeOf(prod(floats)).toEqualTypeOf<number>();
    expectTypeOf(sum([true])).toEqualTypeOf<bigint>();
    expectTypeOf(sum([{ re: 0, im: 1 }])).toEqualTypeOf<Complex>();
    expectTypeOf(max(bytes)).toEqualTypeOf<number>();
    expectTypeOf(mean(bytes)).toEqualTypeOf<number>();
    expectTypeOf(any(floats)).toEqualTypeOf<boolean>();
    expectTypeOf(argmax(bytes)).toEqualTypeOf<number>();
    expectTypeOf(countNonzero(bytes)).toEqualTypeOf<number>();
  });
  test("also with axis null", () => {
    expectTypeOf(sum(bytes, { axis: null })).toEqualTypeOf<bigint>();
    expectTypeOf(add.reduce(bytes, { axis: null })).toEqualTypeOf<bigint>();
  });
  test("of the dtype that was asked for", () => {
    expectTypeOf(sum(bytes, { dtype: "float64" })).toEqualTypeOf<number>();
    expectTypeOf(sum(floats, { dtype: "int64" })).toEqualTypeOf<bigint>();
    expectTypeOf(mean(floats, { dtype: "complex64" })).toEqualTypeOf<Complex>();
  });
  test("of a list with one axis", () => {
    expectTypeOf(add.reduce([1, 2, 3])).toEqualTypeOf<number>();
    expectTypeOf(sum([1, 2, 3], { axis: 0 })).toEqualTypeOf<number>();
  });
});

describe("an array", () => {
  test("along an axis", () => {
    expectTypeOf(sum(bytes, { axis: 0 })).toEqualTypeOf<NDArray<"uint64">>();
    expectTypeOf(sum(floats, { axis: [0, 1] })).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf(mean(bytes, { axis: 1 })).toEqualTypeOf<NDArray<"float64">>();
    expectTypeOf(max([[1n]], { axis: 1 })).toEqualTypeOf<NDArray<"int64">>();
    expectTypeOf(argmax(bytes, { axis: 1 })).toEqualTypeOf<NDArray<"int32">>();
    expectTypeOf(logicalAnd.reduce(bytes, { axis: 1 })).toEqualTypeOf<NDArray<"bool">>();
    expectTypeOf(divide.reduce(bytes, { axis: 1 })).toEqualTypeOf<NDArray<"float64">>();
  });
  test("with keepdims", () => {
    expectTypeOf(sum(bytes, { keepdims: true })).toEqualTypeOf<NDArray<"uint64">>();
    expectTypeOf(max(floats, { axis: null, keepdims: true })).toEqualTypeOf<NDArray<"float32">>();
  });
  test("given as out", () => {
    const out = zeros([3], { dtype: "float16" });
    expectTypeOf(sum(bytes, { axis: 0, out })).toEqualTypeOf<NDArray<"float16">>();
    expectTypeOf(add.accumulate(bytes, { out })).toEqualTypeOf<NDArray<"float16">>();
  });
  test("or an element where that is not known", () => {
    expectTypeOf(add.reduce(bytes)).toEqualTypeOf<NDArray<"uint64"> | bigint>();
    expectTypeOf(sum(bytes, {} as ReduceOptions)).toExtend<NDArray | bigint | number | boolean | Complex>();
  });
  test("of a dtype that is not known", () => {
    expectTypeOf(sum(unknown, { axis: 0 })).toExtend<NDArray>();
  });
});

test("moments of complex numbers", () => {
  const z = array([{ re: 1, im: 2 }], { dtype: "complex64" });
  expectTypeOf(mean(z, { axis: 0, keepdims: true })).toEqualTypeOf<NDArray<"complex64">>();
  expectTypeOf(variance(z, { keepdims: true })).toEqualTypeOf<NDArray<"float32">>();
  expectTypeOf(std(z)).toEqualTypeOf<number>();
});

test("a weighted average", () => {
  expectTypeOf(average(floats)).toEqualTypeOf<number>();
  expectTypeOf(average(bytes, { axis: 0, weights: floats })).toEqualTypeOf<NDArray<"float64">>();
  expectTypeOf(average(floats, { axis: 0, weights: floats, returned: true })).toEqualTypeOf<
    readonly [NDArray<"float32">, NDArray<"float32">]
  >();
});

test("running results", () => {
  expectTypeOf(cumsum(bytes)).toEqualTypeOf<NDArray<"uint64">>();
  expectTypeOf(cumulativeSum(bytes, { axis: 0, dtype: "int8" })).toEqualTypeOf<NDArray<"int8">>();
  expectTypeOf(maximum.accumulate(bytes)).toEqualTypeOf<NDArray<"uint8">>();
  expectTypeOf(add.accumulate([1, 2], { dtype: float32 })).toEqualTypeOf<NDArray<"float32">>();
  expectTypeOf(add.reduceat(bytes, [0, 1])).toEqualTypeOf<NDArray<"uint64">>();
  expectTypeOf(diff(arange(3, { dtype: "int16" }))).toEqualTypeOf<NDArray<"int16">>();
});

test("methods of functions", () => {
  expectTypeOf(subtract.outer(bytes, floats)).toEqualTypeOf<NDArray<"float32">>();
  expectTypeOf(add.outer(bytes, 5)).toEqualTypeOf<NDArray<"float64">>();
  expectTypeOf(add.at(bytes, [0, 0], 1)).toEqualTypeOf<void>();
  expectTypeOf(negative.at(floats, [":", [1, 1]])).toEqualTypeOf<void>();
});

test("what is refused", () => {
  // @ts-expect-error max has no dtype
  max(bytes, { dtype: "int8" });
  // @ts-expect-error an axis is a number
  sum(bytes, { axis: "0" });
  // @ts-expect-error at changes an array
  add.at([1, 2], [0], 1);
});
