/** Where the largest and the smallest elements are. */
import { type ArrayLike, checkOptions, toNDArray } from "@strided/ndarray";
import type { Exact, Folded } from "../reduced.ts";
import { fmax, fmin, maximum, minimum } from "../table/extrema.ts";
import { findPlace, type PlaceOptions, type Sought } from "./find-place.ts";

const OPTIONS = ["axis", "keepdims", "out"];
const isLarger = (x: number, best: number): boolean => x > best || x !== x;
const isSmaller = (x: number, best: number): boolean => x < best || x !== x;

/**
 * The index of the largest element along an axis, or of all elements counted in C order; of several the first. NaN counts
 * as the largest.
 *
 * A new array of dtype int32, or a number where no axis is left. Throws ShapeError for no elements.
 *
 * ```ts
 * argmax([3, 7, 7]); // => 1
 * argmax([[1, 9], [8, 2]]); // => 1
 * argmax([[1, 9], [8, 2]], { axis: 0 }); // => array([1, 0], dtype=int32)
 * argmax([1, Number.NaN, 3]); // => 1
 * ```
 */
export function argmax<const A extends ArrayLike, const O extends Exact<O, PlaceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, "int32", O> {
  return place(
    { fn: "argmax", ufunc: maximum, isLargest: true, isBetter: isLarger, skipsNaN: false },
    a,
    options,
  ) as never;
}

/**
 * The index of the smallest element along an axis, or of all elements counted in C order; of several the first. NaN
 * counts as the smallest.
 *
 * A new array of dtype int32, or a number where no axis is left. Throws ShapeError for no elements.
 *
 * ```ts
 * argmin([3, 1, 1]); // => 1
 * argmin([[1, 9], [8, 2]], { axis: 1, keepdims: true }); // => array([[0],
 * //           [1]], dtype=int32)
 * ```
 */
export function argmin<const A extends ArrayLike, const O extends Exact<O, PlaceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, "int32", O> {
  return place(
    { fn: "argmin", ufunc: minimum, isLargest: false, isBetter: isSmaller, skipsNaN: false },
    a,
    options,
  ) as never;
}

/**
 * As `argmax`, passing over NaN. Throws ShapeError for a slice of nothing else.
 *
 * ```ts
 * nanargmax([1, Number.NaN, 3]); // => 2
 * ```
 */
export function nanargmax<const A extends ArrayLike, const O extends Exact<O, PlaceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, "int32", O> {
  return place(
    { fn: "nanargmax", ufunc: fmax, isLargest: true, isBetter: isLarger, skipsNaN: true },
    a,
    options,
  ) as never;
}

/**
 * As `argmin`, passing over NaN. Throws ShapeError for a slice of nothing else.
 *
 * ```ts
 * nanargmin([Number.NaN, 4, 2]); // => 2
 * ```
 */
export function nanargmin<const A extends ArrayLike, const O extends Exact<O, PlaceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, "int32", O> {
  return place(
    { fn: "nanargmin", ufunc: fmin, isLargest: false, isBetter: isSmaller, skipsNaN: true },
    a,
    options,
  ) as never;
}

function place(sought: Sought, a: ArrayLike, options: PlaceOptions): unknown {
  checkOptions(sought.fn, options, OPTIONS);
  return findPlace(sought, toNDArray(a, sought.fn), options);
}
