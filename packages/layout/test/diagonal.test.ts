import { describe, expect, test } from "vitest";
import { createLayout, diagonalLayout } from "../src/index.ts";
import { differentViews } from "./goldens/load.ts";

describe("one step along the diagonal is a step along both axes", () => {
  const l = createLayout([3, 4]);
  const facts: [string, number, number[], number][] = [
    ["the main diagonal", 0, [3], 0],
    ["above it", 2, [2], 2],
    ["below it", -1, [2], 4],
    ["outside of the plane it is empty", 9, [0], 0],
  ];
  test.each(facts)("%s", (_, offset, shape, start) => {
    expect(diagonalLayout(l, offset)).toEqual(createLayout(shape, { strides: [5], offset: start }));
  });
  test("it comes after the other axes", () => {
    expect(diagonalLayout(createLayout([2, 3, 4]), 0, 0, -1)).toEqual(createLayout([3, 2], { strides: [4, 13] }));
  });
});

test("errors", () => {
  const l = createLayout([2, 2]);
  expect(() => diagonalLayout(createLayout([2]))).toThrow(
    "diagonal: diag requires an array of at least two dimensions; got 1",
  );
  expect(() => diagonalLayout(l, 0, 1, -1)).toThrow("diagonal: axis1 and axis2 cannot be the same; got 1 and -1");
  expect(() => diagonalLayout(l, 0, 1, 3)).toThrow("diagonal: axis2: axis 3 is out of bounds for array of dimension 2");
  expect(() => diagonalLayout(l, 0.5)).toThrow("diagonal: offset must be a whole number; got 0.5");
});

test("NumPy gives the same", () => {
  expect(differentViews("diagonal", diagonalLayout)).toEqual([]);
});
