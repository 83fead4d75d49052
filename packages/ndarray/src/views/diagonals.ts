/** Diagonals as views, and the matrix that has a given one. */
import { allocateZeroed } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { diagonalLayout, packLayout, ShapeError } from "@strided/layout";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, whole } from "../options.ts";

/** Options of `diagonal`. */
export interface DiagonalOptions {
  /** Which diagonal: 0 the main one, above it positive. */
  readonly offset?: number;
  /** The two axes of the matrices; 0 and 1 if left out. */
  readonly axis1?: number;
  readonly axis2?: number;
}

/**
 * The diagonal of two axes, as a new last axis. A read-only view.
 *
 * Throws ShapeError for fewer than two axes, AxisError for axes that do not exist or are the same.
 *
 * ```ts
 * const a = array([[1, 2], [3, 4]]);
 * diagonal(a); // => array([1., 4.])
 * diagonal(a, { offset: 1 }); // => array([2.])
 * diagonal(a).assign(0); // throws ReadOnlyError: assign: assignment destination is read-only; got shape (2,) made read-only by diagonal, expected a writeable array
 * ```
 */
export function diagonal<const A extends ArrayLike>(a: A, options: DiagonalOptions = {}): ArrayOf<A> {
  checkOptions("diagonal", options, ["offset", "axis1", "axis2"]);
  const { offset = 0, axis1 = 0, axis2 = 1 } = options;
  const source = toNDArray(a, "diagonal");
  const layout = diagonalLayout(source.layout, offset, axis1, axis2, "diagonal");
  return source.derive(layout, "diagonal") as unknown as ArrayOf<A>;
}

/** Options of `diag`. */
export interface DiagOptions {
  /** Which diagonal: 0 the main one, above it positive. */
  readonly k?: number;
}

/**
 * Of a matrix its diagonal, a read-only view; of one dimension the matrix with this diagonal and zeros elsewhere, a copy.
 *
 * Throws ShapeError for other numbers of axes.
 *
 * ```ts
 * diag([[1, 2], [3, 4]]); // => array([1., 4.])
 * diag([1, 2], { k: 1 }); // => array([[0., 1., 0.],
 * //           [0., 0., 2.],
 * //           [0., 0., 0.]])
 * ```
 */
export function diag<const A extends ArrayLike>(v: A, options: DiagOptions = {}): ArrayOf<A> {
  checkOptions("diag", options, ["k"]);
  const k = whole("diag", "k", options.k ?? 0);
  const source = toNDArray(v, "diag");
  if (source.ndim === 2)
    return source.derive(diagonalLayout(source.layout, k, 0, 1, "diag"), "diag") as unknown as ArrayOf<A>;
  if (source.ndim !== 1) {
    throw new ShapeError(`diag: Input must be 1- or 2-d; got ${source.ndim} dimensions`, { shape: source.shape });
  }
  const n = source.size + Math.abs(k);
  const out = source.fresh(source.dtype, packLayout([n, n], "C", source.itemsize), "diag", allocateZeroed);
  copyElements(out.derive(diagonalLayout(out.layout, k, 0, 1, "diag")), source);
  return out as unknown as ArrayOf<A>;
}
