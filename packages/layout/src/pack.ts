/**
 * Packed layouts: no gap between elements, axes nested in one order. C order has the last axis innermost, Fortran order
 * the first. The strides are a running product of the lengths.
 */
import { type Layout, uncheckedLayout } from "./layout.ts";

/** The order in which a packed layout nests its axes: `"C"` has the last axis innermost, `"F"` the first. */
export type Order = "C" | "F";

/**
 * Strides of a packed array. A length of 0 counts as 1, so that a view of an empty array still has sensible strides.
 *
 * @example
 * ```ts
 * packedStrides([2, 3], "C", 8); // => [ 24, 8 ]
 * packedStrides([2, 3], "F", 8); // => [ 8, 16 ]
 * ```
 */
export function packedStrides(shape: readonly number[], order: Order = "C", itemsize = 1): number[] {
  const ndim = shape.length;
  const strides = new Array<number>(ndim);
  const step = order === "C" ? -1 : 1;
  let stride = itemsize;
  for (let left = ndim, k = step < 0 ? ndim - 1 : 0; left > 0; left--, k += step) {
    strides[k] = stride;
    if (shape[k] !== 0) stride *= shape[k];
  }
  return strides;
}

/**
 * The layout of a freshly made array: packed in `order` from offset 0. The shape is not checked.
 *
 * An empty array has all strides 0, as a fresh empty array has in NumPy.
 *
 * @example
 * ```ts
 * packLayout([2, 3], "F", 8).strides; // => [ 8, 16 ]
 * packLayout([2, 0], "C", 8).strides; // => [ 0, 0 ]
 * ```
 */
export function packLayout(shape: readonly number[], order: Order = "C", itemsize = 1): Layout {
  const strides = packedStrides(shape, order, itemsize);
  const layout = uncheckedLayout(shape, strides, 0);
  if (layout.size === 0) strides.fill(0);
  return layout;
}
