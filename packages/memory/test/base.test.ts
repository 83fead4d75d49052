import { asarray, broadcastTo, fromTypedArray, type NDArray, ones, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { baseOf, isView, sharesMemory } from "../src/index.ts";

const a = ones([3, 4]) as unknown as NDArray;

describe("a view knows the array that owns its memory, never one between", () => {
  const views: [string, NDArray][] = [
    ["a slice", a.slice("1:")],
    ["a slice of a slice", a.slice("1:").slice(":, ::2")],
    ["a column of the transposed", a.T.slice("0")],
    ["a reshape that needs no copy", a.reshape([2, 6])],
    ["a ravel that needs no copy", a.ravel()],
    ["another view of all", a.view()],
    ["the bytes read anew", a.view("int64") as unknown as NDArray],
    ["a broadcast", broadcastTo(a, [2, 3, 4])],
    ["an empty slice", a.slice("3:")],
    ["one element with zero dimensions", a.slice(0, 0)],
  ];
  test.each(views)("%s", (_, view) => {
    expect(isView(view)).toBe(true);
    expect(baseOf(view)).toBe(a);
    expect(view.size === 0 || sharesMemory(view, a)).toBe(true);
  });
});

describe("an array that owns its memory is its own base", () => {
  const owners: [string, NDArray][] = [
    ["a new array", a],
    ["a copy", a.copy()],
    ["a copy of a view", a.T.copy()],
    ["a reshape that needs a copy", a.T.reshape(12)],
    ["a ravel that needs a copy", a.T.ravel()],
    ["a flatten", a.flatten()],
    ["advanced indexing", a.vindex([0, 1])],
    ["a cast", a.astype("float32") as unknown as NDArray],
  ];
  test.each(owners)("%s", (_, owner) => {
    expect(isView(owner)).toBe(false);
    expect(baseOf(owner)).toBe(owner);
    expect(owner === a || !sharesMemory(owner, a)).toBe(true);
  });
});

test("asarray gives an array back, not a view of it", () => {
  expect(asarray(a)).toBe(a);
});

test("an array over foreign memory owns no copy of it and has no base", () => {
  const numbers = new Float32Array(3);
  const p = fromTypedArray(numbers);
  expect([isView(p), baseOf(p) === p]).toEqual([false, true]);
  numbers[1] = 7;
  expect(p.get(1)).toBe(7);
});

test("writing through a view is writing to its base", () => {
  const owner = zeros([2, 2]);
  const view = owner.T.slice(1);
  view.assign([5, 6]);
  expect(baseOf(view as unknown as NDArray).toNested()).toEqual([
    [0, 5],
    [0, 6],
  ]);
});
