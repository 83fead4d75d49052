import { describe, expect, test } from "vitest";
import { createLayout, keepOrderLayout, orderAxes, packAlong } from "../src/index.ts";
import { golden, layoutOf, type Triple } from "./goldens/load.ts";

describe("a copy nests its axes as its source does", () => {
  const facts: [string, number[], number[], number[]][] = [
    ["C packed stays C packed", [2, 3], [3, 1], [3, 1]],
    ["Fortran packed stays Fortran packed", [2, 3], [1, 2], [1, 2]],
    ["gaps close", [2, 3], [10, 2], [3, 1]],
    ["reversed axes turn forward", [2, 3], [-3, -1], [3, 1]],
    ["a mixed nesting stays", [2, 3, 4], [4, 8, 1], [4, 8, 1]],
    ["a repeated axis becomes the innermost", [2, 3], [0, 1], [1, 2]],
    ["a fresh empty array has strides 0", [2, 0], [5, 1], [0, 0]],
    ["no axes", [], [], []],
  ];
  test.each(facts)("%s", (_, shape, strides, result) => {
    expect(keepOrderLayout(createLayout(shape, { strides, offset: 20 }))).toEqual(
      createLayout(shape, { strides: result }),
    );
  });
});

test("NumPy's copy('K') has the same strides", () => {
  const different = golden<[Triple, number[]]>("copies").filter(
    ([input, result]) => JSON.stringify(keepOrderLayout(layoutOf(input), 8).strides) !== JSON.stringify(result),
  );
  expect(different.slice(0, 5)).toEqual([]);
});

test("NumPy allocates outputs of several operands with the same strides", () => {
  const different = golden<[number[], number[][], number[]]>("outputs").filter(
    ([shape, operands, result]) =>
      JSON.stringify(packAlong(shape, orderAxes(shape, operands, "K"), 8).strides) !== JSON.stringify(result),
  );
  expect(different.slice(0, 5)).toEqual([]);
});
