/** What is true of a whole layout: how it is packed, what it covers, whether it overlaps itself. */
import {
  extent,
  isCContiguous,
  isFContiguous,
  type Layout,
  offsetsOf,
  packingObstacle,
  selfOverlap,
  uncheckedLayout,
} from "@strided/layout";
import type { SceneContiguity, Witness } from "./scene.ts";

/** Questions that have no quick answer are asked of layouts with at most so many elements. */
export const COUNTABLE: number = 2 ** 16;
/** How many dead ends a search may meet before the answer is "unknown". */
export const PATIENCE = 100_000;

export function contiguityOf(l: Layout, itemsize: number): SceneContiguity {
  const c = isCContiguous(l, itemsize);
  const f = isFContiguous(l, itemsize);
  if (c || f) return { c, f, text: c && f ? "C- and F-contiguous" : c ? "C-contiguous" : "F-contiguous" };
  const obstacle = packingObstacle(l, "C", itemsize);
  if (obstacle === null) return { c, f, text: "not contiguous" };
  const { axis, needed, got } = obstacle;
  return { c, f, text: `not contiguous: strides[${axis}] is ${got}, packed in C order it would be ${needed}` };
}

/** Whether two elements of a layout share a byte. */
export function selfWitness(l: Layout, itemsize: number): Witness {
  const { verdict, witness } = selfOverlap(l, itemsize, PATIENCE);
  return { answer: verdict, a: witness?.a ?? null, b: witness?.b ?? null };
}

/** How many bytes belong to an element, each counted once; null where that would take too long to find out. */
export function coveredBytes(l: Layout, itemsize: number): number | null {
  if (l.size === 0) return 0;
  const moving = withoutRepeats(l);
  if (selfOverlap(moving, itemsize, PATIENCE).verdict === "no") return moving.size * itemsize;
  return moving.size > COUNTABLE ? null : unionOf([moving], [itemsize]);
}

/** How many bytes belong to an element of one of several layouts; null where that would take too long to find out. */
export function unionOf(layouts: readonly Layout[], itemsizes: readonly number[]): number | null {
  const ranges: [start: number, end: number][] = [];
  for (let k = 0; k < layouts.length; k++) {
    const l = withoutRepeats(layouts[k]);
    if (l.size === 0) continue;
    if (isCContiguous(l, itemsizes[k]) || isFContiguous(l, itemsizes[k])) {
      ranges.push([l.offset, l.offset + l.size * itemsizes[k]]);
      continue;
    }
    if (l.size > COUNTABLE) return null;
    for (const at of offsetsOf(l)) ranges.push([at, at + itemsizes[k]]);
  }
  ranges.sort((p, q) => p[0] - q[0]);
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [start, end] of ranges) {
    if (end <= reached) continue;
    total += end - Math.max(start, reached);
    reached = end;
  }
  return total;
}

/** The layout without the axes along which nothing moves. */
export function withoutRepeats(l: Layout): Layout {
  const kept = l.shape.map((_, k) => k).filter((k) => l.shape[k] !== 1 && l.strides[k] !== 0);
  if (l.size === 0 || kept.length === l.ndim) return l;
  return uncheckedLayout(
    kept.map((k) => l.shape[k]),
    kept.map((k) => l.strides[k]),
    l.offset,
  );
}

/** Bytes between the ends of a layout that belong to no element. */
export function gapBytes(l: Layout, itemsize: number, covered: number | null): number | null {
  if (covered === null) return null;
  const { start, end } = extent(l, itemsize);
  return end - start - covered;
}
