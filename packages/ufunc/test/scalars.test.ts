import type { DTypeName, Scalar } from "@strided/buffer";
import { array, type NDArray, ones } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import {
  add,
  divide,
  equal,
  greater,
  greaterEqual,
  ldexp,
  less,
  lessEqual,
  logicalAnd,
  logicalXor,
  multiply,
  notEqual,
  sqrt,
  subtract,
} from "../src/index.ts";

const I: Scalar = { re: 0, im: 1 };

describe("a scalar beside an array is weak", () => {
  const facts: [string, DTypeName, Scalar, DTypeName][] = [
    ["a whole number keeps an integer dtype", "int8", 3, "int8"],
    ["a number with a fraction makes float64 of integers", "int8", 0.5, "float64"],
    ["a number keeps float16", "float16", 0.1, "float16"],
    ["a number keeps float32", "float32", 1e300, "float32"],
    ["a number keeps complex64", "complex64", 0.1, "complex64"],
    ["a number makes float64 of bool, whole or not", "bool", 1, "float64"],
    ["a bigint keeps uint64", "uint64", 7n, "uint64"],
    ["a bigint keeps floats", "float32", 7n, "float32"],
    ["a bigint makes int64 of bool", "bool", 1n, "int64"],
    ["a boolean keeps everything", "uint8", true, "uint8"],
    ["a complex number makes complex128 of integers", "int8", I, "complex128"],
    ["a complex number makes complex64 of float32", "float32", I, "complex64"],
  ];
  test.each(facts)("%s", (_, dtype, scalar, result) => {
    const a = ones(2, { dtype }) as unknown as NDArray;
    expect(add(a, scalar).dtype.name).toBe(result);
    expect(add(scalar, a).dtype.name).toBe(result);
  });

  test("lists, typed arrays and arrays without axes are not scalars", () => {
    const a = ones(2, { dtype: "int8" }) as unknown as NDArray;
    expect(add(a, [3]).dtype.name).toBe("float64");
    expect(add(a, array(3)).dtype.name).toBe("float64");
    expect(add(a, Int16Array.of(3, 4)).dtype.name).toBe("int16");
    expect(add(a, array(3, { dtype: "int8" })).dtype.name).toBe("int8");
  });

  test("the value is taken in the array's dtype", () => {
    expect(add(array([1], { dtype: "float32" }), 1e300).toNested()).toEqual([Number.POSITIVE_INFINITY]);
    expect(equal(array([0.1], { dtype: "float32" }), 0.1).toNested()).toEqual([true]);
    expect(subtract(array([0], { dtype: "uint8" }), 1).toNested()).toEqual([255]);
    expect(multiply(array([2n ** 62n], { dtype: "int64" }), 2n).toNested()).toEqual([-(2n ** 63n)]);
  });

  test("a value that the array's integer dtype cannot hold is an error", () => {
    const a = ones(2, { dtype: "uint8" });
    for (const call of [() => add(a, 300), () => add(-1, a), () => add(a, 256n)]) {
      expect(call).toThrow(expect.objectContaining({ name: "CastingError" }));
    }
    expect(() => add(a, 300)).toThrow("add: 300 is out of bounds for uint8; expected an integer from 0 to 255");
  });
});

describe("comparisons with numbers beyond an integer dtype are exact", () => {
  const facts: [string, DTypeName, Scalar, Scalar, boolean[]][] = [
    ["300 is above every uint8", "uint8", 255, 300, [true, true, false, false, false, true]],
    ["-1 is below every uint64", "uint64", 0n, -1n, [false, false, true, true, false, true]],
    ["2^63 is above every int64", "int64", 2n ** 63n - 1n, 2n ** 63n, [true, true, false, false, false, true]],
    ["2^70 is above every uint64", "uint64", 2n ** 64n - 1n, 2n ** 70n, [true, true, false, false, false, true]],
    ["-1e300 is below every int8", "int8", -128, -1e300, [false, false, true, true, false, true]],
    ["2^53 + 1 equals itself", "int64", 2n ** 53n + 1n, 2n ** 53n + 1n, [false, true, false, true, true, false]],
  ];
  test.each(facts)("%s", (_, dtype, value, scalar, expected) => {
    const a = array([value], { dtype }) as unknown as NDArray;
    const functions = [less, lessEqual, greater, greaterEqual, equal, notEqual];
    expect(functions.map((f) => f(a, scalar).get(0))).toEqual(expected);
    const turned = [greater, greaterEqual, less, lessEqual, equal, notEqual];
    expect(turned.map((f) => f(scalar, a).get(0))).toEqual(expected);
  });
});

test("numbers beyond an integer dtype are true", () => {
  const a = array([0, 4], { dtype: "uint16" });
  expect(logicalXor(a, -2).toNested()).toEqual([true, false]);
  expect(logicalAnd(2n ** 40n, a).toNested()).toEqual([false, true]);
});

describe("whole numbers are integers where only integers are taken", () => {
  test("an exponent beside floats", () => {
    const scaled = ldexp(array([1, 3], { dtype: "float32" }), 3);
    expect([scaled.dtype.name, scaled.toNested()]).toEqual(["float32", [8, 24]]);
    expect(ldexp(1.5, 2).get()).toBe(6);
    expect(ldexp(array([3], { dtype: "uint64" }), 3).toNested()).toEqual([24]);
    expect(ldexp(array([3], { dtype: "float32" }), true).toNested()).toEqual([6]);
    expect(() => ldexp([1], 0.5)).toThrow(expect.objectContaining({ name: "DTypeError" }));
  });
});

describe("scalars without an array", () => {
  const facts: [string, () => NDArray, DTypeName, unknown][] = [
    ["two numbers make float64", () => add(1, 2), "float64", 3],
    ["two bigints make int64", () => add(1n, 2n), "int64", 3n],
    ["a bigint and a number make float64", () => add(1n, 2), "float64", 3],
    ["two booleans stay bool", () => add(true, true), "bool", true],
    ["a boolean and a bigint make int64", () => add(true, 1n), "int64", 2n],
    ["a number and a complex number make complex128", () => add(1, I), "complex128", { re: 1, im: 1 }],
    ["two bigints are divided as float64", () => divide(1n, 2n), "float64", 0.5],
    ["a comparison makes bool", () => less(1, 2), "bool", true],
    ["the root of a bigint is float64", () => sqrt(4n), "float64", 2],
  ];
  test.each(facts)("%s", (_, call, dtype, value) => {
    const result = call();
    // NumPy: a scalar; here an array without axes, so that functions always give arrays.
    expect([result.shape, result.dtype.name, result.get()]).toEqual([[], dtype, value]);
  });
});

describe("comparisons of integers are exact", () => {
  const big = 2n ** 63n;
  test.each<[string, bigint, bigint, [boolean, boolean]]>([
    ["neighbours that a double cannot tell apart", 2n ** 53n + 1n, 2n ** 53n, [false, false]],
    ["the largest of both", big - 1n, 2n ** 64n - 1n, [false, true]],
    ["a negative number beside its own bits", -1n, 2n ** 64n - 1n, [false, true]],
    ["equal numbers", 5n, 5n, [true, false]],
    ["the smallest beside zero", -big, 0n, [false, true]],
  ])("int64 with uint64: %s", (_, signed, unsigned, [isEqual, isLess]) => {
    const a = array([signed], { dtype: "int64" });
    const b = array([unsigned], { dtype: "uint64" });
    expect([equal(a, b).get(0), equal(b, a).get(0)]).toEqual([isEqual, isEqual]);
    expect([less(a, b).get(0), less(b, a).get(0)]).toEqual([isLess, !isLess && !isEqual]);
  });
});
