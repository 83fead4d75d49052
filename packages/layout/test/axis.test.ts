import { expect, test } from "vitest";
import { normalizeAxes, normalizeAxis } from "../src/index.ts";

test("negative axes count from the end", () => {
  expect(normalizeAxis(-1, 3)).toBe(2);
  expect(Object.is(normalizeAxis(-0, 3), 0)).toBe(true);
  expect(normalizeAxes([2, -3], 3)).toEqual([2, 0]);
  expect(normalizeAxes(1, 3)).toEqual([1]);
  expect(normalizeAxes([], 3)).toEqual([]);
});

test("null and undefined are all axes", () => {
  expect(normalizeAxes(null, 2)).toEqual([0, 1]);
  expect(normalizeAxes(undefined, 0)).toEqual([]);
});

test("errors", () => {
  expect(() => normalizeAxis(2, 2, "sum")).toThrow(
    expect.objectContaining({
      name: "AxisError",
      message: "sum: axis 2 is out of bounds for array of dimension 2",
      axis: 2,
      ndim: 2,
    }),
  );
  expect(() => normalizeAxis(0, 0, "sum")).toThrow("sum: axis 0 is out of bounds for array of dimension 0");
  expect(() => normalizeAxis(0.5, 2, "sum")).toThrow("sum: an axis must be a whole number; got 0.5");
  expect(() => normalizeAxis(3, 2, "swapaxes", "axis1")).toThrow("swapaxes: axis1: axis 3 is out of bounds");
  expect(() => normalizeAxes([0, -2], 2, "sum")).toThrow("sum: repeated axis; got 0, -2");
});
