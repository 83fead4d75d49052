/**
 * Which part of a storage a layout can reach: the half-open range from the lowest position of any element to the end of
 * the highest. Two layouts whose extents are disjoint share nothing; NumPy calls the range `byte_bounds`.
 */
import type { Layout } from "./layout.ts";

/** A half-open range of positions, counted from the start of the storage. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * The range of positions that a layout can reach, counted from the start of the storage. An empty layout reaches
 * nothing: `start === end`.
 *
 * @example
 * ```ts
 * extent(createLayout([3], { strides: [-8], offset: 16 }), 8); // => { start: 0, end: 24 }
 * extent(createLayout([0])); // => { start: 0, end: 0 }
 * ```
 */
export function extent(l: Layout, itemsize = 1): Extent {
  let start = l.offset;
  let end = l.offset;
  if (l.size === 0) return { start, end };
  for (let k = 0; k < l.shape.length; k++) {
    const reach = l.strides[k] * (l.shape[k] - 1);
    if (reach < 0) start += reach;
    else end += reach;
  }
  return { start, end: end + itemsize };
}

/**
 * How much storage a layout needs from its lowest position on: the length of its {@link extent}, 0 for an empty layout.
 *
 * @example
 * ```ts
 * requiredSpanSize(createLayout([2, 3], { strides: [10, 2] })); // => 15
 * ```
 */
export function requiredSpanSize(l: Layout, itemsize = 1): number {
  const { start, end } = extent(l, itemsize);
  return end - start;
}
