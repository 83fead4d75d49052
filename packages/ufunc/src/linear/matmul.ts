/** Products of matrices and vectors: generalised universal functions that broadcast over stacks. */
import type { Promote } from "@strided/buffer";
import { type ArrayLike, type DTypeOf, type NDArray, toNDArray } from "@strided/ndarray";
import { contract, type Ends, type ProductOptions, type Products } from "./contract.ts";
import { NONE, plainProduct } from "./plain-product.ts";

const MATRIX: Ends = [2, 1];
const ROW: Ends = [0, 1];
const COLUMN: Ends = [1, 0];

/** By which operands are vectors: none, the second, the first, both. */
const MATMUL: readonly Products[] = [
  { fn: "matmul", ends: [MATRIX, MATRIX, MATRIX], conjugates: false },
  { fn: "matmul", ends: [MATRIX, COLUMN, COLUMN], conjugates: false },
  { fn: "matmul", ends: [ROW, MATRIX, ROW], conjugates: false },
  { fn: "matmul", ends: [ROW, COLUMN, [0, 0]], conjugates: false },
];
const VECDOT: Products = { fn: "vecdot", ends: [ROW, COLUMN, [0, 0]], conjugates: true };
const MATVEC: Products = { fn: "matvec", ends: [MATRIX, COLUMN, COLUMN], conjugates: false };
const VECMAT: Products = { fn: "vecmat", ends: [ROW, MATRIX, ROW], conjugates: true };

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
  const first = toNDArray(x, "matmul");
  const second = toNDArray(y, "matmul");
  const which = (first.ndim === 1 ? 2 : 0) + (second.ndim === 1 ? 1 : 0);
  return product(MATMUL[which], first, second, options);
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
  options: ProductOptions = NONE,
): Product<A, B> {
  return product(VECDOT, x, y, options);
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
  options: ProductOptions = NONE,
): Product<A, B> {
  return product(MATVEC, x, y, options);
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
  options: ProductOptions = NONE,
): Product<A, B> {
  return product(VECMAT, x, y, options);
}

/** By the short way if it can be taken, else by the long one. */
function product<A extends ArrayLike, B extends ArrayLike>(
  products: Products,
  x: ArrayLike,
  y: ArrayLike,
  options: ProductOptions,
): Product<A, B> {
  return (plainProduct(products, x, y, options) ?? contract(products, x, y, options)) as unknown as Product<A, B>;
}
