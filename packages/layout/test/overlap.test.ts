import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLayout, type Layout, mayOverlap, type Overlap, offsetOf, solveOverlap } from "../src/index.ts";
import { golden, layoutOf, type Triple } from "./goldens/load.ts";
import { anyLayout, law } from "./laws.ts";
import { positions, unitsOf } from "./model.ts";

const even = createLayout([4], { strides: [2] });
const odd = createLayout([4], { strides: [2], offset: 1 });

describe("bounds err on the side of yes", () => {
  test("interleaved layouts may overlap", () => {
    expect(mayOverlap(even, 1, odd, 1)).toBe(true);
  });
  test("neighbours do not", () => {
    expect(mayOverlap(createLayout([4]), 1, createLayout([4], { offset: 4 }), 1)).toBe(false);
  });
  test("an empty layout overlaps nothing, not even in the middle of another", () => {
    expect(mayOverlap(createLayout([0], { offset: 2 }), 1, createLayout([4]), 1)).toBe(false);
  });
});

describe("the exact answer", () => {
  test("interleaved layouts share nothing", () => {
    expect(solveOverlap(even, 1, odd, 1)).toEqual({ verdict: "no", work: 0 });
  });
  test("wider elements do share", () => {
    expect(solveOverlap(even, 2, odd, 1).verdict).toBe("yes");
  });
  test("a layout shares with itself, each element with itself or an alias", () => {
    const { verdict, witness } = solveOverlap(even, 1, even, 1);
    expect(verdict).toBe("yes");
    expect(witness?.a).toEqual(witness?.b);
  });
  test("layouts without axes are compared as elements", () => {
    const scalar = createLayout([], { offset: 2 });
    expect(solveOverlap(even, 1, scalar, 1)).toEqual({ verdict: "yes", witness: { a: [1], b: [] }, work: 0 });
    expect(solveOverlap(odd, 1, scalar, 1).verdict).toBe("no");
  });
  test("a budget of 0 compares bounds only", () => {
    expect(solveOverlap(even, 1, odd, 1, 0)).toEqual({ verdict: "unknown", work: 0 });
    expect(solveOverlap(even, 1, createLayout([1], { offset: 9 }), 1, 0)).toEqual({ verdict: "no", work: 0 });
  });
  test("huge strides are solved exactly", () => {
    const p = 94906267;
    const q = 94906273;
    const a = createLayout([9000, 3], { strides: [p * 1000, 7] });
    const b = createLayout([9000, 3], { strides: [q * 1000, 11], offset: 1 });
    const { verdict, witness } = solveOverlap(a, 1, b, 1);
    expect(verdict).toBe("no");
    expect(witness).toBeUndefined();
    const c = createLayout([9000, 3], { strides: [q * 1000, 11], offset: 8000 * 1000 * p - 5 * 1000 * q - 11 + 7 });
    check(a, 1, c, 1, solveOverlap(a, 1, c, 1), true);
  });
});

test("NumPy reaches the same verdict with the same budget", () => {
  const rows = golden<[Triple, number, Triple, number, number, string]>("overlaps");
  const different = rows.filter(([first, itemsizeA, second, itemsizeB, bounds, verdicts]) => {
    const [a, b] = [layoutOf(first), layoutOf(second)];
    const ours = [1, 2, 5, 20, -1].map((work) => solveOverlap(a, itemsizeA, b, itemsizeB, work).verdict[0]).join("");
    return ours !== verdicts || mayOverlap(a, itemsizeA, b, itemsizeB) !== (bounds === 1);
  });
  expect(different.slice(0, 5)).toEqual([]);
});

test("law: the verdict is that of comparing all units, and the witness proves it", () => {
  const itemsize = fc.constantFrom(1, 1, 2, 3, 8);
  law(
    [anyLayout(), itemsize, anyLayout(), itemsize, fc.constantFrom(1, 2, 10)],
    (a, itemsizeA, b, itemsizeB, budget) => {
      const units = new Set(positions(a).flatMap((at) => unitsOf(at, itemsizeA)));
      const shared = positions(b).some((at) => unitsOf(at, itemsizeB).some((unit) => units.has(unit)));
      check(a, itemsizeA, b, itemsizeB, solveOverlap(a, itemsizeA, b, itemsizeB), shared);
      const bounded = solveOverlap(a, itemsizeA, b, itemsizeB, budget);
      if (bounded.verdict !== "unknown") check(a, itemsizeA, b, itemsizeB, bounded, shared);
      else expect(bounded.work).toBeGreaterThanOrEqual(budget);
      if (shared) expect(mayOverlap(a, itemsizeA, b, itemsizeB)).toBe(true);
    },
  );
});

function check(a: Layout, itemsizeA: number, b: Layout, itemsizeB: number, overlap: Overlap, shared: boolean): void {
  expect(overlap.verdict).toBe(shared ? "yes" : "no");
  expect(overlap.witness !== undefined).toBe(shared);
  if (overlap.witness === undefined) return;
  const distance = offsetOf(a, overlap.witness.a) - offsetOf(b, overlap.witness.b);
  expect(distance).toBeLessThan(itemsizeB);
  expect(distance).toBeGreaterThan(-itemsizeA);
}
