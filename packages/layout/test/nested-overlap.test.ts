import fc from "fast-check";
import { expect, test } from "vitest";
import { createLayout, extent, type Layout, offsetOf, slice, sliceLayout, transposeLayout } from "../src/index.ts";
import { nestedOverlap } from "../src/nested-overlap.ts";
import { law } from "./laws.ts";
import { positions, unitsOf } from "./model.ts";

/** Slices, transposed or not, of one packed array. */
const slices = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    fc.constantFrom(1, 2, 8),
    fc.boolean(),
  )
  .chain(([shape, itemsize, isF]) => {
    const whole = createLayout(shape, { itemsize, order: isF ? "F" : "C", offset: 3 });
    const key = (n: number) =>
      fc.oneof(
        { weight: 4, arbitrary: fc.tuple(fc.nat(n - 1), fc.integer({ min: 1, max: 3 }), fc.boolean()) },
        { weight: 1, arbitrary: fc.nat(n - 1) },
      );
    const part = fc.tuple(fc.tuple(...shape.map(key)), fc.boolean()).map(([keys, isTurned]) => {
      const selectors = keys.map((k, axis) => {
        if (typeof k === "number") return k;
        const [start, step, isBackward] = k;
        return isBackward ? slice(shape[axis] - 1 - start, null, -step) : slice(start, null, step);
      });
      const l = sliceLayout(whole, selectors);
      return isTurned ? transposeLayout(l) : l;
    });
    return fc.tuple(part, part, fc.constant(itemsize), fc.constantFrom(0, 0, itemsize / 2));
  });

function between(a: Layout, itemsize: number, b: Layout): number {
  return extent(b, itemsize).start - extent(a, itemsize).start;
}

test("law: slices of one array are answered in closed form, and the answer is that of comparing all units", () => {
  let unanswered = 0;
  let asked = 0;
  law([slices], ([a, p, itemsize, shift]) => {
    const b = createLayout(p.shape, { strides: p.strides, offset: p.offset + Math.floor(shift) });
    const units = new Set(positions(a).flatMap((at) => unitsOf(at, itemsize)));
    const isShared = positions(b).some((at) => unitsOf(at, itemsize).some((unit) => units.has(unit)));
    const meeting = nestedOverlap(a, itemsize, b, itemsize, between(a, itemsize, b));
    if (shift === 0) asked++;
    if (meeting === null) {
      if (shift === 0) unanswered++;
      return;
    }
    expect(meeting !== "no").toBe(isShared);
    if (meeting === "no") return;
    const fromLowest = (l: Layout, steps: readonly number[]): number =>
      offsetOf(
        l,
        steps.map((step, k) => (l.strides[k] < 0 ? l.shape[k] - 1 - step : step)),
      );
    expect(Math.abs(fromLowest(a, meeting.a) - fromLowest(b, meeting.b))).toBeLessThan(itemsize);
  });
  // What is left to a search are steps that interlock, and elements shifted by half their width.
  expect(unanswered / asked).toBeLessThan(0.07);
});

test("strides that are not nested are left to a search", () => {
  const a = createLayout([3, 4], { strides: [33, 7] });
  const b = createLayout([3, 4], { strides: [31, 5], offset: 1 });
  expect(nestedOverlap(a, 1, b, 1, 1)).toBe(null);
  const windows = createLayout([3, 3], { strides: [1, 1] });
  expect(nestedOverlap(windows, 1, windows, 1, 0)).toBe(null);
});

test("progressions of large coprime steps meet where the remainders say", () => {
  const a = createLayout([9000], { strides: [94906267] });
  const b = createLayout([9000], { strides: [94906273], offset: 94906267 * 17 - 94906273 * 5 });
  expect(nestedOverlap(a, 1, b, 1, b.offset)).toEqual({ a: [17], b: [5] });
});
