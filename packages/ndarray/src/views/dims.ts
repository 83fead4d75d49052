/** Views with axes of length 1 added or removed. */
import { expandLayout, sliceLayout, squeezeLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";

/**
 * A new axis among the keys of `slice` and `getitem`: another name for null.
 *
 * ```ts
 * array([1, 2]).slice(newaxis).shape; // => [ 1, 2 ]
 * ```
 */
export const newaxis: null = null;

/**
 * The array with new axes of length 1, which stand at `axis` in the result. A view.
 *
 * Throws AxisError for a place that does not exist or is named twice.
 *
 * ```ts
 * expandDims([1, 2], 0).shape; // => [ 1, 2 ]
 * expandDims([1, 2], [0, -1]).shape; // => [ 1, 2, 1 ]
 * expandDims([1, 2], 2); // throws AxisError: expandDims: axis 2 is out of bounds for array of dimension 2
 * ```
 */
export function expandDims<const A extends ArrayLike>(a: A, axis: number | readonly number[]): ArrayOf<A> {
  const source = toNDArray(a, "expandDims");
  return source.derive(expandLayout(source.layout, axis, source.itemsize, "expandDims")) as unknown as ArrayOf<A>;
}

/** Options of `squeeze`. */
export interface SqueezeOptions {
  /** The axes to remove; all of length 1 if left out or null. */
  readonly axis?: number | readonly number[] | null;
}

/**
 * The array without its axes of length 1, or without those that are named. A view; the array itself if none goes.
 *
 * Throws AxisError for an axis that does not exist, ShapeError for one of another length.
 *
 * ```ts
 * squeeze([[[1], [2]]]).shape; // => [ 2 ]
 * squeeze([[[1], [2]]], { axis: 0 }).shape; // => [ 2, 1 ]
 * squeeze([[1, 2]], { axis: 1 }); // throws ShapeError: squeeze: cannot select an axis to squeeze out which has size not equal to one; got axis 1 with size 2
 * ```
 */
export function squeeze<const A extends ArrayLike>(a: A, options: SqueezeOptions = {}): ArrayOf<A> {
  checkOptions("squeeze", options, ["axis"]);
  const source = toNDArray(a, "squeeze");
  const layout = squeezeLayout(source.layout, options.axis, "squeeze");
  return (layout === source.layout ? source : source.derive(layout)) as unknown as ArrayOf<A>;
}

/** What a function of several arrays gives: one array for one, a list for several. */
export type OneOrList<A extends readonly ArrayLike[]> = A extends readonly [infer One]
  ? ArrayOf<One>
  : { [I in keyof A]: ArrayOf<A[I]> };

function each<A extends readonly ArrayLike[]>(arrays: A, fn: string, change: (a: NDArray) => NDArray): OneOrList<A> {
  const changed = arrays.map((a) => change(toNDArray(a, fn)));
  return (changed.length === 1 ? changed[0] : changed) as unknown as OneOrList<A>;
}

/**
 * Arrays with at least one axis: views, or the arrays themselves where nothing has to be added. One array for one
 * argument, a list for several.
 *
 * ```ts
 * atleast1d(5); // => array([5.])
 * atleast1d(5, [1, 2]).map((a) => a.shape); // => [ [ 1 ], [ 2 ] ]
 * ```
 */
export function atleast1d<const A extends readonly ArrayLike[]>(...arrays: A): OneOrList<A> {
  return each(arrays, "atleast1d", (a) => (a.ndim === 0 ? a.reshape([1]) : a));
}

/**
 * Arrays with at least two axes, new ones in front: views, or the arrays themselves where nothing has to be added.
 *
 * ```ts
 * atleast2d([1, 2]).shape; // => [ 1, 2 ]
 * ```
 */
export function atleast2d<const A extends readonly ArrayLike[]>(...arrays: A): OneOrList<A> {
  return each(arrays, "atleast2d", (a) => {
    if (a.ndim === 0) return a.reshape([1, 1]);
    return a.ndim === 1 ? a.derive(sliceLayout(a.layout, [null], "atleast2d")) : a;
  });
}

/**
 * Arrays with at least three axes: a row of n becomes (1, n, 1), a matrix of m by n (m, n, 1). Views, or the arrays
 * themselves where nothing has to be added.
 *
 * ```ts
 * atleast3d([1, 2]).shape; // => [ 1, 2, 1 ]
 * atleast3d(zeros([2, 3])).shape; // => [ 2, 3, 1 ]
 * ```
 */
export function atleast3d<const A extends readonly ArrayLike[]>(...arrays: A): OneOrList<A> {
  return each(arrays, "atleast3d", (a) => {
    if (a.ndim === 0) return a.reshape([1, 1, 1]);
    if (a.ndim === 1) return a.derive(sliceLayout(a.layout, [null, "...", null], "atleast3d"));
    return a.ndim === 2 ? a.derive(sliceLayout(a.layout, ["...", null], "atleast3d")) : a;
  });
}
