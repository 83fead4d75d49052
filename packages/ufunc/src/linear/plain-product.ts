/** The short way to a product: two vectors or matrices of one dtype on the heap, into a new array or one given as `out`. */
import { watcher } from "@strided/buffer";
import { canMultiply, multiplyMatrices, type Operand } from "@strided/kernel";
import { packLayout, sameNumbers, uncheckedLayout } from "@strided/layout";
import { type ArrayLike, boundsOverlap, NDArray } from "@strided/ndarray";
import { isPacked } from "../fast-spread.ts";
import type { ProductOptions, Products } from "./contract.ts";

/** The product, or null where the long way has to be taken: anything else, or somebody watches. */
export function plainProduct(
  { fn, axes, conjugates }: Products,
  x: ArrayLike,
  y: ArrayLike,
  options: ProductOptions,
): NDArray | null {
  if (watcher !== null || !(x instanceof NDArray) || !(y instanceof NDArray)) return null;
  if (typeof options !== "object" || options === null) return null;
  for (const name in options) if (name !== "out") return null;
  const given = options.out ?? undefined;
  const { dtype } = x;
  const [p, q] = axes;
  if (dtype !== y.dtype || x.ndim !== p.length || y.ndim !== q.length || !canMultiply(dtype)) return null;
  const a = p === "mk" ? x : asRow(x);
  const b = q === "kn" ? y : q === "k" ? asColumn(y) : asTurned(y);
  const [m, k] = a.layout.shape;
  const n = b.layout.shape[1];
  if (k !== b.layout.shape[0]) return null;
  const shape = p === "mk" ? (q === "k" ? [m] : [m, n]) : q === "k" ? [] : [n];
  if (given !== undefined && !(given instanceof NDArray && fits(given, x, y, shape))) return null;
  const out = given ?? x.fresh(dtype, packLayout(shape, "C", dtype.itemsize), fn);
  return multiplyMatrices(a, b, shape.length === 2 ? out : asRows(out, m, n), conjugates && dtype.kind === "c")
    ? out
    : null;
}

function asRow({ storage, dtype, layout: { shape, strides, offset } }: NDArray): Operand {
  return { storage, dtype, layout: uncheckedLayout([1, shape[0]], [0, strides[0]], offset) };
}

function asColumn({ storage, dtype, layout: { shape, strides, offset } }: NDArray): Operand {
  return { storage, dtype, layout: uncheckedLayout([shape[0], 1], [strides[0], 0], offset) };
}

function asTurned({ storage, dtype, layout: { shape, strides, offset } }: NDArray): Operand {
  return { storage, dtype, layout: uncheckedLayout([shape[1], shape[0]], [strides[1], strides[0]], offset) };
}

/** A vector, or a single element, as a matrix. */
function asRows({ storage, dtype, layout: { offset } }: NDArray, m: number, n: number): Operand {
  return { storage, dtype, layout: uncheckedLayout([m, n], [n * dtype.itemsize, dtype.itemsize], offset) };
}

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
