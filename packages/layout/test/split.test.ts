import { describe, expect, test } from "vitest";
import { arraySplitLayout, createLayout, splitLayout, splitRanges } from "../src/index.ts";
import { golden, layoutOf, type Triple, tripleOf } from "./goldens/load.ts";

const l = createLayout([6, 2]);

describe("an axis is cut into views", () => {
  test("equal sections", () => {
    expect(splitLayout(l, 3).map((piece) => [piece.shape, piece.offset])).toEqual([
      [[2, 2], 0],
      [[2, 2], 4],
      [[2, 2], 8],
    ]);
  });
  test("nearly equal sections, the longer ones first", () => {
    expect(splitRanges(7, 3)).toEqual([
      [0, 3],
      [3, 5],
      [5, 7],
    ]);
  });
  test("before given indices, which are read as slices read them", () => {
    expect(splitLayout(l, [1, -1]).map((piece) => piece.shape[0])).toEqual([1, 4, 1]);
    expect(arraySplitLayout(l, [4, 2]).map((piece) => piece.shape[0])).toEqual([4, 0, 4]);
  });
  test("more sections than elements", () => {
    expect(arraySplitLayout(l, 3, 1).map((piece) => piece.shape[1])).toEqual([1, 1, 0]);
  });
});

test("errors", () => {
  expect(() => splitLayout(l, 4)).toThrow(
    "split: array split does not result in an equal division; got 4 sections for an axis of size 6",
  );
  expect(() => arraySplitLayout(l, 0)).toThrow("arraySplit: number sections must be larger than 0.; got 0");
  expect(() => splitLayout(l, 2, 2)).toThrow("split: axis 2 is out of bounds for array of dimension 2");
  expect(() => splitLayout(l, [0.5])).toThrow("split: an index to split at must be a whole number; got 0.5");
});

test("NumPy cuts the same", () => {
  const rows = golden<[string, Triple, number | number[], number, Triple[] | string]>("splits");
  const different = rows.filter(([name, input, sections, axis, result]) => {
    const split = name === "split" ? splitLayout : arraySplitLayout;
    try {
      return JSON.stringify(split(layoutOf(input), sections, axis).map(tripleOf)) !== JSON.stringify(result);
    } catch (error) {
      return !(error as Error).message.startsWith(`${name}: ${result}`);
    }
  });
  expect(different.slice(0, 5)).toEqual([]);
});
