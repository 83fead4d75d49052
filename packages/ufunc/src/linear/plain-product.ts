/** The short way to a product: two vectors or matrices of one dtype on the heap, into a new array or one given as `out`. */
import { watcher } from "@strided/buffer";
import { canMultiply, multiplyMatrices } from "@strided/kernel";
import { packLayout } from "@strided/layout";
import { type ArrayLike, NDArray } from "@strided/ndarray";
import { onlyOut } from "../fast.ts";
import { fits, matrixOf, type ProductOptions, type Products } from "./contract.ts";

/** The options of a call without any. */
export const NONE: ProductOptions = {};

const NO_STACK: readonly number[] = [];

/** The product, or null where the long way has to be taken: anything else, or somebody watches. */
export function plainProduct(
  { fn, ends, conjugates }: Products,
  x: ArrayLike,
  y: ArrayLike,
  options: ProductOptions,
): NDArray | null {
  if (watcher !== null || !(x instanceof NDArray) || !(y instanceof NDArray)) return null;
  const given = options === NONE ? undefined : onlyOut(options);
  if (given === null) return null;
  const { dtype } = x;
  const [p, q, own] = ends;
  const isPlain = x.ndim === Math.max(p[0], p[1]) && y.ndim === Math.max(q[0], q[1]);
  if (!isPlain || dtype !== y.dtype || !canMultiply(dtype)) return null;
  const a = matrixOf(x, p, NO_STACK);
  const b = matrixOf(y, q, NO_STACK);
  const [m, k] = a.layout.shape;
  const [other, n] = b.layout.shape;
  if (k !== other) return null;
  const shape = own[0] > 0 ? (own[1] > 0 ? [m, n] : [m]) : own[1] > 0 ? [n] : [];
  if (given !== undefined && !fits(given, x, y, shape)) return null;
  const out = given ?? x.fresh(dtype, packLayout(shape, "C", dtype.itemsize), fn);
  return multiplyMatrices(a, b, matrixOf(out, own, NO_STACK), conjugates && dtype.kind === "c") ? out : null;
}
