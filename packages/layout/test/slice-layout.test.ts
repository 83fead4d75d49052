import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLayout, type Key, parseSlices, Slice, slice, sliceLayout, sliceRange } from "../src/index.ts";
import { golden, layoutOf, outcome, sameOutcome, type Triple } from "./goldens/load.ts";
import { anyLayout, law } from "./laws.ts";
import { positions } from "./model.ts";

const l = createLayout([4, 6]);

describe("a selection becomes shape, strides and offset", () => {
  const facts: [string, Key[], number[], number[], number][] = [
    ["nothing selects everything", [], [4, 6], [6, 1], 0],
    ["a whole number drops an axis", [1], [6], [1], 6],
    ["a negative number counts from the end", [-1, -1], [], [], 23],
    ["a slice keeps the axis", ["1:3"], [2, 6], [6, 1], 6],
    ["a step multiplies the stride", ["::2", "::3"], [2, 2], [12, 3], 0],
    ["a negative step walks backwards from the end", ["::-1"], [4, 6], [-6, 1], 18],
    ["bounds outside of the axis are clipped", ["2:99", "-99:2"], [2, 2], [6, 1], 12],
    ["a slice without elements keeps offset and stride", ["3:1:2"], [0, 6], [6, 1], 0],
    ["null adds an axis of length 1 with stride 0", [null, 0, null], [1, 1, 6], [0, 0, 1], 0],
    ["an ellipsis stands for the axes not named", ["...", 2], [4], [6], 2],
    ["an ellipsis may stand for no axis", [0, "...", 0], [], [], 0],
    ["one text may hold several selectors", ["1:3, ::2"], [2, 3], [6, 2], 6],
    ["texts and values mix", ["...", "1", null], [4, 1], [6, 0], 1],
    ["slice objects work as texts do", [slice(1, 3), slice(null, null, 2)], [2, 3], [6, 2], 6],
  ];
  test.each(facts)("%s", (_, keys, shape, strides, offset) => {
    expect(sliceLayout(l, keys)).toEqual(createLayout(shape, { strides, offset }));
  });

  test("a layout without axes has itself as its only selection", () => {
    const scalar = createLayout([], { offset: 3 });
    expect(sliceLayout(scalar, ["..."])).toEqual(scalar);
    expect(sliceLayout(scalar, [null]).shape).toEqual([1]);
  });

  test("a repeated axis keeps stride 0, not -0, when it is reversed", () => {
    expect(Object.is(sliceLayout(createLayout([3], { strides: [0] }), ["::-1"]).strides[0], 0)).toBe(true);
  });
});

test("slice takes Python's arguments", () => {
  expect(slice(3)).toEqual(new Slice(null, 3, 1));
  expect(slice()).toEqual(new Slice(null, null, 1));
  expect(slice(1, undefined as unknown as null)).toEqual(new Slice(1, null, 1));
  expect(slice(null, null, -2)).toEqual(new Slice(null, null, -2));
});

test("a range of a slice is clipped as Python clips it", () => {
  expect(sliceRange(slice(null, null, -1), 3)).toEqual({ start: 2, step: -1, count: 3 });
  expect(sliceRange(slice(5, 0, -2), 4)).toEqual({ start: 3, step: -2, count: 2 });
  expect(sliceRange(slice(-9, -7), 4)).toEqual({ start: 0, step: 1, count: 0 });
});

test("a text is read once, and the cache stays bounded", () => {
  expect(parseSlices(" 1 : 3 , -2,... ")).toEqual([new Slice(1, 3, 1), -2, "..."]);
  expect(parseSlices("7:8")).toBe(parseSlices("7:8"));
  for (let k = 0; k < 2000; k++) parseSlices(`${k}:`);
  expect(parseSlices("1999:")).toEqual([new Slice(1999, null, 1)]);
});

describe("errors", () => {
  const facts: [() => unknown, string][] = [
    [() => sliceLayout(l, [4]), "slice: index 4 is out of bounds for axis 0 with size 4"],
    [() => sliceLayout(l, ["0, -7"]), "slice: index -7 is out of bounds for axis 1 with size 6"],
    [() => sliceLayout(l, [0, 0, 0]), "slice: too many indices for array: array is 2-dimensional, but 3 were indexed"],
    [() => sliceLayout(l, ["...", "..."]), "slice: an index can only have a single ellipsis ('...'); got 2"],
    [() => sliceLayout(l, [1.5]), "slice: an index must be a whole number; got 1.5 for axis 0"],
    [
      () => sliceLayout(l, [undefined as unknown as null]),
      'slice: only whole numbers, slices, null and "..." are valid indices; got undefined',
    ],
    [
      () => sliceLayout(l, ["1:3;2"], "getitem"),
      'getitem: cannot read "1:3;2"; got "1:3;2", expected the like of "1:3, -1"',
    ],
    [() => sliceLayout(l, ["1,"]), 'slice: cannot read ""; got "1,", expected the like of "1:3, -1"'],
    [() => sliceLayout(l, ["::0"]), 'slice: slice step cannot be zero; got "::0", expected the like of "1:3, -1"'],
    [() => slice(1, 2, 0), "slice: slice step cannot be zero"],
    [() => slice(0.5), "slice: slice indices must be whole numbers or null; got 0.5"],
  ];
  test.each(facts)("%s: %s", (call, text) => {
    expect(call).toThrow(expect.objectContaining({ name: "IndexError", message: text }));
  });
});

test("NumPy selects the same", () => {
  const different = golden<[Triple, Key[], Triple | string]>("slices").filter(
    ([input, keys, result]) =>
      !sameOutcome(
        outcome(() => sliceLayout(layoutOf(input), keys)),
        result,
      ),
  );
  expect(different.slice(0, 5)).toEqual([]);
});

test("law: the elements of a selection are those that counting finds", () => {
  const bound = fc.option(fc.integer({ min: -7, max: 7 }), { nil: null });
  const step = fc.integer({ min: -3, max: 3 }).map((value) => value || 1);
  law(
    [anyLayout({ minLength: 0, maxLength: 5 }), fc.array(fc.tuple(bound, bound, step), { maxLength: 4 })],
    (layout, bounds) => {
      const slices = bounds.slice(0, layout.ndim).map(([start, stop, by]) => slice(start, stop, by));
      const chosen = layout.shape.map((length, k) => pythonRange(slices[k] ?? slice(null, null), length));
      let expected = [layout.offset];
      chosen.forEach((indices, k) => {
        expected = expected.flatMap((position) => indices.map((i) => position + i * layout.strides[k]));
      });
      const view = sliceLayout(layout, slices);
      expect(view.shape).toEqual(chosen.map((indices) => indices.length));
      expect(positions(view)).toEqual(expected);
    },
  );
});

/** Counts through the axis instead of computing. */
function pythonRange(s: Slice, length: number): number[] {
  const resolve = (bound: number): number => (bound < 0 ? bound + length : bound);
  const indices = Array.from({ length }, (_, i) => i);
  if (s.step > 0) {
    const inside = indices.filter(
      (i) => i >= resolve(s.start ?? 0) && i < (s.stop === null ? length : resolve(s.stop)),
    );
    return inside.filter((_, k) => k % s.step === 0);
  }
  const stop = s.stop === null ? -1 : resolve(s.stop);
  const start = s.start === null ? length - 1 : resolve(s.start);
  const inside = indices.reverse().filter((i) => i <= start && i > Math.max(stop, -1));
  return inside.filter((_, k) => k % -s.step === 0);
}
