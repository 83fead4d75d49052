/** The arithmetic mean. */
import { type Complex, type DType, type DTypeLike, dtype as dtypeOf, float64 } from "@strided/buffer";
import { type ArrayLike, checkOptions, type DTypeOf, NDArray, toNDArray } from "@strided/ndarray";
import { checker } from "../checked.ts";
import { fold } from "../fold.ts";
import { checkTotal, foldedAxes, foldedShape } from "../fold-axes.ts";
import { workDType } from "../fold-run.ts";
import { type Reduced, type ReduceOptions, reduceUfunc } from "../reduce.ts";
import type { Exact, Folded } from "../reduced.ts";
import type { Apply } from "../result.ts";
import { rowOf } from "../row.ts";
import { add } from "../table/arithmetic.ts";
import { countItems } from "./counts.ts";
import { over, quotient, rounded } from "./quotient.ts";

/** Options of `mean`: those of reductions, less `initial`. */
export type MeanOptions = Omit<ReduceOptions, "initial">;

/** The dtype of a mean: float64 for integers and bool, else the array's. */
export type MeanDType<A> = Apply<"quotient", DTypeOf<A>>;

/**
 * The mean of the elements along the given axes, or of all of them. Integers and bool are summed as float64, half floats
 * in single precision.
 *
 * A new array, or a single element where no axis is left; NaN for no elements.
 *
 * ```ts
 * mean([[1, 2], [3, 4]]); // => 2.5
 * mean([[1, 2], [3, 4]], { axis: 0 }); // => array([2., 3.])
 * mean([1, 2, 30], { where: [true, true, false] }); // => 1.5
 * mean([]); // => NaN
 * ```
 */
export function mean<const A extends ArrayLike, const O extends Exact<O, MeanOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, MeanDType<A>, O> {
  checkOptions("mean", options, ["axis", "dtype", "out", "keepdims", "where"]);
  return meanOf(toNDArray(a, "mean"), options, "mean") as Folded<A, MeanDType<A>, O>;
}

/** The dtype in which means and variances are computed by default, or the one that was asked for. */
export function meanDType(source: DType, given: DTypeLike | undefined, fn: string): DType {
  if (given !== undefined) return dtypeOf(given, fn) as DType;
  return source.kind === "f" || source.kind === "c" ? source : (float64 as DType);
}

/** The mean, under the name of the function that asks for it. */
export function meanOf(source: NDArray, options: MeanOptions, fn: string): Reduced {
  const { axis = null, out = null, keepdims = false, where } = options;
  if (out !== null) {
    checkTotal(fn, "add", out, foldedShape(source.shape, foldedAxes(axis, source.ndim, fn), keepdims), keepdims);
  }
  const dtype = meanDType(source.dtype, options.dtype, fn);
  const row = rowOf(add);
  const work = workDType(row, dtype);
  if (
    checker === null &&
    dtype === source.dtype &&
    work === dtype &&
    (dtype.kind === "f" || dtype.kind === "c") &&
    source.size > 0 &&
    (axis === null || source.ndim > 0) &&
    !keepdims &&
    out === null &&
    where === undefined
  ) {
    const sums = reduceUfunc(row, source, { axis }, fn);
    if (sums instanceof NDArray) return quotient(sums, source.size / sums.size, dtype, null);
    return rounded(dtype, over(sums as number | Complex, source.size));
  }
  const extent = { axis, keepdims, ...(where === undefined ? {} : { where }) };
  const total = fold({ fn, row, operands: [source], map: null, loop: [dtype], dtype: work }, extent);
  return quotient(total, countItems(source, extent, fn), dtype, out);
}
