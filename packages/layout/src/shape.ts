/**
 * A shape: one length per axis, outermost axis first. What makes a list of numbers a shape, how many elements it has, and
 * how it is written down.
 */

import { ShapeError } from "./errors.ts";
import { checkList } from "./kind.ts";
import { checkWhole } from "./whole-number.ts";

/** More axes than this no array has; NumPy's limit. */
const MAX_NDIM = 64;

/**
 * The number of elements of a shape: the product of its lengths, 1 without axes. The shape is not checked.
 *
 * @example
 * ```ts
 * sizeOf([2, 3]); // => 6
 * sizeOf([]); // => 1
 * ```
 */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (let k = 0; k < shape.length; k++) size *= shape[k];
  return size;
}

/**
 * Checks that a list of numbers is a shape whose elements, `itemsize` units each, can be counted exactly; returns its size.
 *
 * @throws ShapeError for more than 64 axes, for a length that is no non-negative whole number, and for more units than
 * a number can count (2^53 - 1).
 *
 * @example
 * ```ts
 * checkShape([2, 0, 3]); // => 0
 * ```
 */
export function checkShape(shape: readonly number[], itemsize = 1, fn = "createLayout"): number {
  checkList(shape, "shape", fn);
  if (shape.length > MAX_NDIM) {
    throw new ShapeError(
      `${fn}: maximum supported dimension for an ndarray is currently ${MAX_NDIM}, found ${shape.length}`,
      { shape, got: shape.length, expected: MAX_NDIM },
    );
  }
  // A length of 0 is left out of the product: strides are computed as if it were 1, and must be countable too.
  let units = itemsize;
  let size = 1;
  for (let k = 0; k < shape.length; k++) {
    const length = shape[k];
    if (length < 0) {
      throw new ShapeError(`${fn}: negative dimensions are not allowed; got shape ${shapeText(shape)}`, { shape });
    }
    checkWhole("dimension", length, 0, fn);
    size *= length;
    if (length > 0) units *= length;
  }
  if (!(units <= Number.MAX_SAFE_INTEGER)) {
    throw new ShapeError(`${fn}: array is too big; got shape ${shapeText(shape)} with itemsize ${itemsize}`, {
      shape,
      got: units,
    });
  }
  return size;
}

/**
 * A shape as NumPy writes it in its messages.
 *
 * @example
 * ```ts
 * shapeText([2, 3]); // => "(2,3)"
 * shapeText([2]); // => "(2,)"
 * ```
 */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(",")})`;
}

/** Whether two lists of numbers are the same; the shapes and strides of layouts are compared with it. */
export function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
