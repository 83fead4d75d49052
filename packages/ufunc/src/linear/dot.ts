/** Products that NumPy built before `matmul`: sums over one axis or several, without broadcasting. */
import { checkList, normalizeAxes, ShapeError, shapeText, sizeOf } from "@strided/layout";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { multiply } from "../table/arithmetic.ts";
import { intoOut, type ProductOptions } from "./contract.ts";
import { matmul, type Product } from "./matmul.ts";
import { NONE, plainProduct } from "./plain-product.ts";

/**
 * The product of two arrays: of vectors the sum of products, of matrices the matrix product, in general the sum over the
 * last axis of the first and the second to last of the second; with a scalar the product of each element.
 *
 * ```ts
 * dot([1, 2, 3], [4, 5, 6]).get(); // => 32
 * ```
 */
export function dot<A extends ArrayLike, B extends ArrayLike>(x: A, y: B, options: ProductOptions = {}): Product<A, B> {
  const [a, b] = [toNDArray(x, "dot"), toNDArray(y, "dot")];
  if (a.ndim === 0 || b.ndim === 0) return multiply(a, b, options) as unknown as Product<A, B>;
  if (a.ndim <= 2 && b.ndim <= 2) return matmul(a, b, options) as unknown as Product<A, B>;
  const result = contractAxes("dot", a, b, [a.ndim - 1], [Math.max(b.ndim - 2, 0)]);
  const { out = null, casting = "same_kind" } = options;
  return (out === null ? result : intoOut("dot", result, out, casting)) as unknown as Product<A, B>;
}

/**
 * The sum of products over the last axes of both arrays.
 *
 * ```ts
 * inner([[1, 2], [3, 4]], [1, 10]); // => array([21., 43.])
 * ```
 */
export function inner<A extends ArrayLike, B extends ArrayLike>(x: A, y: B): Product<A, B> {
  const [a, b] = [toNDArray(x, "inner"), toNDArray(y, "inner")];
  if (a.ndim === 0 || b.ndim === 0) return multiply(a, b) as unknown as Product<A, B>;
  const [rows, columns] = [a.ndim - 1, b.ndim - 1];
  // A matrix on the right has its columns where others have their rows.
  const ends = [
    [2 * rows, 1],
    [1, 2 * columns],
    [rows + rows * columns, columns],
  ] as const;
  const direct = plainProduct({ fn: "inner", ends, conjugates: false }, a, b, NONE);
  return (direct ?? contractAxes("inner", a, b, [a.ndim - 1], [b.ndim - 1])) as unknown as Product<A, B>;
}

/**
 * All products of an element of the first array with one of the second: two axes, whatever the shapes.
 *
 * ```ts
 * outer([1, 2], [10, 20]); // => array([[10., 20.],
 * //           [20., 40.]])
 * ```
 */
export function outer<A extends ArrayLike, B extends ArrayLike>(
  x: A,
  y: B,
  options: ProductOptions = {},
): Product<A, B> {
  const column = toNDArray(x, "outer").reshape([-1, 1]);
  return multiply(column, toNDArray(y, "outer").reshape([-1]), options) as unknown as Product<A, B>;
}

/** Options of `tensordot`. */
export interface TensordotOptions {
  /** How many axes to sum over (the last of the first array, the first of the second; default 2), or which of each. */
  readonly axes?: number | readonly [first: number | readonly number[], second: number | readonly number[]];
}

/**
 * The sum of products over pairs of axes.
 *
 * ```ts
 * tensordot([[1, 2], [3, 4]], [[1, 10], [100, 1000]], { axes: 1 }).shape; // => [ 2, 2 ]
 * tensordot([[1, 2], [3, 4]], [[1, 10], [100, 1000]]).get(); // => 4321
 * ```
 */
export function tensordot<A extends ArrayLike, B extends ArrayLike>(
  x: A,
  y: B,
  options: TensordotOptions = {},
): Product<A, B> {
  const [a, b] = [toNDArray(x, "tensordot"), toNDArray(y, "tensordot")];
  checkOptions("tensordot", options, ["axes"]);
  const { axes = 2 } = options;
  if (typeof axes !== "number") checkList(axes, "axes", "tensordot");
  const counted = typeof axes === "number" ? axes : 0;
  const first =
    typeof axes === "number" ? range(a.ndim - counted, a.ndim) : normalizeAxes(axes[0], a.ndim, "tensordot");
  const second = typeof axes === "number" ? range(0, counted) : normalizeAxes(axes[1], b.ndim, "tensordot");
  return contractAxes("tensordot", a, b, first, second) as unknown as Product<A, B>;
}

/**
 * The array with its last two axes exchanged: a view. Throws ShapeError for fewer than two axes.
 *
 * ```ts
 * matrixTranspose([[1, 2, 3], [4, 5, 6]]); // => array([[1., 4.], [2., 5.], [3., 6.]])
 * ```
 */
export function matrixTranspose(x: ArrayLike): NDArray {
  const a = toNDArray(x, "matrixTranspose");
  if (a.ndim < 2) {
    throw new ShapeError(
      `matrixTranspose: input array must be at least 2-dimensional; got ${a.ndim}, expected 2 or more`,
      {
        shape: a.shape,
      },
    );
  }
  const axes = range(0, a.ndim);
  return a.transpose([...axes.slice(0, -2), a.ndim - 1, a.ndim - 2]);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i);

/** Moves the summed axes to the inside of both operands and multiplies them as matrices. */
function contractAxes(
  fn: string,
  a: NDArray,
  b: NDArray,
  first: readonly number[],
  second: readonly number[],
): NDArray {
  const fits = first.length === second.length && first.every((axis, i) => a.shape[axis] === b.shape[second[i]]);
  if (!fits) {
    throw new ShapeError(
      `${fn}: shape-mismatch for sum; got shapes ${shapeText(a.shape)} and ${shapeText(b.shape)}, expected equal lengths along axes ${shapeText(first)} and ${shapeText(second)}`,
      { shapes: [a.shape, b.shape] },
    );
  }
  const left = range(0, a.ndim).filter((axis) => !first.includes(axis));
  const right = range(0, b.ndim).filter((axis) => !second.includes(axis));
  const k = sizeOf(first.map((axis) => a.shape[axis]));
  const rows = left.map((axis) => a.shape[axis]);
  const columns = right.map((axis) => b.shape[axis]);
  const x = a.transpose([...left, ...first]).reshape([sizeOf(rows), k]);
  const y = b.transpose([...second, ...right]).reshape([k, sizeOf(columns)]);
  return matmul(x, y).reshape([...rows, ...columns]) as NDArray;
}
