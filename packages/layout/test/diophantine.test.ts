import fc from "fast-check";
import { expect, test } from "vitest";
import { solveDiophantine } from "../src/diophantine.ts";
import { law } from "./laws.ts";

test("none, one and two unknowns are solved in closed form", () => {
  expect(solveDiophantine([], [], 0, 1).verdict).toBe("yes");
  expect(solveDiophantine([], [], 1, 1).verdict).toBe("no");
  expect(solveDiophantine([3], [4], 12, 1).x).toEqual([4]);
  expect(solveDiophantine([3], [4], 15, 1).verdict).toBe("no");
  expect(solveDiophantine([3], [4], 10, 1).verdict).toBe("no");
  expect(solveDiophantine([1e9 + 7, 1e9 - 63], [3e6, 3e6], (1e9 + 7) * 2e6 + (1e9 - 63) * 5, 1).verdict).toBe("yes");
});

test("the budget counts dead ends", () => {
  const hard = [[1009, 983, 911, 887], [9, 9, 9, 9], 9 * 887 + 500] as const;
  const { verdict, work } = solveDiophantine(...hard, -1);
  expect(verdict).toBe("no");
  const verdicts = Array.from({ length: work }, (_, k) => solveDiophantine(...hard, k + 1).verdict);
  const decided = verdicts.indexOf("no");
  expect(decided).toBeGreaterThan(0);
  expect(verdicts.slice(0, decided).every((answer) => answer === "unknown")).toBe(true);
  expect(verdicts.slice(decided).every((answer) => answer === "no")).toBe(true);
});

test("law: a solution is found exactly when trying everything finds one", () => {
  const term = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(5));
  law([fc.array(term, { maxLength: 4 }), fc.nat(200), fc.boolean()], (terms, total, exceptHalf) => {
    const sorted = [...terms].sort((p, q) => q[0] - p[0]);
    const a = sorted.map(([coefficient]) => coefficient);
    const u = sorted.map(([, bound]) => bound);
    const { verdict, x } = solveDiophantine(a, u, total, -1, exceptHalf);
    expect(verdict).toBe(tryAll(a, u, total, exceptHalf) ? "yes" : "no");
    if (x === null) return;
    expect(x.reduce((sum, value, i) => sum + a[i] * value, 0)).toBe(total);
    x.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(u[i]);
    });
  });
});

function tryAll(a: number[], u: number[], total: number, exceptHalf: boolean): boolean {
  const visit = (i: number, rest: number, half: boolean): boolean => {
    if (i === a.length) return rest === 0 && !(exceptHalf && half);
    for (let x = 0; x <= u[i]; x++) if (visit(i + 1, rest - a[i] * x, half && 2 * x === u[i])) return true;
    return false;
  };
  return visit(0, total, true);
}
