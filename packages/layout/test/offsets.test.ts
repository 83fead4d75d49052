import { describe, expect, test } from "vitest";
import { createLayout, indicesOf, offsetOf, offsetsOf } from "../src/index.ts";
import { anyLayout, law } from "./laws.ts";
import { pairs, positions } from "./model.ts";

const l = createLayout([2, 3], { offset: 4 });

test("one element is found by its indices", () => {
  expect(offsetOf(l, [1, 2])).toBe(9);
  expect(offsetOf(l, [-1, -3])).toBe(7);
  expect(offsetOf(createLayout([], { offset: 2 }), [])).toBe(2);
});

describe("errors", () => {
  const facts: [() => unknown, string][] = [
    [() => offsetOf(createLayout([3]), [5]), "get: index 5 is out of bounds for axis 0 with size 3"],
    [() => offsetOf(l, [0, -4], "set"), "set: index -4 is out of bounds for axis 1 with size 3"],
    [() => offsetOf(l, [0, 0.5]), "get: an index must be a whole number; got 0.5 for axis 1"],
    [() => offsetOf(l, [0, Number.NaN]), "get: an index must be a whole number; got NaN for axis 1"],
    [() => offsetOf(l, [0, 0, 0]), "get: too many indices for array: array is 2-dimensional, but 3 were indexed"],
    [() => offsetOf(l, [0]), "get: too few indices for one element: array is 2-dimensional, but 1 were indexed"],
    [() => offsetOf(createLayout([0]), [0]), "get: index 0 is out of bounds for axis 0 with size 0"],
  ];
  test.each(facts)("%s: %s", (call, text) => {
    expect(call).toThrow(expect.objectContaining({ name: "IndexError", message: text }));
  });
});

test("law: all ways to an element agree", () => {
  law([anyLayout()], (layout) => {
    expect([...offsetsOf(layout)]).toEqual(positions(layout));
    expect([...indicesOf(layout.shape)]).toEqual(pairs(layout).map(([index]) => index));
    for (const [index, at] of pairs(layout)) {
      expect(offsetOf(layout, index)).toBe(at);
      expect(
        offsetOf(
          layout,
          index.map((i, k) => i - layout.shape[k]),
        ),
      ).toBe(at);
    }
  });
});
