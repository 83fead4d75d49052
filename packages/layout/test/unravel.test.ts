import fc from "fast-check";
import { expect, test } from "vitest";
import { type Order, type OutOfRange, ravelMultiIndex, unravelIndex } from "../src/index.ts";
import { golden } from "./goldens/load.ts";
import { law } from "./laws.ts";

test("elements are counted in C or in Fortran order", () => {
  expect(unravelIndex(5, [2, 3])).toEqual([1, 2]);
  expect(unravelIndex(3, [2, 3], "F")).toEqual([1, 1]);
  expect(unravelIndex(0, [])).toEqual([]);
  expect(ravelMultiIndex([1, 2], [2, 3])).toBe(5);
  expect(ravelMultiIndex([1, 2], [2, 3], { order: "F" })).toBe(5);
  expect(ravelMultiIndex([9, -1], [2, 3], { mode: ["clip", "wrap"] })).toBe(5);
});

test("errors", () => {
  expect(() => unravelIndex(6, [2, 3])).toThrow("unravelIndex: index 6 is out of bounds for array with size 6");
  expect(() => unravelIndex(-1, [2, 3])).toThrow("unravelIndex: index -1 is out of bounds for array with size 6");
  expect(() => unravelIndex(0, [0])).toThrow("unravelIndex: index 0 is out of bounds for array with size 0");
  expect(() => ravelMultiIndex([2, 0], [2, 3])).toThrow(
    "ravelMultiIndex: invalid entry in coordinates array; got 2 for axis 0 of shape (2,3)",
  );
  expect(() => ravelMultiIndex([1], [2, 3])).toThrow(
    "ravelMultiIndex: parameter multi_index must be a sequence of length 2; got 1 indices",
  );
  expect(() => ravelMultiIndex([0], [0], { mode: "wrap" })).toThrow("invalid entry in coordinates array");
});

test("NumPy counts the same", () => {
  type Row = [number[], Order, number, number[] | string, number[], OutOfRange, number | string];
  const attempt = (call: () => unknown): unknown => {
    try {
      return call();
    } catch (error) {
      return (error as Error).message.replace(/^\w+: /, "").replace(/; got.*$/, "");
    }
  };
  const different = golden<Row>("unravels").filter(([shape, order, flat, result, indices, mode, back]) => {
    const ours = [
      attempt(() => unravelIndex(flat, shape, order)),
      attempt(() => ravelMultiIndex(indices, shape, { mode, order })),
    ];
    return JSON.stringify(ours) !== JSON.stringify([result, back]);
  });
  expect(different.slice(0, 5)).toEqual([]);
});

test("law: the two are inverses", () => {
  const shape = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 });
  law([shape, fc.nat(), fc.constantFrom("C" as const, "F" as const)], (lengths, seed, order) => {
    const flat = seed % lengths.reduce((size, length) => size * length, 1);
    expect(ravelMultiIndex(unravelIndex(flat, lengths, order), lengths, { order })).toBe(flat);
  });
});
