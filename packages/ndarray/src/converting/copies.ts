/** Copies and conversions as functions of anything array-like. */
import type { DTypeLike, DTypeName } from "@strided/buffer";
import type { NDArray } from "../array.ts";
import { type AstypeOptions, astypeArray, COPY_ORDERS, type CopyOptions, copyArray } from "../copying.ts";
import { type ArrayOf, asarray, type DTypeOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, oneOf } from "../options.ts";

/**
 * A copy with memory of its own, as close to the order of the original as can be: order "K", where the method `a.copy()`
 * takes C order.
 *
 * ```ts
 * const a = zeros([2, 3], { order: "F" });
 * copy(a).strides; // => [ 8, 16 ]
 * copy(a, { order: "C" }).strides; // => [ 24, 8 ]
 * copy(a).base; // => null
 * ```
 */
export function copy<const A extends ArrayLike>(a: A, options: CopyOptions = {}): ArrayOf<A> {
  checkOptions("copy", options, ["order"]);
  const order = oneOf("copy", "order", options.order ?? "K", COPY_ORDERS);
  return copyArray(toNDArray(a, "copy"), order, "copy") as unknown as ArrayOf<A>;
}

/**
 * The elements cast to a dtype: a copy, unless `copy: false` and nothing has to change.
 *
 * Throws CastingError if the rule `casting` (`"unsafe"` if left out) forbids the cast.
 *
 * ```ts
 * astype([1.7, -1.7], "int32"); // => array([ 1, -1], dtype=int32)
 * astype([1.5], "int32", { casting: "safe" }); // throws CastingError: astype: cannot cast array data from float64 to int32 according to the rule 'safe'; got dtype float64, expected one that casts to int32
 * ```
 */
export function astype<D extends DTypeName>(
  a: ArrayLike,
  dtype: DTypeLike<D>,
  options: AstypeOptions = {},
): NDArray<D> {
  return astypeArray(toNDArray(a, "astype"), dtype, options) as unknown as NDArray<D>;
}

/** Options of `ascontiguousarray` and `asfortranarray`. */
export interface ContiguousOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
}

/**
 * The value as a C-contiguous array with at least one axis: itself where it is that already, else a copy.
 *
 * ```ts
 * const a = zeros([2, 3]);
 * ascontiguousarray(a) === a; // => true
 * ascontiguousarray(a.T).strides; // => [ 16, 8 ]
 * ```
 */
export function ascontiguousarray<const A extends ArrayLike, D extends DTypeName = DTypeOf<A>>(
  a: A,
  options: ContiguousOptions<D> = {},
): NDArray<D> {
  checkOptions("ascontiguousarray", options, ["dtype"]);
  const made = asarray<ArrayLike, D>(a, { ...options, order: "C" });
  return made.ndim === 0 ? made.reshape([1]) : made;
}

/**
 * The value as a Fortran-contiguous array with at least one axis: itself where it is that already, else a copy.
 *
 * ```ts
 * asfortranarray(zeros([2, 3])).strides; // => [ 8, 16 ]
 * ```
 */
export function asfortranarray<const A extends ArrayLike, D extends DTypeName = DTypeOf<A>>(
  a: A,
  options: ContiguousOptions<D> = {},
): NDArray<D> {
  checkOptions("asfortranarray", options, ["dtype"]);
  const made = asarray<ArrayLike, D>(a, { ...options, order: "F" });
  return made.ndim === 0 ? made.reshape([1]) : made;
}
