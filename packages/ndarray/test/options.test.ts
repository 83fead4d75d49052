/** What options do in corners that no table reaches. Values are NumPy's. */
import { expect, test } from "vitest";
import {
  arange,
  array,
  asarray,
  asStrided,
  emptyLike,
  linspace,
  type NDArray,
  pad,
  select,
  zerosLike,
} from "../src/index.ts";

test("linspace in 64-bit integers is rounded down", () => {
  expect(linspace(1, 7.25, 6, { dtype: "uint64" }).toNested()).toEqual([1n, 2n, 3n, 4n, 6n, 7n]);
  expect(linspace(-0.5, 1, 4, { dtype: "int64" }).toNested()).toEqual([-1n, 0n, 0n, 1n]);
});

test("another shape with as many axes nests as the array does", () => {
  const a = asStrided(arange(20, { dtype: "float16" }).slice("::-1"), { shape: [5, 2], strides: [-2, -10] });
  expect(zerosLike(a, { shape: [2, 3] }).strides).toEqual([2, 4]);
  expect(emptyLike(a, { shape: [2, 3, 4] }).strides).toEqual([24, 8, 2]);
  expect(emptyLike(a, { shape: [2, 3], order: "C" }).strides).toEqual([6, 2]);
  const f = array(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { order: "F" },
  );
  expect(["A", "K"].map((order) => emptyLike(f, { shape: [3, 4], order: order as "A" }).strides)).toEqual([
    [8, 24],
    [8, 24],
  ]);
  expect(emptyLike(f, { shape: [3, 4, 2], order: "A" }).strides).toEqual([8, 24, 96]);
});

test("select leaves the dtype to its choices where nothing is said of the rest", () => {
  const truths = array([true, true]);
  expect(select([[true, false]], [truths]).dtype.name).toBe("int64");
  expect(select([[true, false]], [truths], { default: false }).toNested()).toEqual([true, false]);
  expect(select([[true, false]], [array([5, 6], { dtype: "float32" })]).dtype.name).toBe("float32");
});

test("array and asarray take any order for order A, astype does not", () => {
  const a = arange(6).reshape([2, 3]).slice("::-1") as NDArray;
  expect(asarray(a, { order: "A" })).toBe(a);
  expect(array(a, { order: "A", copy: false })).toBe(a);
  expect(a.astype("float64", { order: "A", copy: false })).not.toBe(a);
  const turned = asStrided(arange(4, { dtype: "uint32" }), { shape: [1, 2, 2], strides: [4, 0, 4] });
  expect(array(turned, { order: "A", dtype: "int8" }).strides).toEqual([4, 1, 2]);
});

test("pad: the mean of nothing is NaN for floats, truth values are turned as numbers", () => {
  expect(pad([1, 2, 3], 1, { mode: "mean", statLength: 0 }).toNested()).toEqual([Number.NaN, 1, 2, 3, Number.NaN]);
  expect(pad([1, 2, 3], 1, { mode: "median", statLength: 0 }).toNested()).toEqual([Number.NaN, 1, 2, 3, Number.NaN]);
  expect(() => pad([1n, 2n], 1, { mode: "mean", statLength: 0 })).toThrow("stat_length of 0 yields no value");
  const odd = pad([[true, false]], [0, 1], { mode: "reflect", reflectType: "odd" });
  expect(odd.toNested()).toEqual([
    [true, false, true],
    [true, false, true],
  ]);
  expect(() => pad([1, 2], [[1n as never, 2n as never, 3n as never]])).toThrow('got [["1","2","3"]] for 1 axes');
});
