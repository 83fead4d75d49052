/** The sum of elements: `add.reduce` over all axes by default. */
import type { Scalar } from "@strided/buffer";
import type { ArrayLike, NDArray } from "@strided/ndarray";
import type { Reduced, ReduceOptions } from "./reduce.ts";
import { add } from "./table/arithmetic.ts";

/** Options that leave at least one axis, or keep all. */
export type AlongAxis = ReduceOptions & ({ readonly axis: number | readonly number[] } | { readonly keepdims: true });

/**
 * The sum of the elements along the given axes, or of all of them. Small integers and bool accumulate in 64 bits.
 *
 * A new array, or a single element where no axis is left. Throws AxisError for an axis that is not there.
 *
 * ```ts
 * sum([[1, 2], [3, 4]]); // => 10
 * sum([[1, 2], [3, 4]], { axis: 0 }); // => array([4., 6.])
 * sum([[1, 2], [3, 4]], { axis: 1, keepdims: true }).shape; // => [ 2, 1 ]
 * ```
 */
export function sum(a: ArrayLike, options: AlongAxis): NDArray;
export function sum(a: ArrayLike, options?: ReduceOptions): Scalar;
export function sum(a: ArrayLike, options: ReduceOptions = {}): Reduced {
  return add.reduce(a, { ...options, axis: options.axis ?? null });
}
