/**
 * Properties of the mapping from indices to storage, with mdspan's names: is it unique, is it exhaustive, is it strided?
 */
import { extent } from "./extent.ts";
import type { Layout } from "./layout.ts";
import { isNested, movingAxes } from "./nested.ts";
import { selfOverlap } from "./self-overlap.ts";

/**
 * Whether no two elements share a unit of storage. Exact.
 *
 * @example
 * ```ts
 * isUnique(createLayout([2, 3])); // => true
 * isUnique(broadcastLayout(createLayout([3]), [2, 3])); // => false
 * ```
 */
export function isUnique(l: Layout, itemsize = 1): boolean {
  return isNested(l, itemsize) || selfOverlap(l, itemsize).verdict === "no";
}

/**
 * Whether the elements leave no gap: each unit between the lowest and the highest belongs to one. An empty layout is exhaustive.
 *
 * @example
 * ```ts
 * isExhaustive(createLayout([2, 3], { order: "F" })); // => true
 * isExhaustive(createLayout([3], { strides: [2] })); // => false
 * ```
 */
export function isExhaustive(l: Layout, itemsize = 1): boolean {
  if (l.size === 0) return true;
  // From the smallest stride on: what is covered so far is a gap-free run, and a longer step would leave a gap for good,
  // since every other stride is longer still.
  let covered = itemsize;
  for (const { stride, length } of movingAxes(l)) {
    if (stride > covered) return false;
    covered += stride * (length - 1);
  }
  const { start, end } = extent(l, itemsize);
  return covered === end - start;
}

/**
 * Whether the layout can be counted in elements: offset and strides are multiples of the item size. With the item size 1 every
 * layout can.
 *
 * @example
 * ```ts
 * isStrided(createLayout([3], { strides: [16], offset: 8 }), 8); // => true
 * isStrided(createLayout([3], { strides: [12] }), 8); // => false
 * ```
 */
export function isStrided(l: Layout, itemsize = 1): boolean {
  if (l.offset % itemsize !== 0) return false;
  return l.strides.every((stride, k) => l.shape[k] <= 1 || stride % itemsize === 0);
}
