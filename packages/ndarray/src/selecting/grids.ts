/** Index arrays made from a shape: every place of a grid, crossed lists, diagonals and triangles. All are int32. */

import { type DType, type DTypeLike, type DTypeName, dtype as dtypeOf } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { broadcastLayout, checkList, checkShape, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import { type IndexArray, readArray } from "../indexing/keys.ts";
import { packMask, trueIndices, truePositions } from "../indexing/mask.ts";
import { arange } from "../making/ranges.ts";
import { checkOptions, whole } from "../options.ts";
import { triangleMask } from "./triangle.ts";

/** An array of indices. */
type Indices = NDArray<"int32">;

/** Options of `indices`. */
export interface IndicesOptions<D extends DTypeName = DTypeName> {
  /** int32 if left out. */
  readonly dtype?: DTypeLike<D>;
  /** true: one array per axis, of length 1 along the others, instead of one array of all. */
  readonly sparse?: boolean;
}

/**
 * The indices of every place of a shape, along a new first axis: element `[k, ...place]` is `place[k]`. With `sparse` one
 * array per axis, of length 1 along all others: together they broadcast to the same. Copies.
 *
 * Throws ShapeError if a length is negative or no whole number.
 *
 * ```ts
 * indices([2, 2]); // => array([[[0, 0],
 * //           [1, 1]],
 * //          [[0, 1],
 * //           [0, 1]]], dtype=int32)
 * indices([2, 3], { sparse: true }).map((axis) => axis.shape); // => [ [ 2, 1 ], [ 1, 3 ] ]
 * ```
 */
export function indices<D extends DTypeName = "int32">(
  dimensions: readonly number[],
  options: IndicesOptions<D> & { readonly sparse: true },
): NDArray<D>[];
export function indices<D extends DTypeName = "int32">(
  dimensions: readonly number[],
  options?: IndicesOptions<D>,
): NDArray<D>;
export function indices(dimensions: readonly number[], options: IndicesOptions = {}): NDArray | NDArray[] {
  checkOptions("indices", options, ["dtype", "sparse"]);
  const dtype = dtypeOf(options.dtype ?? "int32", "indices") as DType;
  const shape = [checkList(dimensions, "dimensions", "indices").length, ...dimensions];
  checkShape(shape, dtype.itemsize, "indices");
  const axes = openGrid(dimensions, dtype);
  if (options.sparse === true) return axes;
  const out = toNDArray(0, "indices").fresh(dtype, packLayout(shape, "C", dtype.itemsize), "indices");
  axes.forEach((axis, k) => {
    const layout = broadcastLayout(axis.layout, dimensions, "indices");
    copyElements(out.slice(k, "..."), { storage: axis.storage, dtype, layout });
  });
  return out;
}

function openGrid(dimensions: readonly number[], dtype: DType): NDArray[] {
  return dimensions.map((length, k) => {
    const row: NDArray = arange(0, length, 1, { dtype });
    return row.reshape(dimensions.map((_, axis) => (axis === k ? length : 1)));
  });
}

/**
 * Lists of indices shaped so that they cross: `getitem(a, ...ix_(rows, columns))` takes every combination. Truth values
 * stand for the places where they are true. Views where an argument is an array of integers already, else copies.
 *
 * Throws ShapeError for an argument that has not one dimension.
 *
 * ```ts
 * ix_([0, 2], [1, 3, 4]).map((index) => index.shape); // => [ [ 2, 1 ], [ 1, 3 ] ]
 * getitem(arange(6).reshape([2, 3]), ...ix_([1, 0], [true, false, true])); // => array([[3., 5.],
 * //           [0., 2.]])
 * ```
 */
export function ix_(...lists: readonly IndexArray[]): NDArray[] {
  return lists.map((list, k) => {
    const index = readArray(toNDArray(0, "ix_"), list, "ix_");
    if (index.ndim !== 1) {
      throw new ShapeError(`ix_: Cross index must be 1 dimensional; got ${index.ndim} dimensions`, {
        shape: index.shape,
      });
    }
    const { kind } = index.dtype;
    const whole =
      kind === "b" ? truePositions(packMask(index, "ix_"), "ix_") : kind === "f" ? index.astype("int32") : index;
    return whole.reshape(lists.map((_, axis) => (axis === k ? whole.size : 1)));
  });
}

/** Options of `diagIndices`. */
export interface DiagIndicesOptions {
  /** The number of axes; 2 if left out. */
  readonly ndim?: number;
}

/**
 * The indices of the main diagonal of an array with `n` places along each axis: one array per axis. Copies.
 *
 * ```ts
 * diagIndices(3); // => [ array([0, 1, 2], dtype=int32), array([0, 1, 2], dtype=int32) ]
 * ```
 */
export function diagIndices(n: number, options: DiagIndicesOptions = {}): Indices[] {
  checkOptions("diagIndices", options, ["ndim"]);
  return Array.from({ length: whole("diagIndices", "ndim", options.ndim ?? 2) }, () =>
    arange(0, n, 1, { dtype: "int32" }),
  );
}

/** Options of `trilIndices` and `triuIndices`. */
export interface TriangleIndicesOptions {
  /** The diagonal that bounds the triangle: 0 the main one, above it positive. */
  readonly k?: number;
  /** The number of columns; as many as rows if left out. */
  readonly m?: number;
}

/**
 * The indices of the lower triangle of a matrix with `n` rows, its diagonal included: rows and columns. Copies.
 *
 * ```ts
 * const a = arange(9).reshape([3, 3]);
 * getitem(a, ...trilIndices(3)); // => array([0., 3., 4., 6., 7., 8.])
 * ```
 */
export function trilIndices(n: number, options: TriangleIndicesOptions = {}): Indices[] {
  checkOptions("trilIndices", options, ["k", "m"]);
  const mask = triangleMask(n, options.m ?? n, options.k ?? 0, true, "trilIndices");
  return trueIndices(mask, "trilIndices") as NDArray[] as Indices[];
}

/**
 * The indices of the upper triangle of a matrix with `n` rows, its diagonal included: rows and columns. Copies.
 *
 * ```ts
 * triuIndices(2, { k: 1, m: 3 }); // => [ array([0, 0, 1], dtype=int32), array([1, 2, 2], dtype=int32) ]
 * ```
 */
export function triuIndices(n: number, options: TriangleIndicesOptions = {}): Indices[] {
  checkOptions("triuIndices", options, ["k", "m"]);
  const mask = triangleMask(n, options.m ?? n, whole("triuIndices", "k", options.k ?? 0) - 1, false, "triuIndices");
  return trueIndices(mask, "triuIndices") as NDArray[] as Indices[];
}
