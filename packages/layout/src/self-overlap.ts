/**
 * Do two elements of one layout share a unit of storage? Broadcast axes and overlapping windows do.
 *
 * The difference of two multi-indices runs, per axis, from -(n - 1) to n - 1. Shifted by n - 1 this is again a bounded
 * Diophantine problem, one solution of which is trivial: both indices equal, each unknown half of its bound.
 */
import { isCContiguous } from "./contiguity.ts";
import { solveDiophantine } from "./diophantine.ts";
import type { Layout } from "./layout.ts";
import type { Overlap } from "./overlap.ts";

/**
 * Whether two different elements of a layout share a unit of storage, with two that do.
 *
 * `maxWork` bounds the search by its dead ends: -1 is exact. When it runs out the verdict is `"unknown"`.
 *
 * @example
 * ```ts
 * selfOverlap(createLayout([2, 3])).verdict; // => 'no'
 * selfOverlap(createLayout([3, 2], { strides: [1, 1] })).witness; // => { a: [ 0, 1 ], b: [ 1, 0 ] }
 * ```
 */
export function selfOverlap(l: Layout, itemsize = 1, maxWork: number = -1): Overlap {
  if (isCContiguous(l, itemsize)) return { verdict: "no", work: 0 };
  const axes = l.shape.map((_, k) => k).filter((k) => l.shape[k] > 1);
  const still = axes.find((k) => l.strides[k] === 0);
  if (still !== undefined) {
    const zeros = l.shape.map(() => 0);
    return { verdict: "yes", witness: { a: zeros, b: zeros.map((_, k) => (k === still ? 1 : 0)) }, work: 0 };
  }

  const terms = axes.map((axis) => ({ coefficient: Math.abs(l.strides[axis]), half: l.shape[axis] - 1, axis }));
  if (itemsize > 1) terms.push({ coefficient: 1, half: itemsize - 1, axis: -1 });
  terms.sort((s, t) => t.coefficient - s.coefficient);
  const solution = solveDiophantine(
    terms.map((term) => term.coefficient),
    terms.map((term) => 2 * term.half),
    terms.reduce((sum, term) => sum + term.coefficient * term.half, 0),
    maxWork,
    true,
  );
  if (solution.x === null) return { verdict: solution.verdict, work: solution.work };

  const a = l.shape.map(() => 0);
  const b = l.shape.map(() => 0);
  solution.x.forEach((x, i) => {
    const { axis, half } = terms[i];
    if (axis < 0) return;
    // The sign of the stride decides which of the two is ahead.
    const difference = l.strides[axis] > 0 ? x - half : half - x;
    a[axis] = Math.max(difference, 0);
    b[axis] = Math.max(-difference, 0);
  });
  return { verdict: "yes", witness: { a, b }, work: solution.work };
}
