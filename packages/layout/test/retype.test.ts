import { describe, expect, test } from "vitest";
import { createLayout, viewItemsizeLayout } from "../src/index.ts";
import { golden, layoutOf, outcome, sameOutcome, type Triple } from "./goldens/load.ts";

describe("the last axis stretches or shrinks", () => {
  test("narrower elements are more", () => {
    expect(viewItemsizeLayout(createLayout([2, 3], { itemsize: 8 }), 8, 4)).toEqual(
      createLayout([2, 6], { itemsize: 4 }),
    );
  });
  test("wider elements are fewer", () => {
    expect(viewItemsizeLayout(createLayout([2, 6], { itemsize: 4 }), 4, 8)).toEqual(
      createLayout([2, 3], { itemsize: 8 }),
    );
  });
  test("the same width changes nothing, whatever the strides", () => {
    const l = createLayout([3], { strides: [24] });
    expect(viewItemsizeLayout(l, 8, 8)).toBe(l);
  });
});

describe("errors", () => {
  const facts: [() => unknown, string][] = [
    [
      () => viewItemsizeLayout(createLayout([]), 8, 4),
      "view: Changing the dtype of a 0d array is only supported if the itemsize is unchanged; got itemsize 4, expected 8",
    ],
    [
      () => viewItemsizeLayout(createLayout([3], { strides: [16] }), 8, 4),
      "view: To change to a dtype of a different size, the last axis must be contiguous; got stride 16, expected 8",
    ],
    [
      () => viewItemsizeLayout(createLayout([3], { itemsize: 4 }), 4, 8),
      "view: When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array; got itemsize 8 for shape (3,) of itemsize 4",
    ],
    [
      () => viewItemsizeLayout(createLayout([3], { itemsize: 8 }), 8, 3),
      "view: When changing to a smaller dtype, its size must be a divisor of the size of original dtype; got itemsize 3 for 8",
    ],
  ];
  test.each(facts)("%s: %s", (call, text) => {
    expect(call).toThrow(expect.objectContaining({ name: "ShapeError", message: text }));
  });
});

test("NumPy allows and refuses the same", () => {
  const different = golden<[Triple, number, number, Triple | string]>("retypes").filter(
    ([input, from, to, result]) =>
      !sameOutcome(
        outcome(() => viewItemsizeLayout(layoutOf(input), from, to)),
        result,
      ),
  );
  expect(different.slice(0, 5)).toEqual([]);
});
