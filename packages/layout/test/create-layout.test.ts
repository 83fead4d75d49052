import { describe, expect, test } from "vitest";
import { asStridedLayout, createLayout, Layout, packedStrides, packLayout, uncheckedLayout } from "../src/index.ts";

describe("a layout is packed unless strides are given", () => {
  const facts: [string, Layout, number[], number][] = [
    ["C order", createLayout([2, 3]), [3, 1], 6],
    ["Fortran order", createLayout([2, 3], { order: "F" }), [1, 2], 6],
    ["wider elements", createLayout([2, 3], { itemsize: 8 }), [24, 8], 6],
    ["given strides", createLayout([2, 3], { strides: [1, -2], offset: 4 }), [1, -2], 6],
    ["no axes", createLayout([]), [], 1],
    ["a fresh empty layout has strides 0", createLayout([2, 0, 3]), [0, 0, 0], 0],
    ["given strides of an empty layout stay", createLayout([0, 3], { strides: [3, 1] }), [3, 1], 0],
  ];
  test.each(facts)("%s", (_, l, strides, size) => {
    expect(l).toBeInstanceOf(Layout);
    expect(l.strides).toEqual(strides);
    expect(l.size).toBe(size);
    expect(l.ndim).toBe(strides.length);
  });

  test("it does not hold on to the caller's lists", () => {
    const shape = [2, 3];
    const strides = [3, 1];
    const l = createLayout(shape, { strides });
    shape[0] = strides[0] = 99;
    expect(l).toEqual(createLayout([2, 3]));
  });

  test("uncheckedLayout trusts its arguments", () => {
    expect(uncheckedLayout([2, 3], [3, 1], 0)).toEqual(createLayout([2, 3]));
  });

  test("packed strides count a length of 0 as 1, fresh ones are 0", () => {
    expect(packedStrides([2, 0, 3])).toEqual([3, 3, 1]);
    expect(packLayout([2, 0, 3]).strides).toEqual([0, 0, 0]);
  });
});

describe("errors", () => {
  const facts: [() => unknown, string][] = [
    [() => createLayout([-1]), "createLayout: negative dimensions are not allowed; got shape (-1,)"],
    [() => createLayout([1.5, 2]), "createLayout: dimension must be a whole number >= 0; got 1.5"],
    [() => createLayout([Number.NaN]), "createLayout: dimension must be a whole number >= 0; got NaN"],
    [() => createLayout([2 ** 53]), "createLayout: dimension must be a whole number >= 0; got 9007199254740992"],
    [
      () => createLayout(new Array(65).fill(1), {}, "zeros"),
      "zeros: maximum supported dimension for an ndarray is currently 64, found 65",
    ],
    [
      () => createLayout([2 ** 40, 2 ** 40]),
      "createLayout: array is too big; got shape (1099511627776,1099511627776) with itemsize 1",
    ],
    [
      () => createLayout([0, 2 ** 50], { itemsize: 8 }),
      "createLayout: array is too big; got shape (0,1125899906842624)",
    ],
    [
      () => createLayout([2, 3], { strides: [1] }),
      "createLayout: strides must have one entry per axis; got 1 strides for shape (2,3)",
    ],
    [
      () => createLayout([2], { strides: [0.5] }),
      "createLayout: stride must be a whole number >= -9007199254740991; got 0.5",
    ],
    [
      () => createLayout([2], { strides: [-1] }),
      "createLayout: the strides reach outside of any storage; got positions -1 to 1",
    ],
    [() => createLayout([2], { offset: -1 }), "createLayout: offset must be a whole number >= 0; got -1"],
    [() => createLayout([2], { itemsize: 0 }), "createLayout: itemsize must be a whole number >= 1; got 0"],
    [() => createLayout([2], { order: "K" as "C" }), "createLayout: order 'K' is not permitted, only 'C' and 'F'"],
  ];
  test.each(facts)("%s: %s", (call, text) => {
    expect(call).toThrow(expect.objectContaining({ name: "ShapeError", message: expect.stringContaining(text) }));
  });
});

describe("asStrided takes any shape and strides inside of its bounds", () => {
  const six = createLayout([6]);
  test("by default the bounds are the extent of the layout", () => {
    expect(asStridedLayout(six, [4, 3], [1, 1])).toEqual(createLayout([4, 3], { strides: [1, 1] }));
    expect(() => asStridedLayout(six, [4, 4], [1, 1])).toThrow(
      "asStrided: the view would reach outside of its storage; got positions 0 to 7, expected 0 to 6",
    );
  });
  test("wider bounds can be named", () => {
    expect(asStridedLayout(six, [7], [1], { within: [0, 7] }).shape).toEqual([7]);
    expect(() => asStridedLayout(six, [2], [4], { within: [0, 7], itemsize: 4 })).toThrow(
      "got positions 0 to 8, expected 0 to 7",
    );
  });
  test("what is left open stays as it is", () => {
    expect(asStridedLayout(six, [3], null)).toEqual(createLayout([3]));
    expect(asStridedLayout(six, null, [0])).toEqual(createLayout([6], { strides: [0] }));
    expect(asStridedLayout(six, [2], [1], { offset: 4 }).offset).toBe(4);
  });
  test("an empty view may lie anywhere", () => {
    expect(asStridedLayout(createLayout([0]), [0, 9], [9, 9]).size).toBe(0);
  });
});
