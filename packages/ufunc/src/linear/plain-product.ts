/** The short way to a product: two vectors or matrices of one dtype on the heap, into a new array or one given as `out`. */
import { watcher } from "@strided/buffer";
import { canMultiply, multiplyMatrices } from "@strided/kernel";
import { packLayout, sameNumbers, uncheckedLayout } from "@strided/layout";
import { type ArrayLike, boundsOverlap, NDArray } from "@strided/ndarray";
import { isPacked } from "../fast.ts";

/** The product, or null where the long way has to be taken: anything else, or somebody watches. */
export function plainProduct(x: ArrayLike, y: ArrayLike, given: NDArray | undefined): NDArray | null {
  if (watcher !== null || !(x instanceof NDArray) || !(y instanceof NDArray)) return null;
  const { dtype } = x;
  const [p, q] = [x.layout.shape.length, y.layout.shape.length];
  if (dtype !== y.dtype || p === 0 || q === 0 || p > 2 || q > 2) return null;
  const a = p === 2 ? x : { ...operandOf(x), layout: asMatrix(x, 1) };
  const b = q === 2 ? y : { ...operandOf(y), layout: asMatrix(y, 0) };
  const [m, k] = a.layout.shape;
  const n = b.layout.shape[1];
  if (k !== b.layout.shape[0] || !canMultiply(dtype, m, k, n)) return null;
  const shape = p === 2 ? (q === 2 ? [m, n] : [m]) : q === 2 ? [n] : [];
  if (given !== undefined && !fits(given, x, y, shape)) return null;
  const out = given ?? x.fresh(dtype, packLayout(shape, "C", dtype.itemsize), "matmul");
  const whole = out.layout.shape.length === 2 ? out : { ...operandOf(out), layout: asRows(out, m, n) };
  return multiplyMatrices(a, b, whole) ? out : null;
}

const operandOf = ({ storage, dtype }: NDArray): Pick<NDArray, "storage" | "dtype"> => ({ storage, dtype });

/** A vector as a row (axis 1) or a column (axis 0). */
function asMatrix({ layout: { shape, strides, offset }, itemsize }: NDArray, axis: 0 | 1): NDArray["layout"] {
  const [length, stride] = [shape[0], strides[0]];
  return axis === 1
    ? uncheckedLayout([1, length], [0, stride], offset)
    : uncheckedLayout([length, 1], [stride, itemsize], offset);
}

const asRows = ({ layout, itemsize }: NDArray, m: number, n: number): NDArray["layout"] =>
  uncheckedLayout([m, n], [n * itemsize, itemsize], layout.offset);

/** Whether a given result may be written at once. */
function fits(out: NDArray, x: NDArray, y: NDArray, shape: readonly number[]): boolean {
  return (
    out.dtype === x.dtype &&
    out.lock === null &&
    sameNumbers(out.layout.shape, shape) &&
    isPacked(out) &&
    !boundsOverlap(out, x) &&
    !boundsOverlap(out, y)
  );
}
