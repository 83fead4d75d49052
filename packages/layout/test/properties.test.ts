import fc from "fast-check";
import { expect, test } from "vitest";
import { createLayout, extent, isExhaustive, isStrided, isUnique, requiredSpanSize } from "../src/index.ts";
import { anyLayout, derivedLayout, law } from "./laws.ts";
import { positions, unitsOf } from "./model.ts";

test("the extent is half-open, and empty for an empty layout", () => {
  expect(extent(createLayout([2, 3], { strides: [-10, 2], offset: 10 }), 4)).toEqual({ start: 0, end: 18 });
  expect(extent(createLayout([0, 3], { strides: [9, 9], offset: 7 }), 4)).toEqual({ start: 7, end: 7 });
  expect(requiredSpanSize(createLayout([]), 8)).toBe(8);
});

test("a layout is counted in elements when offset and strides are multiples of the item size", () => {
  expect(isStrided(createLayout([2, 3]))).toBe(true);
  expect(isStrided(createLayout([3], { strides: [12], offset: 4 }), 4)).toBe(true);
  expect(isStrided(createLayout([3], { strides: [12] }), 8)).toBe(false);
  expect(isStrided(createLayout([1], { strides: [12] }), 8)).toBe(true);
  expect(isStrided(createLayout([3], { strides: [8], offset: 4 }), 8)).toBe(false);
});

test("law: extent, unique and exhaustive say what the list of units says", () => {
  law([fc.oneof(anyLayout(), derivedLayout()), fc.constantFrom(1, 1, 2, 3)], (l, itemsize) => {
    const units = positions(l).flatMap((at) => unitsOf(at, itemsize));
    const distinct = new Set(units);
    expect(isUnique(l, itemsize)).toBe(distinct.size === units.length);
    expect(isExhaustive(l, itemsize)).toBe(distinct.size === requiredSpanSize(l, itemsize));
    if (units.length > 0) {
      expect(extent(l, itemsize)).toEqual({ start: Math.min(...units), end: Math.max(...units) + 1 });
    }
  });
});
