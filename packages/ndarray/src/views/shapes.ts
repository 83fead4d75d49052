/** The methods of the class that change shape or take parts, as functions of anything array-like. */

import type { NDArray } from "../array.ts";
import type { DTypeOf } from "../create.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { partView, type RavelOptions, type RealOf, type ReshapeOptions, ravelArray, reshapeArray } from "./methods.ts";

/**
 * The same elements in another shape; one length may be -1. A view where the strides allow it, else a copy: `copy: false`
 * throws instead, `copy: true` always copies.
 *
 * Throws ShapeError if the sizes differ.
 *
 * ```ts
 * const a = arange(6);
 * reshape(a, [2, -1]); // => array([[0., 1., 2.],
 * //           [3., 4., 5.]])
 * reshape(a, [2, 3]).base === a; // => true
 * reshape(reshape(a, [2, 3]).T, 6).base; // => null
 * ```
 */
export function reshape<const A extends ArrayLike>(
  a: A,
  shape: number | readonly number[],
  options?: ReshapeOptions,
): ArrayOf<A> {
  return reshapeArray(toNDArray(a, "reshape"), shape, options) as unknown as ArrayOf<A>;
}

/**
 * All elements in one dimension. A view where the array is contiguous in the order asked for, else a copy.
 *
 * ```ts
 * const a = array([[1, 2], [3, 4]]);
 * ravel(a).base === a; // => true
 * ravel(a, { order: "F" }); // => array([1., 3., 2., 4.])
 * ```
 */
export function ravel<const A extends ArrayLike>(a: A, options?: RavelOptions): ArrayOf<A> {
  return ravelArray(toNDArray(a, "ravel"), options) as unknown as ArrayOf<A>;
}

/**
 * The real parts. A view of a complex array; an array of another dtype itself.
 *
 * ```ts
 * real([{ re: 1, im: 2 }]); // => array([1.])
 * ```
 */
export function real<const A extends ArrayLike>(a: A): NDArray<RealOf<DTypeOf<A>>> {
  return partView(toNDArray(a, "real"), 0) as unknown as NDArray<RealOf<DTypeOf<A>>>;
}

/**
 * The imaginary parts. A view of a complex array; new read-only zeros for another dtype.
 *
 * ```ts
 * imag([{ re: 1, im: 2 }]); // => array([2.])
 * imag([5]).flags.writeable; // => false
 * ```
 */
export function imag<const A extends ArrayLike>(a: A): NDArray<RealOf<DTypeOf<A>>> {
  return partView(toNDArray(a, "imag"), 1) as unknown as NDArray<RealOf<DTypeOf<A>>>;
}
