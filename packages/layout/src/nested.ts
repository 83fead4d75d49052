/** Axes in the order of their strides, and whether each steps over all inside of it. */
import type { Layout } from "./layout.ts";

/**
 * Whether each axis, from the smallest stride on, steps over all that the ones before it reach: enough that no two
 * elements share a unit, and true of every slice of a packed layout.
 *
 * @example
 * ```ts
 * isNested(createLayout([2, 3])); // => true
 * isNested(createLayout([3, 2], { strides: [1, 1] })); // => false
 * ```
 */
export function isNested(l: Layout, itemsize = 1): boolean {
  let reach = itemsize;
  for (const { stride, length } of movingAxes(l)) {
    if (stride < reach) return false;
    reach += stride * (length - 1);
  }
  return true;
}

/** The axes along which elements differ, from the smallest stride on. */
export function movingAxes({ shape, strides }: Layout): { readonly stride: number; readonly length: number }[] {
  return shape
    .map((length, k) => ({ stride: Math.abs(strides[k]), length }))
    .filter(({ length }) => length > 1)
    .sort((p, q) => p.stride - q.stride);
}
