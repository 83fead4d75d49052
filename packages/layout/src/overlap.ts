/**
 * Do two layouts over the same storage share a unit of it?
 *
 * The quick answer compares extents and errs on the side of yes. The exact answer is a Diophantine problem: lower end of
 * one array, plus steps along its axes, plus a position inside an element, equals the same of the other. Counting the
 * other array's steps from its upper end makes all signs positive.
 */
import { solveDiophantine, type Verdict } from "./diophantine.ts";
import { extent } from "./extent.ts";
import type { Layout } from "./layout.ts";
import { nestedOverlap } from "./nested-overlap.ts";

/** What is known about an overlap. */
export interface Overlap {
  /** `"unknown"`: undecided within the work allowed. */
  readonly verdict: Verdict;
  /** For verdict `"yes"`: two elements, by their indices, that share a unit. */
  readonly witness?: { readonly a: readonly number[]; readonly b: readonly number[] };
  /** How many dead ends the search met. */
  readonly work: number;
}

/**
 * Whether the extents of two layouts over one storage overlap. `false` is certain, `true` is not; NumPy's `may_share_memory`.
 *
 * @example
 * ```ts
 * const even = createLayout([4], { strides: [2] });
 * const odd = createLayout([4], { strides: [2], offset: 1 });
 * mayOverlap(even, 1, odd, 1); // => true
 * ```
 */
export function mayOverlap(a: Layout, itemsizeA: number, b: Layout, itemsizeB: number): boolean {
  if (a.size === 0 || b.size === 0) return false;
  const p = extent(a, itemsizeA);
  const q = extent(b, itemsizeB);
  return p.start < q.end && q.start < p.end;
}

/**
 * Whether two layouts over one storage share a unit of it, with two elements that do; NumPy's `shares_memory`.
 *
 * `maxWork` bounds the search by its dead ends: -1 is exact, 1 means a single descent, 0 compares extents only. When it
 * runs out the verdict is `"unknown"`.
 *
 * @example
 * ```ts
 * const even = createLayout([4], { strides: [2] });
 * const odd = createLayout([4], { strides: [2], offset: 1 });
 * const third = createLayout([3], { strides: [3] });
 * solveOverlap(even, 1, odd, 1).verdict; // => 'no'
 * solveOverlap(odd, 1, third, 1).witness; // => { a: [ 1 ], b: [ 1 ] }
 * ```
 */
export function solveOverlap(
  a: Layout,
  itemsizeA: number,
  b: Layout,
  itemsizeB: number,
  maxWork: number = -1,
): Overlap {
  if (maxWork >= 0 || !mayOverlap(a, itemsizeA, b, itemsizeB))
    return searchOverlap(a, itemsizeA, b, itemsizeB, maxWork);
  const meeting = nestedOverlap(a, itemsizeA, b, itemsizeB, extent(b, itemsizeB).start - extent(a, itemsizeA).start);
  if (meeting === "no") return NO;
  if (meeting === null) return searchOverlap(a, itemsizeA, b, itemsizeB, maxWork);
  const witness = { a: indicesFrom(a, meeting.a, true), b: indicesFrom(b, meeting.b, true) };
  return { verdict: "yes", witness, work: 0 };
}

/** The same by the search alone. */
function searchOverlap(a: Layout, itemsizeA: number, b: Layout, itemsizeB: number, maxWork: number): Overlap {
  if (!mayOverlap(a, itemsizeA, b, itemsizeB)) return NO;
  if (maxWork === 0) return { verdict: "unknown", work: 0 };
  const p = extent(a, itemsizeA);
  const q = extent(b, itemsizeB);
  // Two equations say the same, seen from either end. The smaller total leaves less to search.
  const upward = q.end - 1 - p.start <= p.end - 1 - q.start;
  const total = upward ? q.end - 1 - p.start : p.end - 1 - q.start;
  const terms = mergeTerms([...axisTerms(a, 0), ...axisTerms(b, 1), ...itemTerms(itemsizeA, itemsizeB)], total);
  const solution = solveDiophantine(
    terms.map((term) => term.coefficient),
    terms.map((term) => term.bound),
    total,
    maxWork,
  );
  if (solution.x === null) return { verdict: solution.verdict, work: solution.work };
  const steps = [new Array<number>(a.ndim).fill(0), new Array<number>(b.ndim).fill(0)];
  for (let i = 0; i < terms.length; i++) spread(solution.x[i], terms[i].parts, steps);
  const witness = { a: indicesFrom(a, steps[0], upward), b: indicesFrom(b, steps[1], !upward) };
  return { verdict: "yes", witness, work: solution.work };
}

const NO: Overlap = { verdict: "no", work: 0 };

/** One unknown of the equation: how often an axis (or, without a layout, a unit inside an element) is stepped along. */
interface Part {
  readonly coefficient: number;
  readonly bound: number;
  /** 0 or 1 for an axis of the first or the second layout, -1 for the units of an element. */
  readonly owner: number;
  readonly axis: number;
}

interface Term {
  readonly coefficient: number;
  readonly bound: number;
  readonly parts: readonly Part[];
}

function axisTerms(l: Layout, owner: number): Part[] {
  const parts: Part[] = [];
  for (let axis = 0; axis < l.ndim; axis++) {
    const coefficient = Math.abs(l.strides[axis]);
    if (l.shape[axis] > 1 && coefficient !== 0) {
      parts.push({ coefficient, bound: l.shape[axis] - 1, owner, axis });
    }
  }
  return parts;
}

function itemTerms(...itemsizes: number[]): Part[] {
  return itemsizes.map((itemsize) => ({ coefficient: 1, bound: itemsize - 1, owner: -1, axis: 0 }));
}

/** Equal coefficients become one unknown, largest first; bounds are cut to what the total allows. */
function mergeTerms(parts: readonly Part[], total: number): Term[] {
  const groups = new Map<number, Part[]>();
  for (const part of parts) {
    const group = groups.get(part.coefficient);
    if (group) group.push(part);
    else groups.set(part.coefficient, [part]);
  }
  const terms: Term[] = [];
  for (const [coefficient, group] of groups) {
    const free = group.reduce((sum, part) => sum + part.bound, 0);
    const bound = Math.min(free, Math.floor(total / coefficient));
    if (bound > 0) terms.push({ coefficient, bound, parts: group });
  }
  return terms.sort((s, t) => t.coefficient - s.coefficient);
}

/** Shares out the value of a merged unknown among the axes that it stands for. */
function spread(x: number, parts: readonly Part[], steps: number[][]): void {
  let left = x;
  for (const part of parts) {
    const taken = Math.min(left, part.bound);
    left -= taken;
    if (part.owner >= 0) steps[part.owner][part.axis] = taken;
  }
}

/** Turns steps, counted from the lower or from the upper end of the extent, into indices. */
function indicesFrom(l: Layout, steps: readonly number[], fromLowerEnd: boolean): number[] {
  const { shape, strides } = l;
  const indices = new Array<number>(shape.length);
  for (let k = 0; k < shape.length; k++) {
    const fromFirst = strides[k] > 0 === fromLowerEnd || strides[k] === 0;
    indices[k] = fromFirst ? steps[k] : shape[k] - 1 - steps[k];
  }
  return indices;
}
