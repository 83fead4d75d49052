import { describe, expect, test } from "vitest";
import { contiguity, createLayout, isCContiguous, isFContiguous, packingObstacle } from "../src/index.ts";
import { golden, layoutOf, type Triple } from "./goldens/load.ts";
import { anyLayout, law } from "./laws.ts";
import { fortranPositions, positions } from "./model.ts";

describe("packed in C order, in Fortran order, in both or in neither", () => {
  const facts: [string, number[], number[], string | null][] = [
    ["a C packed plane", [2, 3], [3, 1], "C"],
    ["a Fortran packed plane", [2, 3], [1, 2], "F"],
    ["one axis", [6], [1], "CF"],
    ["no axes", [], [], "CF"],
    ["an empty layout, whatever its strides", [0, 3], [7, -5], "CF"],
    ["an axis of length 1, whatever its stride", [2, 1, 3], [3, 99, 1], "C"],
    ["a step", [3], [2], null],
    ["a reversed axis", [3], [-1], null],
    ["a repeated axis", [3], [0], null],
  ];
  test.each(facts)("%s", (_, shape, strides, answer) => {
    expect(contiguity(createLayout(shape, { strides, offset: 10 }))).toBe(answer);
  });
});

describe("why a layout is not packed", () => {
  const facts: [string, number[], number[], "C" | "F", object | null][] = [
    ["the innermost axis steps over elements", [2, 3], [6, 2], "C", { axis: 1, needed: 1, got: 2 }],
    ["rows lie further apart than they are long", [2, 3], [4, 1], "C", { axis: 0, needed: 3, got: 4 }],
    ["a Fortran packed plane in C order", [2, 3], [1, 2], "C", { axis: 1, needed: 1, got: 2 }],
    ["a C packed plane in Fortran order", [2, 3], [3, 1], "F", { axis: 0, needed: 1, got: 3 }],
    ["an axis of length 1 is no obstacle", [2, 1], [5, 9], "C", { axis: 0, needed: 1, got: 5 }],
    ["no obstacle in a packed plane", [2, 3], [3, 1], "C", null],
    ["no obstacle without elements", [0, 3], [7, 7], "F", null],
  ];
  test.each(facts)("%s", (_, shape, strides, order, obstacle) => {
    expect(packingObstacle(createLayout(shape, { strides }), order)).toEqual(obstacle);
  });
});

test("NumPy sets the same flags", () => {
  const different = golden<[Triple, number, number, number]>("contiguity").filter(([input, itemsize, c, f]) => {
    const l = layoutOf(input);
    return isCContiguous(l, itemsize) !== (c === 1) || isFContiguous(l, itemsize) !== (f === 1);
  });
  expect(different.slice(0, 5)).toEqual([]);
});

test("law: contiguous means that the positions count up by one", () => {
  const countsUp = (all: number[]): boolean => all.every((at, k) => at === all[0] + k);
  law([anyLayout()], (l) => {
    expect(isCContiguous(l)).toBe(countsUp(positions(l)));
    expect(isFContiguous(l)).toBe(countsUp(fortranPositions(l)));
  });
});
