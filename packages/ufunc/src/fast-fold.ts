/** The short way through a fold: all elements of an array packed on the heap, or of one dimension, to one element, with no other wishes. */
import { type DType, type Scalar, watcher } from "@strided/buffer";
import { buildProgram, type PackedFold, packedFold } from "@strided/kernel";
import type { NDArray } from "@strided/ndarray";
import { isPacked } from "./fast.ts";
import { foldLoop, isReorderable } from "./fold-loop.ts";
import { workDType } from "./fold-run.ts";
import type { ReduceOptions } from "./reduce.ts";
import { expressionOf, type UfuncRow } from "./row.ts";

interface FastFold {
  readonly dtype: DType;
  readonly kernel: PackedFold;
}

const known: WeakMap<UfuncRow, (FastFold | null)[]> = /* @__PURE__ */ new WeakMap();

/** The fold over all elements, or undefined where the long way has to be taken. */
export function fastFold(
  row: UfuncRow,
  a: NDArray,
  options: ReduceOptions,
  axis: ReduceOptions["axis"],
): Scalar | undefined {
  // Whoever watches wants to be told of every pass, which the long way does.
  if (watcher !== null) return undefined;
  if (axis !== null && (axis !== 0 || a.layout.shape.length !== 1)) return undefined;
  for (const name in options) if (name !== "axis") return undefined;
  const { storage, layout } = a;
  const isLine = layout.shape.length === 1 && layout.size > 0;
  if (!isLine && !isPacked(a)) return undefined;
  const fold = foldFor(row, a.dtype);
  if (fold === null || storage.memory !== fold.kernel.memory) return undefined;
  const address = fold.kernel.call(
    layout.size,
    storage.address + layout.offset,
    isLine ? layout.strides[0] : a.dtype.itemsize,
  );
  if (address < 0) return undefined;
  const value = fold.dtype.get(fold.kernel.memory.view, address);
  // The sum starts from +0, so that a sum of nothing but -0 is 0.
  return row.identity === 0 && typeof value === "number" ? value + 0 : value;
}

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
