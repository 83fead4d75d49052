import { describe, expect, test } from "vitest";
import { createLayout, ravelLayout, ravelObstacle, transposeLayout } from "../src/index.ts";
import { golden, layoutOf, outcome, sameOutcome, type Triple } from "./goldens/load.ts";

const c = createLayout([2, 3]);
const f = transposeLayout(c);

describe("a view of what is packed", () => {
  const facts: [string, ReturnType<typeof ravelLayout>, boolean][] = [
    ["C order of a C packed layout", ravelLayout(c), true],
    ["C order of a Fortran packed layout", ravelLayout(f), false],
    ["F order of a Fortran packed layout", ravelLayout(f, { order: "F" }), true],
    ["A order of either", ravelLayout(f, { order: "A" }), true],
    [
      "K order of any packed nesting",
      ravelLayout(transposeLayout(createLayout([2, 3, 4]), [1, 0, 2]), { order: "K" }),
      true,
    ],
    ["K order of a reversed axis", ravelLayout(createLayout([3], { strides: [-1], offset: 2 }), { order: "K" }), false],
    ["a step, though reshape has a view", ravelLayout(createLayout([3], { strides: [2] })), false],
    ["no axes", ravelLayout(createLayout([])), true],
    ["no elements", ravelLayout(createLayout([0, 3])), true],
  ];
  test.each(facts)("%s", (_, view, exists) => {
    expect(view !== null).toBe(exists);
    if (view) expect(view.strides).toEqual([1]);
  });
});

test("the obstacle names the first axis that is not packed, and the stride that would be", () => {
  expect(ravelObstacle(f)).toEqual({ axis: 1, needed: 1, got: 3 });
  expect(ravelObstacle(f, { order: "A" })).toBe(null);
  const reversed = createLayout([2, 3], { strides: [3, -1], offset: 2 });
  expect(ravelObstacle(reversed, { order: "K" })).toEqual({ axis: 1, needed: 1, got: -1 });
  expect(ravelObstacle(createLayout([2, 2, 2], { strides: [4, 1, 3] }), { order: "K" })).toEqual({
    axis: 2,
    needed: 2,
    got: 3,
  });
});

test("an unknown order is refused", () => {
  expect(() => ravelLayout(c, { order: "Z" as "C" })).toThrow(
    "ravel: order must be one of 'C', 'F', 'A', or 'K' (got 'Z')",
  );
});

test("NumPy views and copies in the same cases", () => {
  const rows = golden<[Triple, number, "C" | "F" | "A" | "K", Triple | null]>("ravel");
  const different = rows.filter(
    ([input, itemsize, order, result]) =>
      !sameOutcome(
        outcome(() => ravelLayout(layoutOf(input), { order, itemsize })),
        result,
      ),
  );
  expect(different.slice(0, 5)).toEqual([]);
});
