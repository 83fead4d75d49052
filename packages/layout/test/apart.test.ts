import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLayout, isApart, isNested, type Layout, slice, sliceLayout, solveOverlap } from "../src/index.ts";
import { anyLayout, law } from "./laws.ts";
import { positions, unitsOf } from "./model.ts";

const share = (a: Layout, itemsizeA: number, b: Layout, itemsizeB: number): boolean => {
  const units = new Set(positions(a).flatMap((at) => unitsOf(at, itemsizeA)));
  return positions(b).some((at) => unitsOf(at, itemsizeB).some((unit) => units.has(unit)));
};

describe("parts of one array", () => {
  const whole = createLayout([1000, 1000, 4], { itemsize: 8 });
  const part = (...keys: Parameters<typeof sliceLayout>[1]): Layout => sliceLayout(whole, keys);
  const apart = (a: Layout, b: Layout): boolean => isApart(a, 8, b, 8);

  test.each([
    ["columns", part("...", 0), part("...", 1)],
    ["pairs of columns", part("...", "0:2"), part("...", "2:4")],
    ["every second row and the others", part("::2"), part("1::2")],
    ["the same, one of them backwards", part("::2"), part("::-2")],
    ["blocks beside each other", part("2:500", "::2"), part("2:500", "1::2")],
    ["halves", part("0:500"), part("500:")],
  ])("%s are apart", (_what, a, b) => {
    expect(apart(a, b)).toBe(true);
    expect(apart(b, a)).toBe(true);
  });
  test("an array is not apart from itself, nor from a part that is turned", () => {
    expect(apart(whole, whole)).toBe(false);
    expect(apart(part("...", 0), part("::-1", "::-1", 0))).toBe(false);
  });
  test("steps that interlock too often are not searched to their end", () => {
    const even = createLayout([200, 200], { strides: [602, 402] });
    const odd = createLayout([200], { strides: [406], offset: 1 });
    expect(solveOverlap(even, 1, odd, 1).verdict).toBe("no");
    expect(isApart(even, 1, odd, 1)).toBe(false);
  });
});

const itemsizes = fc.constantFrom(1, 2, 4);

test("law: layouts that are apart share no unit", () => {
  let apart = 0;
  law([anyLayout(), itemsizes, anyLayout(), itemsizes], (a, m, b, n) => {
    if (!isApart(a, m, b, n)) return;
    apart++;
    expect(share(a, m, b, n)).toBe(false);
  });
  expect(apart).toBeGreaterThan(20);
});

test("law: of slices of one packed layout it is known whether they are", () => {
  const key = fc
    .tuple(fc.nat(5), fc.integer({ min: 1, max: 3 }), fc.boolean())
    .map(([start, step, isBackward]) => (isBackward ? slice(start, null, -step) : slice(start, null, step)));
  const keys = fc.tuple(key, key);
  law([keys, keys, itemsizes], (p, q, itemsize) => {
    const whole = createLayout([6, 7], { itemsize });
    const [a, b] = [sliceLayout(whole, p), sliceLayout(whole, q)];
    expect(isApart(a, itemsize, b, itemsize)).toBe(!share(a, itemsize, b, itemsize));
    expect(isNested(a, itemsize)).toBe(true);
  });
});

test("law: in nested layouts each unit belongs to one element", () => {
  let nested = 0;
  law([anyLayout({ maxNdim: 3 }), itemsizes], (l, itemsize) => {
    if (!isNested(l, itemsize)) return;
    nested++;
    const units = positions(l).flatMap((at) => unitsOf(at, itemsize));
    expect(new Set(units).size).toBe(units.length);
  });
  expect(nested).toBeGreaterThan(20);
});
