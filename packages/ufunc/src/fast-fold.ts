/**
 * The short way through a fold with no other wishes: all elements of an array on the heap, evenly spaced, to one element,
 * or one of two axes.
 */
import { type DType, type Scalar, watcher } from "@strided/buffer";
import { buildProgram, LONGEST_ROW, type PackedFold, packedFold } from "@strided/kernel";
import { packLayout, planLoop } from "@strided/layout";
import { NDArray } from "@strided/ndarray";
import { isPacked, takes } from "./fast-spread.ts";
import { identityOf } from "./fold.ts";
import { foldedShape } from "./fold-axes.ts";
import { foldLoop, isReorderable } from "./fold-loop.ts";
import { workDType } from "./fold-run.ts";
import type { ReduceOptions } from "./reduce.ts";
import { expressionOf, type UfuncRow } from "./row.ts";

interface FastFold {
  readonly dtype: DType;
  readonly kernel: PackedFold;
}

const known: WeakMap<UfuncRow, (FastFold | null)[]> = /* @__PURE__ */ new WeakMap();

/** The fold over all elements or an axis, or undefined where the long way has to be taken. */
export function fastFold(
  row: UfuncRow,
  a: NDArray,
  options: ReduceOptions,
  axis: ReduceOptions["axis"],
  fn: string,
): NDArray | Scalar | undefined {
  // Whoever watches wants to be told of every pass, which the long way does.
  if (watcher !== null) return undefined;
  for (const name in options) if (name !== "axis" && name !== "out" && name !== "keepdims") return undefined;
  const { out = null, keepdims = false } = options;
  const ndim = a.layout.shape.length;
  if (typeof axis === "number" && ndim > 1) {
    return foldAxis(row, a, axis < 0 ? axis + ndim : axis, keepdims, out, fn);
  }
  if (out !== null || keepdims !== false) return undefined;
  if (axis !== null && (axis !== 0 || ndim !== 1)) return undefined;
  const { storage, layout, dtype } = a;
  const { shape, size } = layout;
  // One element alone is combined with the identity, which changes it in hypot and gcd.
  if (size < 2) return undefined;
  let [first, stride] = [layout.offset, dtype.itemsize];
  // In any order: from the lower end of the line in which all elements lie.
  if (shape.length === 1) {
    stride = layout.strides[0];
    if (stride < 0) {
      first += stride * (size - 1);
      stride = -stride;
    }
  } else if (!isPacked(a)) {
    const line = planLoop(shape, [layout.strides], { flip: true });
    if (line.shape.length > 1) return undefined;
    first += line.offsets[0];
    stride = line.strides[0][0];
  }
  const fold = foldFor(row, dtype);
  if (fold === null || storage.memory !== fold.kernel.memory) return undefined;
  const address = fold.kernel.call(size, storage.address + first, stride);
  // Used until here: partial results may ask for a collection, which must not find the operand unused.
  if (address < 0 || storage.memory !== fold.kernel.memory) return undefined;
  const value = fold.dtype.get(fold.kernel.memory.view, address);
  // The sum starts from +0, so that a sum of nothing but -0 is 0.
  return row.identity === 0 && typeof value === "number" ? value + 0 : value;
}

/** Up to so many elements the order in which they are read makes no difference. */
const FEW = 1024;
/** More elements are set by a kernel. */
const MANY = 256;

/**
 * One of two axes, or the first or the last of more that are packed. Where elements are neighbours along it, or few, each
 * result is folded by itself; where they are along the other axis, row after row is combined.
 */
function foldAxis(
  row: UfuncRow,
  a: NDArray,
  axis: number,
  keepdims: boolean,
  out: NDArray | null,
  fn: string,
): NDArray | undefined {
  const { storage, layout, dtype } = a;
  const { shape, size } = layout;
  const last = shape.length - 1;
  if ((axis !== 0 && axis !== last) || size === 0 || typeof keepdims !== "boolean") return undefined;
  if ((last > 1 || keepdims) && !isPacked(a)) return undefined;
  const n = shape[axis];
  const rows = size / n;
  const stride = layout.strides[axis];
  // The rest is one axis, since it is packed where it is more.
  const step = layout.strides[axis === 0 ? last : last - 1];
  const isByItself = n <= LONGEST_ROW && (stride === dtype.itemsize || size <= FEW);
  if (!isByItself && step !== dtype.itemsize) return undefined;
  const fold = foldFor(row, dtype);
  if (fold === null || storage.memory !== fold.kernel.memory) return undefined;
  const { itemsize } = fold.dtype;
  const left = foldedShape(shape, [axis], keepdims);
  if (out !== null && !isFree(out, fold.dtype, left, storage)) return undefined;
  const total = out ?? a.fresh(fold.dtype, packLayout(left, "C", itemsize), fn);
  const { memory } = total.storage;
  const address = total.storage.address + total.layout.offset;
  if (memory !== fold.kernel.memory) return undefined;
  const start = identityOf(row, fold.dtype);
  const into = start !== null;
  if (into) {
    if (rows > MANY) total.assign(start);
    else if (Number(start) === 0) memory.bytes.fill(0, address, address + rows * itemsize);
    else for (let k = 0; k < rows; k++) fold.dtype.set(memory.view, address + k * itemsize, start as never);
  }
  const from = storage.address + layout.offset;
  const isDone = isByItself
    ? fold.kernel.rows(into, address, n, stride, rows, step, from)
    : fold.kernel.steps(into, address, rows, n, stride, from);
  // Used until here, as above: the kernel may have been compiled meanwhile.
  return isDone && storage.memory === memory ? total : undefined;
}

/** Whether an array that was given takes the results as they come: packed, and in memory that is not read. */
const isFree = (out: NDArray, dtype: DType, shape: readonly number[], source: NDArray["storage"]): boolean =>
  out instanceof NDArray && out.storage !== source && takes(out, dtype, shape);

function foldFor(row: UfuncRow, dtype: DType): FastFold | null {
  let folds = known.get(row);
  if (folds === undefined) {
    folds = [];
    known.set(row, folds);
  }
  const found = folds[dtype.num];
  if (found !== undefined) return found;
  const made = makeFold(row, dtype);
  folds[dtype.num] = made;
  return made;
}

function makeFold(row: UfuncRow, source: DType): FastFold | null {
  const { inputs, outputs } = foldLoop(row, source, undefined, null, row.name);
  const [dtype] = outputs;
  const isPlain = inputs.every((input) => input === dtype) && workDType(row, dtype) === dtype && dtype.lanes === 1;
  if (!isPlain || !isReorderable(row)) return null;
  const combine = buildProgram(expressionOf(row, dtype), inputs, inputs, outputs);
  const kernel = packedFold(source, dtype, combine);
  return kernel === null ? null : { dtype, kernel };
}
