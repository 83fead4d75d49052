/** Reductions: a binary function folded over axes. */
import type { DTypeLike, Scalar } from "@strided/buffer";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { fastFold } from "./fast-fold.ts";
import { fold } from "./fold.ts";
import { foldLoop } from "./fold-loop.ts";
import type { UfuncRow } from "./row.ts";

/** Options of reductions. */
export interface ReduceOptions {
  /** An axis, a list of axes, or null for all. `reduce` takes axis 0 if left out, functions such as `sum` all axes. */
  readonly axis?: number | readonly number[] | null;
  /** The dtype in which is accumulated, and of the result. */
  readonly dtype?: DTypeLike;
  readonly out?: NDArray | null;
  /** Keep the folded axes with length 1. */
  readonly keepdims?: boolean;
  /** The value to start from; null: the first element, though the function has an identity. */
  readonly initial?: Scalar | null;
  /** Truth values, broadcast to the array: elements for which they are false are left out. */
  readonly where?: ArrayLike;
}

/** What a reduction gives: an array, or a single element where no axis is left. */
export type Reduced = NDArray | Scalar;

/** The names of the options of `reduce`. */
export const OPTIONS: readonly string[] = ["axis", "dtype", "out", "keepdims", "initial", "where"];

/** Folds a row over axes of an array; `fn` is the name under which it was called. */
export function reduceUfunc(
  row: UfuncRow,
  value: ArrayLike,
  options: ReduceOptions = {},
  fn: string = row.name,
): Reduced {
  if (typeof options !== "object" || options === null) checkOptions(fn, options, OPTIONS);
  const { axis = 0, out = null } = options;
  const source = toNDArray(value, fn);
  const element = fastFold(row, source, options, axis, fn);
  if (element !== undefined) return element;
  checkOptions(fn, options, OPTIONS);
  const { inputs, outputs } = foldLoop(row, source.dtype, options.dtype, out, fn);
  const total = fold(
    { fn, row, operands: [source], map: null, loop: [inputs[1]], dtype: outputs[0] },
    { ...options, axis },
  );
  return elementOr(total, out);
}

/** A total without axes as its element, unless it was asked for in an array. */
export function elementOr(total: NDArray, out: NDArray | null | undefined): Reduced {
  return out == null && total.ndim === 0 ? total.get() : total;
}
