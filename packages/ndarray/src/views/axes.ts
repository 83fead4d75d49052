/** Views with their axes in another order. */
import { moveAxisLayout, rollAxisLayout, swapAxesLayout, transposeLayout } from "@strided/layout";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { matrixTransposed } from "./methods.ts";

/**
 * The array with its axes permuted: axis k of the result is axis `axes[k]`. Reversed if `axes` is left out. A view.
 *
 * Throws AxisError unless `axes` names each axis once.
 *
 * ```ts
 * transpose([[1, 2, 3], [4, 5, 6]]); // => array([[1., 4.],
 * //           [2., 5.],
 * //           [3., 6.]])
 * transpose(zeros([2, 3, 4]), [1, -1, 0]).shape; // => [ 3, 4, 2 ]
 * ```
 */
export function transpose<const A extends ArrayLike>(a: A, axes?: readonly number[] | null): ArrayOf<A> {
  const source = toNDArray(a, "transpose");
  return source.derive(transposeLayout(source.layout, axes, "transpose")) as unknown as ArrayOf<A>;
}

/**
 * The array with its axes permuted: the array API standard's name for `transpose` with all axes named. A view.
 *
 * Throws AxisError unless `axes` names each axis once.
 *
 * ```ts
 * permuteDims(zeros([2, 3, 4]), [2, 0, 1]).shape; // => [ 4, 2, 3 ]
 * permuteDims(zeros([2, 3]), [0, 0]); // throws AxisError: permuteDims: repeated axis in permuteDims; got 0, 0
 * ```
 */
export function permuteDims<const A extends ArrayLike>(a: A, axes: readonly number[]): ArrayOf<A> {
  const source = toNDArray(a, "permuteDims");
  return source.derive(transposeLayout(source.layout, axes, "permuteDims")) as unknown as ArrayOf<A>;
}

/**
 * The array with its last two axes exchanged: every matrix of a stack transposed. A view.
 *
 * Throws ShapeError for fewer than two axes.
 *
 * ```ts
 * matrixTranspose(zeros([5, 2, 3])).shape; // => [ 5, 3, 2 ]
 * ```
 */
export function matrixTranspose<const A extends ArrayLike>(a: A): ArrayOf<A> {
  return matrixTransposed(toNDArray(a, "matrixTranspose"), "matrixTranspose") as unknown as ArrayOf<A>;
}

/**
 * The array with two axes exchanged. A view.
 *
 * Throws AxisError for an axis that does not exist.
 *
 * ```ts
 * swapaxes(zeros([2, 3, 4]), 0, -1).shape; // => [ 4, 3, 2 ]
 * ```
 */
export function swapaxes<const A extends ArrayLike>(a: A, axis1: number, axis2: number): ArrayOf<A> {
  const source = toNDArray(a, "swapaxes");
  return source.derive(swapAxesLayout(source.layout, axis1, axis2, "swapaxes")) as unknown as ArrayOf<A>;
}

/**
 * The array with some axes moved to new places; the others keep their order. A view.
 *
 * Throws AxisError for an axis that does not exist or is named twice, and for lists of unequal length.
 *
 * ```ts
 * moveaxis(zeros([2, 3, 4]), 0, -1).shape; // => [ 3, 4, 2 ]
 * moveaxis(zeros([2, 3, 4]), [0, 1], [-1, -2]).shape; // => [ 4, 3, 2 ]
 * ```
 */
export function moveaxis<const A extends ArrayLike>(
  a: A,
  source: number | readonly number[],
  destination: number | readonly number[],
): ArrayOf<A> {
  const from = toNDArray(a, "moveaxis");
  return from.derive(moveAxisLayout(from.layout, source, destination, "moveaxis")) as unknown as ArrayOf<A>;
}

/** Options of `rollaxis`. */
export interface RollaxisOptions {
  /** The axis before which the other one goes; 0 if left out. */
  readonly start?: number;
}

/**
 * The array with one axis moved before another. A view. NumPy keeps it for old code; `moveaxis` is clearer.
 *
 * Throws AxisError for an axis or a place that does not exist.
 *
 * ```ts
 * rollaxis(zeros([3, 4, 5]), 2).shape; // => [ 5, 3, 4 ]
 * rollaxis(zeros([3, 4, 5]), 0, { start: 2 }).shape; // => [ 4, 3, 5 ]
 * ```
 */
export function rollaxis<const A extends ArrayLike>(a: A, axis: number, options: RollaxisOptions = {}): ArrayOf<A> {
  checkOptions("rollaxis", options, ["start"]);
  const source = toNDArray(a, "rollaxis");
  const layout = rollAxisLayout(source.layout, axis, options.start ?? 0, "rollaxis");
  return source.derive(layout) as unknown as ArrayOf<A>;
}
