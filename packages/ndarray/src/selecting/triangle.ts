/** Triangles of matrices: as a mask, as an array of ones, as a copy with the rest set to zero. */
import {
  allocateZeroed,
  bool,
  type DType,
  type DTypeLike,
  type DTypeName,
  dtype as dtypeOf,
  float64,
} from "@strided/buffer";
import { checkShape, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, whole } from "../options.ts";
import { where } from "./where.ts";

/** A matrix that is true on and below diagonal `k`, or with `isLower` false above it. */
export function triangleMask(rows: number, columns: number, k: number, isLower: boolean, fn: string): NDArray {
  checkShape([rows, columns], 1, fn);
  whole(fn, "k", k);
  const mask = toNDArray(0, fn).fresh(bool as DType, packLayout([rows, columns], "C", 1), fn);
  const { memory, address } = mask.storage;
  const [below, above] = isLower ? [1, 0] : [0, 1];
  for (let i = 0; i < rows; i++) {
    const start = address + i * columns;
    const border = start + Math.max(0, Math.min(columns, i + k + 1));
    memory.bytes.fill(below, start, border);
    memory.bytes.fill(above, border, start + columns);
  }
  return mask;
}

/** Options of `tri`. */
export interface TriOptions<D extends DTypeName = DTypeName> {
  /** The number of columns; as many as rows if left out. */
  readonly m?: number;
  /** The diagonal up to which there are ones: 0 the main one, above it positive. */
  readonly k?: number;
  /** float64 if left out. */
  readonly dtype?: DTypeLike<D>;
}

/**
 * A matrix with ones on and below a diagonal, zeros elsewhere. A copy.
 *
 * ```ts
 * tri(2, { m: 3 }); // => array([[1., 0., 0.],
 * //           [1., 1., 0.]])
 * ```
 */
export function tri<D extends DTypeName = "float64">(n: number, options: TriOptions<D> = {}): NDArray<D> {
  checkOptions("tri", options, ["m", "k", "dtype"]);
  const dtype = options.dtype === undefined ? (float64 as DType) : (dtypeOf(options.dtype, "tri") as DType);
  const mask = triangleMask(n, options.m ?? n, options.k ?? 0, true, "tri");
  return mask.astype(dtype, { copy: false }) as unknown as NDArray<D>;
}

/** Options of `tril` and `triu`. */
export interface TriangleOptions {
  /** The diagonal that bounds the triangle: 0 the main one, above it positive. */
  readonly k?: number;
}

/**
 * The lower triangle: the elements above a diagonal are zero. Of more than two axes, for every matrix of the last two; one
 * axis counts as every row of a square matrix. A copy.
 *
 * ```ts
 * tril([[1, 2], [3, 4]]); // => array([[1., 0.],
 * //           [3., 4.]])
 * ```
 */
export function tril<const A extends ArrayLike>(m: A, options: TriangleOptions = {}): ArrayOf<A> {
  checkOptions("tril", options, ["k"]);
  return triangle(toNDArray(m, "tril"), options.k ?? 0, true, "tril") as unknown as ArrayOf<A>;
}

/**
 * The upper triangle: the elements below a diagonal are zero; otherwise as `tril`. A copy.
 *
 * ```ts
 * triu([[1, 2], [3, 4]]); // => array([[1., 2.],
 * //           [0., 4.]])
 * ```
 */
export function triu<const A extends ArrayLike>(m: A, options: TriangleOptions = {}): ArrayOf<A> {
  checkOptions("triu", options, ["k"]);
  return triangle(toNDArray(m, "triu"), whole("triu", "k", options.k ?? 0) - 1, false, "triu") as unknown as ArrayOf<A>;
}

function triangle(a: NDArray, k: number, isLower: boolean, fn: string): NDArray {
  if (a.ndim === 0) {
    throw new ShapeError(`${fn}: an array without axes has no triangle; got shape (), expected at least one axis`, {
      shape: [],
    });
  }
  const [rows, columns] = a.ndim === 1 ? [a.size, a.size] : a.shape.slice(-2);
  const zero = a.fresh(a.dtype, packLayout([], "C", a.itemsize), fn, allocateZeroed);
  return where(triangleMask(rows, columns, k, isLower, fn), a, zero);
}
