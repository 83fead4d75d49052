import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLayout, reshapeLayout, reshapeObstacle, resolveShape, sizeOf, transposeLayout } from "../src/index.ts";
import { golden, layoutOf, outcome, sameOutcome, type Triple } from "./goldens/load.ts";
import { anyLayout, derivedLayout, law } from "./laws.ts";
import { fortranPositions, positions } from "./model.ts";

describe("a view where the strides allow one", () => {
  test("a packed layout takes any shape", () => {
    expect(reshapeLayout(createLayout([2, 6]), [3, -1])).toEqual(createLayout([3, 4]));
  });
  test("a transposed layout cannot be counted in C order", () => {
    expect(reshapeLayout(transposeLayout(createLayout([2, 3])), 6)).toBeNull();
  });
  test("but it can in Fortran order", () => {
    expect(reshapeLayout(transposeLayout(createLayout([2, 3])), 6, { order: "F" })?.strides).toEqual([1]);
  });
  test("order A means Fortran order for what is packed in Fortran order only", () => {
    expect(reshapeLayout(transposeLayout(createLayout([2, 3])), 6, { order: "A" })?.strides).toEqual([1]);
    expect(reshapeLayout(createLayout([2, 3]), [3, 2], { order: "A" })?.strides).toEqual([2, 1]);
  });
  test("the same shape is always a view, the very same layout", () => {
    const odd = createLayout([2, 3], { strides: [1, 7] });
    expect(reshapeLayout(odd, [2, 3])).toBe(odd);
    expect(reshapeLayout(odd, [2, 3], { order: "F" })).toBe(odd);
  });
  test("a slice with a step is still evenly spaced", () => {
    expect(reshapeLayout(createLayout([6], { strides: [2] }), [2, 3])?.strides).toEqual([6, 2]);
  });
  test("a reversed axis can be divided", () => {
    expect(reshapeLayout(createLayout([6], { strides: [-1], offset: 5 }), [2, 3])?.strides).toEqual([-3, -1]);
  });
  test("a repeated axis can be divided, and not be merged with another", () => {
    const repeated = createLayout([4, 3], { strides: [0, 1] });
    expect(reshapeLayout(repeated, [2, 2, 3])?.strides).toEqual([0, 0, 1]);
    expect(reshapeLayout(repeated, [12])).toBeNull();
  });
  test("no axes and one element go both ways", () => {
    expect(reshapeLayout(createLayout([1, 1], { offset: 4 }), [])).toEqual(createLayout([], { offset: 4 }));
    expect(reshapeLayout(createLayout([]), [1, 1])?.shape).toEqual([1, 1]);
  });
  test("an empty layout takes any empty shape", () => {
    expect(reshapeLayout(createLayout([2, 0]), [0, 5])).toEqual(createLayout([0, 5], { strides: [5, 1] }));
  });
});

describe("the obstacle names the axes that do not chain", () => {
  test("in C order the outer stride is too large or too small", () => {
    expect(reshapeObstacle(createLayout([2, 3, 4], { strides: [12, 8, 1] }), [2, 12])).toEqual({
      axes: [1, 2],
      needed: 4,
      got: 8,
      into: [1, 1],
    });
  });
  test("in Fortran order it is the inner stride", () => {
    expect(reshapeObstacle(createLayout([2, 3]), [6], { order: "F" })).toEqual({
      axes: [0, 1],
      needed: 6,
      got: 1,
      into: [0, 0],
    });
  });
  test("axes of length 1 between the two do not count", () => {
    expect(reshapeObstacle(createLayout([2, 1, 3], { strides: [6, 99, 1] }), [6])?.axes).toEqual([0, 2]);
  });
  test("there is none where there is a view", () => {
    expect(reshapeObstacle(createLayout([2, 3]), [3, 2])).toBeNull();
  });
  test("law: a stride changed to the needed one removes the first obstacle", () => {
    law([derivedLayout({ minLength: 2, maxLength: 3 }), fc.constantFrom("C" as const, "F" as const)], (l, order) => {
      const obstacle = reshapeObstacle(l, -1, { order });
      if (obstacle === null) return;
      const strides = [...l.strides];
      strides[obstacle.axes[order === "C" ? 0 : 1]] = obstacle.needed;
      const mended = createLayout(l.shape, { strides, offset: 1e6 });
      expect(reshapeObstacle(mended, -1, { order })?.axes).not.toEqual(obstacle.axes);
    });
  });
});

describe("errors", () => {
  const six = createLayout([6]);
  const facts: [() => unknown, string][] = [
    [() => reshapeLayout(six, [4, 2]), "reshape: cannot reshape array of size 6 into shape (4,2)"],
    [() => reshapeLayout(six, 4), "reshape: cannot reshape array of size 6 into shape (4,)"],
    [() => reshapeLayout(six, []), "reshape: cannot reshape array of size 6 into shape ()"],
    [() => reshapeLayout(six, [4, -1], {}, "setShape"), "setShape: cannot reshape array of size 6 into shape (4,-1)"],
    [() => resolveShape([0, -1], 0), "reshape: cannot reshape array of size 0 into shape (0,-1)"],
    [() => resolveShape([-1, -1], 6), "reshape: can only specify one unknown dimension; got (-1,-1)"],
    [() => resolveShape([2, -3], 6), "reshape: dimension must be a whole number >= 0; got -3"],
    [() => resolveShape([1.5], 6), "reshape: dimension must be a whole number >= 0; got 1.5"],
    [() => reshapeLayout(six, 6, { order: "K" as "C" }), "reshape: order 'K' is not permitted for reshaping"],
    [() => reshapeLayout(six, 6, { order: "Z" as "C" }), "reshape: order 'Z' is not permitted for reshaping"],
  ];
  test.each(facts)("%s: %s", (call, text) => {
    expect(call).toThrow(expect.objectContaining({ name: "ShapeError", message: text }));
  });
});

test("NumPy views and copies in the same cases, with the same strides", () => {
  const rows = golden<[Triple, number, number[], "C" | "F" | "A", Triple | string | null]>("reshape");
  const different = rows.filter(([input, itemsize, shape, order, result]) => {
    const ours = outcome(() => reshapeLayout(layoutOf(input), shape, { order, itemsize }));
    // Our texts say -1 where NumPy's say newaxis.
    return !sameOutcome(ours, typeof result === "string" ? result.replace("newaxis", "-1") : result);
  });
  expect(different.slice(0, 5)).toEqual([]);
});

test("law: a view keeps all elements in their order", () => {
  const regroup = fc.array(fc.tuple(fc.constantFrom("split", "merge", "one"), fc.nat(5)), { maxLength: 4 });
  law([fc.oneof(anyLayout({ minLength: 1 }), derivedLayout()), regroup, fc.boolean()], (l, changes, fortran) => {
    const shape = changed(l.shape, changes);
    expect(sizeOf(shape)).toBe(l.size);
    const view = reshapeLayout(l, shape, { order: fortran ? "F" : "C" });
    const obstacle = reshapeObstacle(l, shape, { order: fortran ? "F" : "C" });
    expect(view === null).toBe(obstacle !== null);
    if (view === null || (fortran && view === l)) return;
    expect(view.shape).toEqual(shape);
    if (fortran) expect(fortranPositions(view)).toEqual(fortranPositions(l));
    else expect(positions(view)).toEqual(positions(l));
  });
});

test("law: null means that no strides at all have the shape", () => {
  law([anyLayout({ minLength: 1, maxNdim: 3 })], (l) => {
    if (reshapeLayout(l, -1) !== null) return;
    const all = positions(l);
    const step = all[1] - all[0];
    expect(all.every((position, k) => position === all[0] + k * step)).toBe(false);
  });
});

function changed(shape: readonly number[], changes: readonly (readonly [string, number])[]): number[] {
  const result = [...shape];
  for (const [kind, seed] of changes) {
    const at = seed % (result.length + 1);
    if (kind === "one") result.splice(at, 0, 1);
    else if (kind === "merge" && at + 1 < result.length) result.splice(at, 2, result[at] * result[at + 1]);
    else if (kind === "split" && at < result.length && result[at] % 2 === 0) result.splice(at, 1, 2, result[at] / 2);
  }
  return result;
}
