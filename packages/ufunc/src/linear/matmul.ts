/** Products of matrices and vectors: generalised universal functions that broadcast over stacks. */
import type { Promote } from "@strided/buffer";
import { type ArrayLike, type DTypeOf, NDArray, toNDArray } from "@strided/ndarray";
import { contract, type ProductOptions } from "./contract.ts";
import { plainProduct } from "./plain-product.ts";

const NONE: ProductOptions = {};

/** The array that a product of two operands gives. */
export type Product<A, B> = NDArray<Promote<DTypeOf<A>, DTypeOf<B>>>;

/**
 * The matrix product of the last two axes, broadcast over those before. A one-dimensional first operand counts as a row,
 * a one-dimensional second one as a column, and the axis so added is dropped from the result.
 *
 * A new array, or `out`. Throws ShapeError for zero dimensions or where the inner lengths differ.
 *
 * ```ts
 * matmul([[1, 2], [3, 4]], [[1, 0], [0, 10]]); // => array([[ 1., 20.],
 * //           [ 3., 40.]])
 * matmul([[1, 2], [3, 4]], [1, 1]); // => array([3., 7.])
 * ```
 */
export function matmul<A extends ArrayLike, B extends ArrayLike>(
  x: A,
  y: B,
  options: ProductOptions = NONE,
): Product<A, B> {
  const out = options?.out;
  const isPlain = options === NONE || (out instanceof NDArray && Object.keys(options).length === 1);
  const direct = isPlain ? plainProduct(x, y, out) : null;
  if (direct !== null) return direct as unknown as Product<A, B>;
  const first = toNDArray(x, "matmul");
  const second = toNDArray(y, "matmul");
  const axes = [first.ndim === 1 ? "k" : "mk", second.ndim === 1 ? "k" : "kn"] as const;
  return contract("matmul", first, second, axes, false, options) as unknown as Product<A, B>;
}

/**
 * The dot product of vectors along the last axis, broadcast over the axes before; the first operand is conjugated.
 *
 * ```ts
 * vecdot([[1, 2], [3, 4]], [1, 10]); // => array([21., 43.])
 * ```
 */
export function vecdot<A extends ArrayLike, B extends ArrayLike>(
  x: A,
  y: B,
  options: ProductOptions = {},
): Product<A, B> {
  return contract("vecdot", x, y, ["k", "k"], true, options) as unknown as Product<A, B>;
}

/**
 * The products of matrices with vectors, broadcast over the axes before.
 *
 * ```ts
 * matvec([[1, 2], [3, 4]], [[1, 1], [0, 1]]); // => array([[3., 7.],
 * //           [2., 4.]])
 * ```
 */
export function matvec<A extends ArrayLike, B extends ArrayLike>(
  x: A,
  y: B,
  options: ProductOptions = {},
): Product<A, B> {
  return contract("matvec", x, y, ["mk", "k"], false, options) as unknown as Product<A, B>;
}

/**
 * The products of vectors with matrices, broadcast over the axes before; the vectors are conjugated.
 *
 * ```ts
 * vecmat([1, 1], [[1, 2], [3, 4]]); // => array([4., 6.])
 * ```
 */
export function vecmat<A extends ArrayLike, B extends ArrayLike>(
  x: A,
  y: B,
  options: ProductOptions = {},
): Product<A, B> {
  return contract("vecmat", x, y, ["k", "kn"], true, options) as unknown as Product<A, B>;
}
