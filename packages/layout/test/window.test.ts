import { describe, expect, test } from "vitest";
import { createLayout, windowLayout } from "../src/index.ts";
import { differentViews } from "./goldens/load.ts";
import { positions } from "./model.ts";

describe("each windowed axis appears twice with the same stride", () => {
  test("a window over the only axis", () => {
    expect(positions(windowLayout(createLayout([4]), 3))).toEqual([0, 1, 2, 1, 2, 3]);
  });
  test("windows over all axes", () => {
    expect(windowLayout(createLayout([3, 4]), [2, 2]).shape).toEqual([2, 3, 2, 2]);
  });
  test("an axis may be windowed twice", () => {
    expect(windowLayout(createLayout([5]), [2, 3], [0, 0]).shape).toEqual([2, 2, 3]);
  });
  test("a window of length 0 has no elements", () => {
    expect(windowLayout(createLayout([2]), 0).shape).toEqual([3, 0]);
  });
});

describe("errors", () => {
  const plane = createLayout([2, 2]);
  const facts: [() => unknown, string][] = [
    [
      () => windowLayout(createLayout([6]), 9),
      "slidingWindowView: window shape cannot be larger than input array shape; got (9,) for (6,)",
    ],
    [
      () => windowLayout(plane, [-1, 1]),
      "slidingWindowView: `window_shape` cannot contain negative values; got (-1,1)",
    ],
    [() => windowLayout(plane, [0.5, 1]), "slidingWindowView: `window_shape` must contain whole numbers; got (0.5,1)"],
    [
      () => windowLayout(plane, 2),
      "slidingWindowView: Since axis is `None`, must provide window_shape for all dimensions of `x`; got 1 window_shape elements and `x.ndim` is 2.",
    ],
    [
      () => windowLayout(plane, [2, 2], 0),
      "slidingWindowView: Must provide matching length window_shape and axis; got 2 window_shape elements and 1 axes elements.",
    ],
    [() => windowLayout(plane, 2, 3), "slidingWindowView: axis 3 is out of bounds for array of dimension 2"],
  ];
  test.each(facts)("%s: %s", (call, text) => {
    expect(call).toThrow(expect.objectContaining({ message: text }));
  });
});

test("NumPy gives the same", () => {
  expect(differentViews("slidingWindowView", windowLayout)).toEqual([]);
});
