/** Means, variances and standard deviations that pass over NaN. */
import { type DType, DTypeError, promoteTypes } from "@strided/buffer";
import { type Expression, run, type Value } from "@strided/kernel";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { callUfunc } from "../call.ts";
import { unchecked } from "../checked.ts";
import { fold } from "../fold.ts";
import { checkTotal, foldedAxes, foldedShape } from "../fold-axes.ts";
import { workDType } from "../fold-run.ts";
import { programFor } from "../programs.ts";
import type { Exact, Folded } from "../reduced.ts";
import { rowOf } from "../row.ts";
import { add, subtract } from "../table/arithmetic.ts";
import { choose } from "../where.ts";
import { countWhere, type Extent } from "./counts.ts";
import { type MeanDType, type MeanOptions, mean, meanDType } from "./mean.ts";
import { hasNaN, isNumber, OR_ZERO } from "./nan-folds.ts";
import { quotient } from "./quotient.ts";
import {
  correctionOf,
  lookAtDistances,
  partDType,
  rootOf,
  squareOf,
  std,
  type VarianceDType,
  type VarianceOptions,
  variance,
  varianceDType,
} from "./variance.ts";

/**
 * The mean of the elements that are not NaN; NaN for nothing else.
 *
 * A new array, or a single element where no axis is left. Throws DTypeError for an integer dtype.
 *
 * ```ts
 * nanmean([1, Number.NaN, 3]); // => 2
 * nanmean([[1, Number.NaN], [3, 5]], { axis: 0 }); // => array([2., 5.])
 * ```
 */
export function nanmean<const A extends ArrayLike, const O extends Exact<O, MeanOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, MeanDType<A>, O> {
  const source = toNDArray(a, "nanmean");
  if (!hasNaN(source.dtype)) return mean(source, options) as Folded<A, MeanDType<A>, O>;
  const { dtype, extent, out } = settle(source, options, "nanmean", []);
  const [total, count] = totalAndCount(source, dtype, extent, "nanmean");
  return silentQuotient(total, count, dtype, out) as Folded<A, MeanDType<A>, O>;
}

/**
 * The variance of the elements that are not NaN; NaN where there are no more of them than `correction`.
 *
 * A new array, or a single element where no axis is left. Throws DTypeError for an integer dtype.
 *
 * ```ts
 * nanvar([1, Number.NaN, 3]); // => 1
 * nanvar([1, Number.NaN, 3], { correction: 1 }); // => 2
 * ```
 */
export function nanvar<const A extends ArrayLike, const O extends Exact<O, VarianceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, VarianceDType<A>, O> {
  const source = toNDArray(a, "nanvar");
  if (!hasNaN(source.dtype)) return variance(source, options) as Folded<A, VarianceDType<A>, O>;
  const { out } = settle(source, options, "nanvar", SQUARES);
  const dtype = varianceDType(source, options, "nanvar");
  return silentQuotient(...squares(source, options, "nanvar"), dtype, out) as Folded<A, VarianceDType<A>, O>;
}

/**
 * The standard deviation of the elements that are not NaN; NaN where there are no more of them than `correction`.
 *
 * A new array, or a single element where no axis is left. Throws DTypeError for an integer dtype.
 *
 * ```ts
 * nanstd([1, Number.NaN, 3]); // => 1
 * ```
 */
export function nanstd<const A extends ArrayLike, const O extends Exact<O, VarianceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, VarianceDType<A>, O> {
  const source = toNDArray(a, "nanstd");
  if (!hasNaN(source.dtype)) return std(source, options) as Folded<A, VarianceDType<A>, O>;
  const { out } = settle(source, options, "nanstd", SQUARES);
  const dtype = varianceDType(source, options, "nanstd");
  const [total, freedom] = squares(source, options, "nanstd");
  const value = silentQuotient(total, freedom, total.dtype, null);
  return rootOf(value, dtype, out) as Folded<A, VarianceDType<A>, O>;
}

/** Nothing over nothing is no error here. */
const silentQuotient: typeof quotient = (...args) => unchecked(() => quotient(...args));

interface Settled {
  readonly dtype: DType;
  readonly extent: Extent;
  readonly out: NDArray | null;
}

const SQUARES: readonly string[] = ["correction", "ddof", "mean"];

/** The options with their defaults, checked before anything is computed. */
function settle(source: NDArray, options: MeanOptions, fn: string, more: readonly string[]): Settled {
  checkOptions(fn, options, ["axis", "dtype", "out", "keepdims", "where", ...more]);
  const { axis = null, out = null, keepdims = false, where } = options;
  const dtype = meanDType(source.dtype, options.dtype, fn);
  for (const one of [dtype, out?.dtype ?? dtype]) {
    if (hasNaN(one)) continue;
    throw new DTypeError(`${fn}: an array that can hold NaN needs a dtype and an out that can; got ${one.name}`, {
      got: [one.name],
    });
  }
  if (out !== null) {
    checkTotal(fn, "add", out, foldedShape(source.shape, foldedAxes(axis, source.ndim, fn), keepdims), keepdims);
  }
  return { dtype, out, extent: { axis, keepdims, ...(where === undefined ? {} : { where }) } };
}

function totalAndCount(source: NDArray, dtype: DType, extent: Extent, fn: string): [total: NDArray, count: NDArray] {
  const row = rowOf(add);
  const step = { map: OR_ZERO, loop: [source.dtype], dtype: workDType(row, dtype) };
  const total = fold({ fn, row, operands: [source], ...step }, { ...extent, axis: extent.axis ?? null });
  return [total, countWhere(source, isNumber, extent, fn)];
}

/** |x - mean|**2, and 0 for NaN. */
const DISTANCE: Expression = (x, center) => {
  const square = squareOf(x.sub(center as Value));
  return choose(isNumber(x), square, square.lift(0));
};

/** NaN where nothing is left to divide by. */
const POSITIVE: Expression = (x) => (x as Value).gt(0).select(x as Value, Number.NaN);

/** The sum of squared distances, and by what it is divided. */
function squares(source: NDArray, options: VarianceOptions, fn: string): [total: NDArray, freedom: NDArray] {
  const { dtype, extent } = settle(source, options, fn, SQUARES);
  const row = rowOf(add);
  const work = workDType(row, dtype);
  const [sum, count] = totalAndCount(source, work, { ...extent, keepdims: true }, fn);
  const center =
    options.mean === undefined
      ? toNDArray(silentQuotient(sum, count, work, null) as ArrayLike, fn, work)
      : toNDArray(options.mean, fn);
  const wide = promoteTypes(source.dtype, center.dtype) as DType;
  lookAtDistances(source, center);
  const step = { map: DISTANCE, loop: [wide, wide], dtype: partDType(work) };
  const { axis = null } = extent;
  const total = fold({ fn, row, operands: [source, center], ...step }, { ...extent, axis });
  const left = count.reshape(total.shape);
  const [freedom] = callUfunc(rowOf(subtract), [left, correctionOf(options, fn)]);
  run(programFor(POSITIVE, [freedom.dtype], [freedom.dtype], [freedom.dtype]), freedom.shape, [freedom, freedom]);
  return [total, freedom];
}
