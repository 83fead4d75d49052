import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLayout, flipLayout, rot90Layout } from "../src/index.ts";
import { differentViews } from "./goldens/load.ts";
import { anyLayout, law } from "./laws.ts";
import { positions } from "./model.ts";

const l = createLayout([2, 3]);

describe("axes are read backwards", () => {
  test("all axes, if none is named", () => {
    expect(flipLayout(l)).toEqual(createLayout([2, 3], { strides: [-3, -1], offset: 5 }));
  });
  test("the axes that are named", () => {
    expect(flipLayout(l, -1)).toEqual(createLayout([2, 3], { strides: [3, -1], offset: 2 }));
    expect(flipLayout(l, [])).toEqual(l);
  });
  test("no axes, an empty axis and a repeated axis stay as they are", () => {
    expect(flipLayout(createLayout([]))).toEqual(createLayout([]));
    expect(flipLayout(createLayout([0], { strides: [1] }))).toEqual(createLayout([0], { strides: [1] }));
    expect(Object.is(flipLayout(createLayout([3], { strides: [0] })).strides[0], 0)).toBe(true);
  });
  test("law: flipped, the positions come in reverse", () => {
    law([anyLayout()], (layout) => {
      expect(positions(flipLayout(layout))).toEqual(positions(layout).reverse());
    });
  });
});

describe("planes are turned by quarters", () => {
  test("one quarter goes from the first axis towards the second", () => {
    expect(positions(rot90Layout(l))).toEqual([2, 5, 1, 4, 0, 3]);
    expect(positions(rot90Layout(l, -1))).toEqual([3, 0, 4, 1, 5, 2]);
    expect(positions(rot90Layout(l, 2))).toEqual([5, 4, 3, 2, 1, 0]);
  });
  test("law: four quarters are no turn, and quarters add up", () => {
    law([anyLayout({ minLength: 1 }), fc.integer({ min: -9, max: 9 })], (layout, k) => {
      if (layout.ndim < 2) return;
      expect(rot90Layout(layout, k + 4)).toEqual(rot90Layout(layout, k));
      expect(rot90Layout(rot90Layout(layout, k))).toEqual(rot90Layout(layout, k + 1));
    });
  });
});

test("errors", () => {
  expect(() => flipLayout(l, 2)).toThrow("flip: axis 2 is out of bounds for array of dimension 2");
  expect(() => flipLayout(l, [0, -2])).toThrow("flip: repeated axis; got 0, -2");
  expect(() => rot90Layout(l, 1, [0, -2])).toThrow("rot90: Axes must be different; got 0 and -2");
  expect(() => rot90Layout(l, 1, [0])).toThrow("rot90: len(axes) must be 2; got 1 axes");
  expect(() => rot90Layout(l, 1, [0, 4])).toThrow("rot90: axis 4 is out of bounds for array of dimension 2");
  expect(() => rot90Layout(l, 0.5)).toThrow("rot90: k must be a whole number; got 0.5");
});

test("NumPy gives the same", () => {
  expect(differentViews("flip", flipLayout)).toEqual([]);
  expect(differentViews("rot90", rot90Layout)).toEqual([]);
});
