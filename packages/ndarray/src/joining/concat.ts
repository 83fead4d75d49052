/** Arrays one behind the other along an axis that they have. Always a copy. */

import {
  type Casting,
  CastingError,
  canCast,
  type DType,
  type DTypeLike,
  type DTypeName,
  dtype as dtypeOf,
} from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { checkList, normalizeAxis, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { boundsOverlap } from "../overlap.ts";
import { checkOutShape } from "../selecting/out.ts";
import { joinArrays, joinedShape } from "./join-arrays.ts";
import { type JoinedDType, joined } from "./joined-dtype.ts";

/** Options of functions that join arrays. */
export interface JoinOptions<D extends DTypeName = DTypeName> {
  /** The dtype of the result; the common dtype of the arrays if left out. */
  readonly dtype?: DTypeLike<D> | null;
  /** Which casts to that dtype are allowed, `"same_kind"` if left out. */
  readonly casting?: Casting;
}

/** Options of `concat`. */
export interface ConcatOptions<D extends DTypeName = DTypeName> extends JoinOptions<D> {
  /** The axis along which the arrays are joined, 0 if left out; null: all elements of all arrays in one row. */
  readonly axis?: number | null;
  /** The array that takes the result and is returned. */
  readonly out?: NDArray<D> | null;
}

/** The dtype of a result: the one that was asked for, else the common one. */
export type AskedDType<D extends DTypeName, T extends readonly unknown[]> = DTypeName extends D ? JoinedDType<T> : D;

/**
 * Arrays joined along an axis, in their common dtype. A copy.
 *
 * Throws ShapeError unless all have the same lengths along all other axes, AxisError for an axis that does not exist,
 * CastingError for a `dtype` to which they may not be cast.
 *
 * ```ts
 * concat([[[1, 2]], [[3, 4], [5, 6]]]); // => array([[1., 2.],
 * //           [3., 4.],
 * //           [5., 6.]])
 * concat([[1, 2], [[3], [4]]], { axis: null }); // => array([1., 2., 3., 4.])
 * concat([[1, 2], [[3, 4]]]); // throws ShapeError: concat: all the input arrays must have same number of dimensions, but the array at index 0 has 1 dimension(s) and the array at index 1 has 2 dimension(s)
 * ```
 */
export function concat<const T extends readonly ArrayLike[], D extends DTypeName = DTypeName>(
  arrays: T,
  options: ConcatOptions<D> = {},
): NDArray<AskedDType<D, T>> {
  checkOptions("concat", options, ["axis", "out", "dtype", "casting"]);
  return concatenated(arrays, options as ConcatOptions, "concat") as unknown as NDArray<AskedDType<D, T>>;
}

/** Joins arrays, with the name of the caller. */
export function concatenated(values: readonly ArrayLike[], options: ConcatOptions, fn: string): NDArray {
  if (checkList(values, "arrays", fn).length === 0) {
    throw new ShapeError(`${fn}: need at least one array to concatenate; got an empty list`, { got: 0 });
  }
  const { arrays: given, dtype: common } = joined(values, fn);
  const { axis: wanted = 0, out = null, casting = "same_kind" } = options;
  const arrays = wanted === null ? given.map((a) => a.ravel()) : given;
  const [first] = arrays;
  if (first.ndim === 0) {
    throw new ShapeError(`${fn}: zero-dimensional arrays cannot be concatenated; got shape ()`, { shape: [] });
  }
  const axis = normalizeAxis(wanted ?? 0, first.ndim, fn);
  const shape = joinedShape(arrays, axis, fn);
  const asked = options.dtype === undefined || options.dtype === null ? common : (dtypeOf(options.dtype, fn) as DType);
  const dtype = out === null ? asked : out.dtype;
  for (const a of arrays) {
    // Asked at least once, for the word itself may be wrong.
    if (a === first || a.dtype !== dtype) checkCast(a.dtype, dtype, casting, fn);
  }
  if (out !== null) checkOutShape(out, shape, fn);
  const isApart = out !== null && !arrays.some((a) => boundsOverlap(a, out));
  const result = joinArrays(arrays, shape, axis, dtype, fn, isApart ? out : null);
  if (out === null || isApart) return result;
  copyElements(out, result);
  return out;
}

function checkCast(from: DType, to: DType, casting: Casting, fn: string): void {
  if (canCast(from, to, casting)) return;
  throw new CastingError(
    `${fn}: cannot cast array data from ${from.name} to ${to.name} according to the rule '${casting}'; got ${from.name}, expected one that casts to ${to.name}`,
    { from: from.name, to: to.name, casting },
  );
}

/** Another name of `concat`: the same function. */
export const concatenate: typeof concat = concat;
