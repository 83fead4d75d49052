import { describe, expect, test } from "vitest";
import { createLayout, squeezeLayout } from "../src/index.ts";
import { differentViews } from "./goldens/load.ts";

const l = createLayout([1, 3, 1]);

describe("axes of length 1 are removed", () => {
  test("all of them, if none is named", () => {
    expect(squeezeLayout(l)).toEqual(createLayout([3]));
  });
  test("the ones that are named", () => {
    expect(squeezeLayout(l, -1).shape).toEqual([1, 3]);
    expect(squeezeLayout(l, [0, 2]).shape).toEqual([3]);
  });
  test("nothing to remove gives the same layout", () => {
    const packed = createLayout([2, 3]);
    expect(squeezeLayout(packed)).toBe(packed);
    expect(squeezeLayout(l, [])).toBe(l);
  });
  test("an axis of length 0 stays", () => {
    expect(squeezeLayout(createLayout([1, 0])).shape).toEqual([0]);
  });
});

test("errors name the axis", () => {
  expect(() => squeezeLayout(l, 1)).toThrow(
    "squeeze: cannot select an axis to squeeze out which has size not equal to one; got axis 1 with size 3",
  );
  expect(() => squeezeLayout(l, 3)).toThrow("squeeze: axis 3 is out of bounds for array of dimension 3");
  expect(() => squeezeLayout(l, [0, -3])).toThrow("squeeze: repeated axis; got 0, -3");
});

test("NumPy gives the same", () => {
  expect(differentViews("squeeze", squeezeLayout)).toEqual([]);
});
