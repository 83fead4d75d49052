/** Where an array is not zero: as index arrays, as a table of indices, as positions. */
import { type DType, int32 } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import { packMask, trueIndices, truePositions } from "../indexing/mask.ts";
import type { ArrayLike } from "../nested.ts";

/** An array of indices. */
type Indices = NDArray<"int32">;

/**
 * The indices of the elements that are not zero: one int32 array per axis, in C order. Copies.
 *
 * Throws ShapeError for an array without axes.
 *
 * ```ts
 * nonzero([[3, 0], [0, 4]]); // => [ array([0, 1], dtype=int32), array([0, 1], dtype=int32) ]
 * nonzero(5); // throws ShapeError: nonzero: Calling nonzero on 0d arrays is not allowed; got shape (), expected atleast1d of it
 * ```
 */
export function nonzero(a: ArrayLike): Indices[] {
  return nonzeroOf(toNDArray(a, "nonzero"), "nonzero");
}

/** What `nonzero` gives, with the name of the caller. */
export function nonzeroOf(a: NDArray, fn: string): Indices[] {
  if (a.ndim === 0) {
    throw new ShapeError(`${fn}: Calling nonzero on 0d arrays is not allowed; got shape (), expected atleast1d of it`, {
      shape: [],
    });
  }
  return trueIndices(packMask(a, fn), fn) as NDArray[] as Indices[];
}

/**
 * The indices of the elements that are not zero, one row for each: int32, of shape (count, ndim). A copy.
 *
 * ```ts
 * argwhere([[3, 0], [0, 4]]); // => array([[0, 0],
 * //           [1, 1]], dtype=int32)
 * ```
 */
export function argwhere(a: ArrayLike): Indices {
  const mask = packMask(toNDArray(a, "argwhere"), "argwhere");
  const columns = mask.ndim === 0 ? [] : trueIndices(mask, "argwhere");
  const count = mask.ndim === 0 ? truePositions(mask, "argwhere").size : columns[0].size;
  // NumPy: the transpose of the rows that nonzero gives, so that each column lies in one piece.
  const out = mask.fresh(int32 as DType, packLayout([count, columns.length], "F", 4), "argwhere");
  columns.forEach((column, k) => {
    copyElements(out.slice(":", k), column);
  });
  return out as NDArray as Indices;
}

/**
 * The positions in C order of the elements that are not zero: int32. A copy.
 *
 * ```ts
 * flatnonzero([[3, 0], [0, 4]]); // => array([0, 3], dtype=int32)
 * ```
 */
export function flatnonzero(a: ArrayLike): Indices {
  const mask = packMask(toNDArray(a, "flatnonzero"), "flatnonzero");
  return truePositions(mask, "flatnonzero") as NDArray as Indices;
}
