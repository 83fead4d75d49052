/** Arrays joined along a new axis, or side by side in the ways that have names. Always a copy. */

import type { DTypeName } from "@strided/buffer";
import { checkList, normalizeAxis, ShapeError, sameNumbers, shapeText } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { atleast1d, atleast2d, atleast3d, expandDims } from "../views/dims.ts";
import { type AskedDType, type ConcatOptions, concatenated, type JoinOptions } from "./concat.ts";

/** Options of `stack`. */
export interface StackOptions<D extends DTypeName = DTypeName> extends JoinOptions<D> {
  /** The place of the new axis in the result; 0 if left out. */
  readonly axis?: number;
  /** The array that takes the result and is returned. */
  readonly out?: NDArray<D> | null;
}

/**
 * Arrays of one shape joined along a new axis, in their common dtype. A copy.
 *
 * Throws ShapeError unless all have one shape, AxisError for a place that does not exist.
 *
 * ```ts
 * stack([[1, 2], [3, 4]]); // => array([[1., 2.],
 * //           [3., 4.]])
 * stack([[1, 2], [3, 4]], { axis: -1 }); // => array([[1., 3.],
 * //           [2., 4.]])
 * stack([[1], [1, 2]]); // throws ShapeError: stack: all input arrays must have the same shape; got (1,) and (2,)
 * ```
 */
export function stack<const T extends readonly ArrayLike[], D extends DTypeName = DTypeName>(
  arrays: T,
  options: StackOptions<D> = {},
): NDArray<AskedDType<D, T>> {
  checkOptions("stack", options, ["axis", "out", "dtype", "casting"]);
  if (checkList(arrays, "arrays", "stack").length === 0) {
    throw new ShapeError("stack: need at least one array to stack; got an empty list", { got: 0 });
  }
  const list = arrays.map((a) => toNDArray(a, "stack"));
  const [first] = list;
  for (const a of list) {
    if (sameNumbers(a.shape, first.shape)) continue;
    throw new ShapeError(
      `stack: all input arrays must have the same shape; got ${shapeText(first.shape)} and ${shapeText(a.shape)}`,
      { shapes: [first.shape, a.shape] },
    );
  }
  const axis = normalizeAxis(options.axis ?? 0, first.ndim + 1, "stack");
  const grown = list.map((a) => expandDims(a, axis));
  return concatenated(grown, { ...options, axis } as ConcatOptions, "stack") as unknown as NDArray<AskedDType<D, T>>;
}

/**
 * Arrays side by side: joined along axis 1, or along axis 0 if they have one dimension. A copy.
 *
 * Throws ShapeError as `concat` does.
 *
 * ```ts
 * hstack([[1, 2], [3]]); // => array([1., 2., 3.])
 * hstack([[[1], [2]], [[3], [4]]]); // => array([[1., 3.],
 * //           [2., 4.]])
 * ```
 */
export function hstack<const T extends readonly ArrayLike[], D extends DTypeName = DTypeName>(
  arrays: T,
  options: JoinOptions<D> = {},
): NDArray<AskedDType<D, T>> {
  const list = checkList(arrays, "arrays", "hstack").map((a) => atleast1d(toNDArray(a, "hstack")));
  return sideBySide(list, list[0]?.ndim === 1 ? 0 : 1, options, "hstack") as unknown as NDArray<AskedDType<D, T>>;
}

/**
 * Arrays one below the other: joined along axis 0, one dimension counting as a row. A copy.
 *
 * Throws ShapeError as `concat` does.
 *
 * ```ts
 * vstack([[1, 2], [[3, 4], [5, 6]]]); // => array([[1., 2.],
 * //           [3., 4.],
 * //           [5., 6.]])
 * ```
 */
export function vstack<const T extends readonly ArrayLike[], D extends DTypeName = DTypeName>(
  arrays: T,
  options: JoinOptions<D> = {},
): NDArray<AskedDType<D, T>> {
  const list = checkList(arrays, "arrays", "vstack").map((a) => atleast2d(toNDArray(a, "vstack")));
  return sideBySide(list, 0, options, "vstack") as unknown as NDArray<AskedDType<D, T>>;
}

/**
 * Arrays one behind the other: joined along axis 2, after `atleast3d`. A copy.
 *
 * Throws ShapeError as `concat` does.
 *
 * ```ts
 * dstack([[1, 2], [3, 4]]); // => array([[[1., 3.],
 * //            [2., 4.]]])
 * ```
 */
export function dstack<const T extends readonly ArrayLike[]>(arrays: T): NDArray<AskedDType<DTypeName, T>> {
  const list = checkList(arrays, "arrays", "dstack").map((a) => atleast3d(toNDArray(a, "dstack")));
  return sideBySide(list, 2, {}, "dstack") as unknown as NDArray<AskedDType<DTypeName, T>>;
}

/**
 * Columns side by side: arrays of one dimension become columns, others are joined along axis 1. A copy.
 *
 * Throws ShapeError as `concat` does.
 *
 * ```ts
 * columnStack([[1, 2], [3, 4]]); // => array([[1., 3.],
 * //           [2., 4.]])
 * ```
 */
export function columnStack<const T extends readonly ArrayLike[]>(arrays: T): NDArray<AskedDType<DTypeName, T>> {
  const list = checkList(arrays, "arrays", "columnStack").map((value) => {
    const a = toNDArray(value, "columnStack");
    return a.ndim < 2 ? atleast2d(a).T : a;
  });
  return sideBySide(list, 1, {}, "columnStack") as unknown as NDArray<AskedDType<DTypeName, T>>;
}

function sideBySide(list: readonly NDArray[], axis: number, options: JoinOptions, fn: string): NDArray {
  checkOptions(fn, options, ["dtype", "casting"]);
  return concatenated(list, { ...options, axis }, fn);
}
