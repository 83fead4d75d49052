/** One index per element along an axis, as `argsort` and `argmax` give them: `takeAlongAxis` and `putAlongAxis`. */

import { type DType, int32 } from "@strided/buffer";
import { AxisError, IndexError, normalizeAxis, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import { type IndexArray, plainKey, readArray } from "../indexing/keys.ts";
import { pickEntries } from "../indexing/pick.ts";
import { setEntries } from "../indexing/setitem.ts";
import type { ArrayLike } from "../nested.ts";
import { checkArray } from "../nested.ts";
import { checkOptions } from "../options.ts";

/** Options of `takeAlongAxis`. */
export interface AlongAxisOptions {
  /** The axis to which the indices belong, the last one if left out; null: all elements in C order. */
  readonly axis?: number | null;
}

/**
 * For every place of `indices` the element of `a` with that index along an axis; along the other axes both are broadcast
 * together. A copy.
 *
 * Throws IndexError for an index out of bounds or an array that holds no integers, ShapeError if the numbers of dimensions
 * differ.
 *
 * ```ts
 * const a = array([[10, 30, 20], [60, 40, 50]]);
 * takeAlongAxis(a, [[0, 2, 1], [1, 2, 0]]); // => array([[10., 20., 30.],
 * //           [40., 50., 60.]])
 * takeAlongAxis(a, [[0, 1, 0]], { axis: 0 }); // => array([[10., 40., 20.]])
 * ```
 */
export function takeAlongAxis<const A extends ArrayLike>(
  a: A,
  indices: IndexArray,
  options: AlongAxisOptions = {},
): ArrayOf<A> {
  checkOptions("takeAlongAxis", options, ["axis"]);
  const { axis = -1 } = options;
  const source = toNDArray(a, "takeAlongAxis");
  const array = axis === null ? source.reshape(-1) : source;
  const keys = keysAlong(array, indices, axis, "takeAlongAxis");
  return pickEntries(array, keys, "brackets", "takeAlongAxis") as unknown as ArrayOf<A>;
}

/**
 * Writes values at the given indices along an axis, the reverse of `takeAlongAxis`: values are broadcast to the indices.
 * With axis null all elements of the array in C order are one axis.
 *
 * Throws what `takeAlongAxis` throws, ReadOnlyError if the array is read-only, ShapeError if the values do not broadcast.
 *
 * ```ts
 * const a = zeros([2, 3]);
 * putAlongAxis(a, [[1], [2]], 5, 1);
 * a; // => array([[0., 5., 0.],
 * //           [0., 0., 5.]])
 * ```
 */
export function putAlongAxis(a: NDArray, indices: IndexArray, values: ArrayLike, axis: number | null): void {
  checkArray(a, "putAlongAxis");
  const row = axis === null && a.ndim !== 1 ? a.reshape(-1) : a;
  setEntries(row, keysAlong(row, indices, axis, "putAlongAxis"), values, "putAlongAxis");
  if (row !== a && row.base === null) a.assign(row.reshape(a.shape));
}

/** For every axis an index array: the indices for the one that is named, and for each other one its own positions. */
function keysAlong(a: NDArray, indices: IndexArray, axis: number | null, fn: string): NDArray[] {
  const along = axis === null ? 0 : normalizeAxis(axis, a.ndim, fn);
  const index = readArray(a, indices, fn);
  if (index.dtype.kind === "b") {
    throw new IndexError(`${fn}: \`indices\` must be an integer array; got bool`, { index: plainKey(indices) });
  }
  if (axis === null && index.ndim !== 1) {
    throw new AxisError(`${fn}: when axis is null, \`indices\` must have a single dimension; got ${index.ndim}`, {
      axis,
      ndim: index.ndim,
    });
  }
  if (index.ndim !== a.ndim) {
    throw new ShapeError(
      `${fn}: \`indices\` and \`arr\` must have the same number of dimensions; got ${index.ndim} and ${a.ndim}`,
      { shapes: [index.shape, a.shape] },
    );
  }
  return a.shape.map((_, k) => (k === along ? index : positions(a, k, fn)));
}

/** 0, 1, 2 … along an axis, with length 1 along all others. */
function positions(a: NDArray, axis: number, fn: string): NDArray {
  const shape = a.shape.map((length, k) => (k === axis ? length : 1));
  const out = a.fresh(int32 as DType, packLayout(shape, "C", 4), fn);
  const { memory, address } = out.storage;
  const numbers = new Int32Array(memory.buffer, address, a.shape[axis]);
  for (let i = 0; i < numbers.length; i++) numbers[i] = i;
  return out;
}
