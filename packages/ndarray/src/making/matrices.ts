/** Matrices made from a rule: the identity, and powers of a row of numbers. */
import { type DType, type DTypeName, int64, type Promote, promoteTypes } from "@strided/buffer";
import { buildProgram, copyElements, run, type Value } from "@strided/kernel";
import { packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type DTypeOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, whole } from "../options.ts";
import { type CreationOptions, eye } from "./constants.ts";

/**
 * The square matrix with ones on its diagonal and zeros elsewhere. A copy.
 *
 * ```ts
 * identity(2); // => array([[1., 0.],
 * //           [0., 1.]])
 * ```
 */
export function identity<D extends DTypeName = "float64">(
  n: number,
  options: Pick<CreationOptions<D>, "dtype"> = {},
): NDArray<D> {
  checkOptions("identity", options, ["dtype"]);
  return eye(n, options);
}

/** Options of `vander`. */
export interface VanderOptions {
  /** The number of columns; as many as rows if left out. */
  readonly n?: number;
  /** true: powers grow from left to right. */
  readonly increasing?: boolean;
}

/**
 * The Vandermonde matrix: in each row the powers of one number, falling from left to right unless `increasing`. Small dtypes
 * are computed in at least int64, as NumPy does. A copy.
 *
 * Throws ShapeError unless `x` has one dimension.
 *
 * ```ts
 * vander([2, 3], { n: 3 }); // => array([[4., 2., 1.],
 * //           [9., 3., 1.]])
 * ```
 */
export function vander<const A extends ArrayLike>(
  x: A,
  options: VanderOptions = {},
): NDArray<Promote<DTypeOf<A>, "int64">> {
  checkOptions("vander", options, ["n", "increasing"]);
  const source = toNDArray(x, "vander");
  if (source.ndim !== 1) {
    throw new ShapeError(`vander: x must be a one-dimensional array or sequence; got ${source.ndim} dimensions`, {
      shape: source.shape,
    });
  }
  const { n = source.size, increasing = false } = options;
  whole("vander", "n", n);
  const dtype = promoteTypes(source.dtype, int64 as DType) as DType;
  const out = source.fresh(dtype, packLayout([source.size, n], "C", dtype.itemsize), "vander");
  const column = (k: number): NDArray => out.slice(":", increasing ? k : n - 1 - k);
  const program = buildProgram((a, b) => (a as Value).mul(b as Value), [dtype, dtype], [dtype, dtype], [dtype]);
  if (n > 0) column(0).assign(1);
  if (n > 1) copyElements(column(1), source);
  for (let k = 2; k < n; k++) run(program, [source.size], [column(k - 1), column(1), column(k)]);
  return out as unknown as NDArray<Promote<DTypeOf<A>, "int64">>;
}
