/** Views that read axes backwards. */
import { flipLayout, rot90Layout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";

/** Options of `flip`. */
export interface FlipOptions {
  /** The axes to reverse; all if left out or null. */
  readonly axis?: number | readonly number[] | null;
}

/**
 * The array with the order of its elements reversed along some axes, all by default. A view.
 *
 * Throws AxisError for an axis that does not exist or is named twice.
 *
 * ```ts
 * flip([[1, 2], [3, 4]]); // => array([[4., 3.],
 * //           [2., 1.]])
 * flip([1, 2, 3]).strides; // => [ -8 ]
 * ```
 */
export function flip<const A extends ArrayLike>(a: A, options: FlipOptions = {}): ArrayOf<A> {
  checkOptions("flip", options, ["axis"]);
  const source = toNDArray(a, "flip");
  return source.derive(flipLayout(source.layout, options.axis, "flip")) as unknown as ArrayOf<A>;
}

/**
 * The array with each row reversed, left to right: along axis 1. A view. Throws ShapeError for fewer than two axes.
 *
 * ```ts
 * fliplr([[1, 2], [3, 4]]); // => array([[2., 1.],
 * //           [4., 3.]])
 * ```
 */
export function fliplr<const A extends ArrayLike>(a: A): ArrayOf<A> {
  return flipped(toNDArray(a, "fliplr"), 1, "fliplr") as unknown as ArrayOf<A>;
}

/**
 * The array with its rows in reverse order, up to down: along axis 0. A view. Throws ShapeError without an axis.
 *
 * ```ts
 * flipud([[1, 2], [3, 4]]); // => array([[3., 4.],
 * //           [1., 2.]])
 * ```
 */
export function flipud<const A extends ArrayLike>(a: A): ArrayOf<A> {
  return flipped(toNDArray(a, "flipud"), 0, "flipud") as unknown as ArrayOf<A>;
}

function flipped(a: NDArray, axis: number, fn: string): NDArray {
  if (a.ndim <= axis) {
    throw new ShapeError(`${fn}: Input must be >= ${axis + 1}-d; got ${a.ndim} dimensions`, { shape: a.shape });
  }
  return a.derive(flipLayout(a.layout, axis, fn));
}

/** Options of `rot90`. */
export interface Rot90Options {
  /** How many quarters to turn; 1 if left out. */
  readonly k?: number;
  /** The two axes of the plane, turned from the first towards the second; the first two of the array if left out. */
  readonly axes?: readonly [number, number];
}

/**
 * The array turned by quarters in the plane of two axes, counterclockwise as it is printed. A view.
 *
 * Throws AxisError unless there are two different axes.
 *
 * ```ts
 * rot90([[1, 2], [3, 4]]); // => array([[2., 4.],
 * //           [1., 3.]])
 * rot90([[1, 2], [3, 4]], { k: 2 }); // => array([[4., 3.],
 * //           [2., 1.]])
 * ```
 */
export function rot90<const A extends ArrayLike>(a: A, options: Rot90Options = {}): ArrayOf<A> {
  checkOptions("rot90", options, ["k", "axes"]);
  const source = toNDArray(a, "rot90");
  const layout = rot90Layout(source.layout, options.k ?? 1, options.axes ?? [0, 1], "rot90");
  return source.derive(layout) as unknown as ArrayOf<A>;
}
