import { expect, test } from "vitest";
import { createLayout, expandLayout } from "../src/index.ts";
import { differentViews } from "./goldens/load.ts";

test("axes of length 1 are put at the given places", () => {
  expect(expandLayout(createLayout([3, 4]), [0, -1]).shape).toEqual([1, 3, 4, 1]);
  expect(expandLayout(createLayout([]), 0, 8)).toEqual(createLayout([1], { strides: [8] }));
  expect(expandLayout(createLayout([3], { strides: [2] }), 0).strides).toEqual([6, 2]);
});

test("errors name the place", () => {
  const l = createLayout([6]);
  expect(() => expandLayout(l, 5)).toThrow("expandDims: axis 5 is out of bounds for array of dimension 2");
  expect(() => expandLayout(l, [0, 0])).toThrow("expandDims: repeated axis; got 0, 0");
});

test("NumPy gives the same strides", () => {
  expect(
    differentViews("expandDims", (l, axes, itemsize) => expandLayout(l, axes, itemsize), { itemsize: true }),
  ).toEqual([]);
});

test("without places the strides stay, those of axes of length 1 too", () => {
  const l = createLayout([1, 3, 1], { strides: [0, 2, 0] });
  expect(expandLayout(l, []).strides).toEqual([0, 2, 0]);
});
