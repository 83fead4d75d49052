/** Writing along a diagonal. */

import { ShapeError, shapeText, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import type { ArrayLike } from "../nested.ts";
import { checkArray } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { put } from "./put.ts";

/** Options of `fillDiagonal`. */
export interface FillDiagonalOptions {
  /** Of a matrix with more rows than columns: begin again below, one row free between. */
  readonly wrap?: boolean;
}

/**
 * Writes a value, or one value after the other, along the main diagonal. Of more than two axes, all of which must have one
 * length, along the places whose indices are all equal. Values are repeated where there are too few.
 *
 * Throws ShapeError for fewer than two axes or unequal lengths of more than two, ReadOnlyError if the array is read-only.
 *
 * ```ts
 * const a = zeros([2, 3], { dtype: "int8" });
 * fillDiagonal(a, 5);
 * a; // => array([[5, 0, 0],
 * //           [0, 5, 0]], dtype=int8)
 * ```
 */
export function fillDiagonal(a: NDArray, value: ArrayLike, options: FillDiagonalOptions = {}): void {
  checkOptions("fillDiagonal", options, ["wrap"]);
  checkArray(a, "fillDiagonal");
  a.requireWriteable("fillDiagonal");
  const { shape, strides } = a;
  if (a.ndim < 2) {
    throw new ShapeError(`fillDiagonal: array must be at least 2-d; got shape ${shapeText(shape)}`, { shape });
  }
  if (a.ndim > 2 && shape.some((length) => length !== shape[0])) {
    throw new ShapeError(
      `fillDiagonal: All dimensions of input must be of equal length; got shape ${shapeText(shape)}`,
      { shape },
    );
  }
  const step = strides.reduce((sum, stride) => sum + stride, 0);
  if (options.wrap !== true || a.ndim > 2) {
    a.derive(uncheckedLayout([Math.min(...shape)], [step], a.offset)).flat.assign(value);
    return;
  }
  const columns = shape[1];
  const places = Array.from({ length: Math.ceil(a.size / (columns + 1)) }, (_, i) => i * (columns + 1));
  put(a, places, value);
}
