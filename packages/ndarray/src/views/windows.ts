/** Views with strides of their own making: any that stay inside the memory, and windows that slide over an array. */
import { asStridedLayout, windowLayout } from "@strided/layout";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";

/** Options of `asStrided`. */
export interface AsStridedOptions {
  /** The shape of the view; that of the array if left out. */
  readonly shape?: readonly number[];
  /** Bytes from one element to the next along each axis; those of the array if left out. */
  readonly strides?: readonly number[];
  /** Whether the view may be written, true if left out: elements may coincide, so that one write shows in many places. */
  readonly writeable?: boolean;
}

/**
 * The memory of an array read with another shape and other strides, from its first element on. A view; it must stay
 * inside the memory of the array's base.
 *
 * Throws ShapeError for a view that would reach outside.
 *
 * ```ts
 * const a = arange(5);
 * asStrided(a, { shape: [3, 3], strides: [8, 8] }); // => array([[0., 1., 2.],
 * //           [1., 2., 3.],
 * //           [2., 3., 4.]])
 * asStrided(a, { shape: [6] }); // throws ShapeError: asStrided: the view would reach outside of its storage; got positions 0 to 48, expected 0 to 40
 * ```
 */
export function asStrided<const A extends ArrayLike>(a: A, options: AsStridedOptions = {}): ArrayOf<A> {
  checkOptions("asStrided", options, ["shape", "strides", "writeable"]);
  const source = toNDArray(a, "asStrided");
  const { itemsize, storage } = source;
  const within = [0, storage.nbytes] as const;
  const { shape = null, strides = null, writeable = true } = options;
  const layout = asStridedLayout(source.layout, shape, strides, { itemsize, within }, "asStrided");
  return source.derive(layout, writeable ? source.lock : "asStrided") as unknown as ArrayOf<A>;
}

/** Options of `slidingWindowView`. */
export interface SlidingWindowOptions {
  /** The axes along which the window slides; all if left out or null. An axis may be named more than once. */
  readonly axis?: number | readonly number[] | null;
  /** Whether the view may be written, false if left out: windows overlap, so that one write shows in many places. */
  readonly writeable?: boolean;
}

/**
 * All windows of a shape that fit into the array: axes for where the window stands, then axes inside the window. A view,
 * read-only unless `writeable` is true.
 *
 * Throws ShapeError for a window that is larger than the array or has another number of axes.
 *
 * ```ts
 * slidingWindowView([1, 2, 3, 4], 3); // => array([[1., 2., 3.],
 * //           [2., 3., 4.]])
 * slidingWindowView(zeros([4, 5]), [2, 2]).shape; // => [ 3, 4, 2, 2 ]
 * ```
 */
export function slidingWindowView<const A extends ArrayLike>(
  x: A,
  windowShape: number | readonly number[],
  options: SlidingWindowOptions = {},
): ArrayOf<A> {
  checkOptions("slidingWindowView", options, ["axis", "writeable"]);
  const source = toNDArray(x, "slidingWindowView");
  const layout = windowLayout(source.layout, windowShape, options.axis, "slidingWindowView");
  return source.derive(layout, options.writeable ? source.lock : "slidingWindowView") as unknown as ArrayOf<A>;
}
