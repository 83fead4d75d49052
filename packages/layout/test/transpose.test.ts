import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createLayout,
  type Layout,
  moveAxisLayout,
  rollAxisLayout,
  swapAxesLayout,
  transposeLayout,
} from "../src/index.ts";
import { differentViews } from "./goldens/load.ts";
import { anyLayout, law } from "./laws.ts";
import { pairs } from "./model.ts";

const l = createLayout([2, 3, 4], { offset: 5 });

describe("axes change places, elements do not", () => {
  const facts: [string, Layout, number[], number[]][] = [
    ["without axes the order is reversed", transposeLayout(l), [4, 3, 2], [1, 4, 12]],
    ["axis k of the result is the axis named at k", transposeLayout(l, [1, -1, 0]), [3, 4, 2], [4, 1, 12]],
    ["null means no axes were given", transposeLayout(l, null), [4, 3, 2], [1, 4, 12]],
    ["two axes are exchanged", swapAxesLayout(l, 0, -1), [4, 3, 2], [1, 4, 12]],
    ["an axis exchanged with itself stays", swapAxesLayout(l, 1, -2), [2, 3, 4], [12, 4, 1]],
    ["one axis is moved", moveAxisLayout(l, 0, -1), [3, 4, 2], [4, 1, 12]],
    ["several axes are moved", moveAxisLayout(l, [0, 1], [-1, -2]), [4, 3, 2], [1, 4, 12]],
    ["no axis is moved", moveAxisLayout(l, [], []), [2, 3, 4], [12, 4, 1]],
    ["an axis is rolled to the front", rollAxisLayout(l, 2), [4, 2, 3], [1, 12, 4]],
    ["an axis is rolled to the end", rollAxisLayout(l, 0, 3), [3, 4, 2], [4, 1, 12]],
    ["a layout without axes stays", transposeLayout(createLayout([]), []), [], []],
  ];
  test.each(facts)("%s", (_, view, shape, strides) => {
    expect(view.shape).toEqual(shape);
    expect(view.strides).toEqual(strides);
    expect(view.size).toBe(view.ndim === 0 ? 1 : 24);
    expect(view.offset).toBe(view.ndim === 0 ? 0 : 5);
  });
});

describe("errors", () => {
  const facts: [() => unknown, string][] = [
    [() => transposeLayout(l, [0, 1]), "transpose: axes don't match array; got 2 axes, expected 3"],
    [() => transposeLayout(l, [0, 0, 1]), "transpose: repeated axis in transpose; got 0, 0, 1"],
    [() => transposeLayout(l, [0, 1, 3]), "transpose: axis 3 is out of bounds for array of dimension 3"],
    [() => transposeLayout(l, [0], "permuteDims"), "permuteDims: axes don't match array; got 1 axes, expected 3"],
    [() => swapAxesLayout(l, 0, 3), "swapaxes: axis2: axis 3 is out of bounds for array of dimension 3"],
    [() => moveAxisLayout(l, [0, 0], [0, 1]), "moveaxis: repeated axis in `source` argument; got 0, 0"],
    [() => moveAxisLayout(l, 0, 9), "moveaxis: destination: axis 9 is out of bounds for array of dimension 3"],
    [
      () => moveAxisLayout(l, 0, [0, 1]),
      "moveaxis: `source` and `destination` arguments must have the same number of elements; got 1 and 2",
    ],
    [() => rollAxisLayout(l, 0, 5), "rollaxis: 'start' arg requires -3 <= start < 4, but 5 was passed in"],
  ];
  test.each(facts)("%s: %s", (call, text) => {
    expect(call).toThrow(expect.objectContaining({ name: "AxisError", message: text }));
  });
});

test("NumPy gives the same strides", () => {
  expect(differentViews("transpose", transposeLayout)).toEqual([]);
  expect(differentViews("swapaxes", swapAxesLayout)).toEqual([]);
  expect(differentViews("moveaxis", moveAxisLayout)).toEqual([]);
  expect(differentViews("rollaxis", rollAxisLayout)).toEqual([]);
});

test("law: the element at a permuted index is the element at the index", () => {
  law([anyLayout(), fc.array(fc.nat(100), { minLength: 4, maxLength: 4 })], (layout, order) => {
    const axes = layout.shape.map((_, k) => k).sort((p, q) => order[p] - order[q]);
    const expected = new Map(pairs(layout).map(([index, at]) => [axes.map((k) => index[k]).join(), at]));
    const found = new Map(pairs(transposeLayout(layout, axes)).map(([index, at]) => [index.join(), at]));
    expect(found.size).toBe(expected.size);
    for (const [index, at] of found) expect(expected.get(index)).toBe(at);
  });
});
