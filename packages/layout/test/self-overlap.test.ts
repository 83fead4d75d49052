import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broadcastLayout, createLayout, offsetOf, selfOverlap, windowLayout } from "../src/index.ts";
import { golden, layoutOf, type Triple } from "./goldens/load.ts";
import { anyLayout, derivedLayout, law } from "./laws.ts";
import { positions, unitsOf } from "./model.ts";

describe("do two elements share a unit", () => {
  const facts: [string, ReturnType<typeof createLayout>, number, string][] = [
    ["packed elements do not", createLayout([2, 3]), 1, "no"],
    ["reversed ones do not", createLayout([3], { strides: [-1], offset: 2 }), 1, "no"],
    ["repeated ones do", broadcastLayout(createLayout([3]), [2, 3]), 1, "yes"],
    ["windows do", windowLayout(createLayout([5]), 3), 1, "yes"],
    ["elements wider than their stride do", createLayout([3], { strides: [2] }), 4, "yes"],
    ["a single element does not", createLayout([1, 1], { strides: [0, 0] }), 4, "no"],
    ["no elements do not", createLayout([0, 3], { strides: [0, 0] }), 4, "no"],
    ["no axes do not", createLayout([]), 4, "no"],
  ];
  test.each(facts)("%s", (_, l, itemsize, verdict) => {
    expect(selfOverlap(l, itemsize).verdict).toBe(verdict);
  });
});

test("NumPy reaches the same verdict with the same budget", () => {
  const different = golden<[Triple, number, string]>("self-overlaps").filter(([input, itemsize, verdicts]) => {
    const l = layoutOf(input);
    return [1, 2, 5, 20, -1].map((work) => selfOverlap(l, itemsize, work).verdict[0]).join("") !== verdicts;
  });
  expect(different.slice(0, 5)).toEqual([]);
});

test("law: the verdict is that of comparing all units, and the witness proves it", () => {
  law([fc.oneof(anyLayout(), derivedLayout()), fc.constantFrom(1, 1, 2, 3, 8)], (l, itemsize) => {
    const units = positions(l).flatMap((at) => unitsOf(at, itemsize));
    const shared = new Set(units).size < units.length;
    const { verdict, witness } = selfOverlap(l, itemsize);
    expect(verdict).toBe(shared ? "yes" : "no");
    if (witness === undefined) return;
    expect(witness.a).not.toEqual(witness.b);
    expect(Math.abs(offsetOf(l, witness.a) - offsetOf(l, witness.b))).toBeLessThan(itemsize);
  });
});
