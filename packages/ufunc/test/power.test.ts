/** Integers to negative powers: an error that changes nothing. */
import { array, type NDArray, zeros } from "@strided/ndarray";
import { expect, test } from "vitest";
import { floatPower, power } from "../src/index.ts";

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
