/** Variance and standard deviation: the mean of squared distances from the mean, in two passes over the array. */
import { type DType, promoteTypes } from "@strided/buffer";
import { ComplexValue, dtypeOfLane, type Element, type Expression, type Value } from "@strided/kernel";
import { broadcastStrides, ShapeError, shapeText, wrongKind } from "@strided/layout";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { callUfunc } from "../call.ts";
import { checker } from "../checked.ts";
import { fold } from "../fold.ts";
import { checkTotal, foldedAxes, foldedShape } from "../fold-axes.ts";
import { workDType } from "../fold-run.ts";
import type { Reduced } from "../reduce.ts";
import type { Exact, Folded } from "../reduced.ts";
import type { Apply } from "../result.ts";
import { rowOf } from "../row.ts";
import { add, square, subtract } from "../table/arithmetic.ts";
import { maximum } from "../table/extrema.ts";
import { sqrt } from "../table/roots.ts";
import { countItems } from "./counts.ts";
import { type MeanDType, type MeanOptions, meanDType, meanOf } from "./mean.ts";
import { quotient, rounded } from "./quotient.ts";

/** Options of `var` and `std`. */
export interface VarianceOptions extends MeanOptions {
  /** What is subtracted from the number of elements before dividing: 0 if left out, 1 for the sample variance. */
  readonly correction?: number;
  /** Another name of `correction`. */
  readonly ddof?: number;
  /** The mean, if it is known already, with the folded axes kept. */
  readonly mean?: ArrayLike;
}

const OPTIONS = ["axis", "dtype", "out", "keepdims", "where", "correction", "ddof", "mean"];

/** The dtype of a variance: that of the mean, or of a part of it if it is complex. */
export type VarianceDType<A> = Apply<"magnitude", MeanDType<A>>;

/**
 * The variance of the elements along the given axes, or of all of them: the mean of |x - mean|**2, divided by the number
 * of elements less `correction`. Exported as `var`.
 *
 * A new array, or a single element where no axis is left; NaN for no elements.
 *
 * ```ts
 * np.var([1, 2, 3, 4]); // => 1.25
 * np.var([1, 2, 3, 4], { correction: 1 }); // => 1.6666666666666667
 * np.var([[1, 2], [3, 7]], { axis: 0 }); // => array([1.  , 6.25])
 * ```
 */
export function variance<const A extends ArrayLike, const O extends Exact<O, VarianceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, VarianceDType<A>, O> {
  return varianceOf(toNDArray(a, "var"), options, "var") as Folded<A, VarianceDType<A>, O>;
}

/**
 * The standard deviation of the elements along the given axes, or of all of them: the square root of the variance.
 *
 * A new array, or a single element where no axis is left; NaN for no elements.
 *
 * ```ts
 * std([1, 3]); // => 1
 * std([[1, 3], [2, 8]], { axis: 1 }); // => array([1., 3.])
 * std([1, 2, 3], { correction: 1 }); // => 1
 * ```
 */
export function std<const A extends ArrayLike, const O extends Exact<O, VarianceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, VarianceDType<A>, O> {
  return deviationOf(toNDArray(a, "std"), options, "std") as Folded<A, VarianceDType<A>, O>;
}

/** |x - mean|**2. */
const DISTANCE: Expression = (x, center) => squareOf(x.sub(center as Value));

/** Has whoever looks at calls look at what `DISTANCE` does. */
export function lookAtDistances(source: NDArray, center: NDArray): void {
  if (checker !== null) callUfunc(rowOf(square), callUfunc(rowOf(subtract), [source, center]));
}

/** The square of the magnitude. */
export function squareOf(x: Element): Value {
  return x instanceof ComplexValue ? x.re.square().add(x.im.square()) : x.square();
}

/** The dtype of a part of complex numbers, else the dtype itself. */
export function partDType(dtype: DType): DType {
  return dtype.lanes === 2 ? dtypeOfLane(dtype.lane) : dtype;
}

function varianceOf(source: NDArray, options: VarianceOptions, fn: string): Reduced {
  checkOptions(fn, options, OPTIONS);
  const { axis = null, out = null, keepdims = false } = options;
  const dtype = varianceDType(source, options, fn);
  if (out !== null) {
    checkTotal(fn, "add", out, foldedShape(source.shape, foldedAxes(axis, source.ndim, fn), keepdims), keepdims);
  }
  return quotient(...squares(source, options, fn), dtype, out);
}

function deviationOf(source: NDArray, options: VarianceOptions, fn: string): Reduced {
  checkOptions(fn, options, OPTIONS);
  const { axis = null, out = null, keepdims = false } = options;
  const dtype = varianceDType(source, options, fn);
  if (out !== null) {
    checkTotal(fn, "add", out, foldedShape(source.shape, foldedAxes(axis, source.ndim, fn), keepdims), keepdims);
  }
  const [total, freedom] = squares(source, options, fn);
  return rootOf(quotient(total, freedom, total.dtype, null), dtype, out);
}

/** The dtype of a variance: the one that was asked for, else that of a part of a distance from the mean. */
export function varianceDType(source: NDArray, { dtype, mean }: VarianceOptions, fn: string): DType {
  const own = meanDType(source.dtype, dtype, fn);
  if (dtype !== undefined) return own;
  const isFloat = source.dtype.kind === "f" || source.dtype.kind === "c";
  return partDType(mean !== undefined && isFloat ? (promoteTypes(own, toNDArray(mean, fn).dtype) as DType) : own);
}

/** The square root of a variance in its final dtype. */
export function rootOf(value: Reduced, dtype: DType, out: NDArray | null): Reduced {
  if (typeof value === "number" && out === null) return rounded(dtype, Math.sqrt(value));
  const squared = toNDArray(value, "sqrt");
  // NumPy: a single element is cast as all single elements are, an array is not cast to integers.
  const casting = out === null && squared.ndim === 0 ? "unsafe" : "same_kind";
  const target = out ?? (squared.dtype === dtype ? squared : squared.astype(dtype.name));
  callUfunc(rowOf(sqrt), [squared], { out: target, casting });
  return target;
}

/** The sum of squared distances, and by what it is divided. */
function squares(source: NDArray, options: VarianceOptions, fn: string): [total: NDArray, freedom: number | NDArray] {
  const { axis = null, keepdims = false, where } = options;
  const row = rowOf(add);
  const work = workDType(row, meanDType(source.dtype, options.dtype, fn));
  const mask = where === undefined ? {} : { where };
  const center =
    options.mean === undefined
      ? toNDArray(meanOf(source, { axis, keepdims: true, dtype: work, ...mask }, fn), fn, work)
      : checkMean(toNDArray(options.mean, fn), source, fn);
  const wide = promoteTypes(source.dtype, center.dtype) as DType;
  lookAtDistances(source, center);
  const total = fold(
    { fn, row, operands: [source, center], map: DISTANCE, loop: [wide, wide], dtype: partDType(work) },
    { axis, keepdims, ...mask },
  );
  return [total, lessCorrection(countItems(source, { axis, keepdims, ...mask }, fn), correctionOf(options, fn))];
}

/** The option `correction`, or `ddof`. Throws TypeError for both. */
export function correctionOf({ correction, ddof }: VarianceOptions, fn: string): number {
  if (correction !== undefined && ddof !== undefined) {
    throw new TypeError(`${fn}: ddof and correction can't be provided simultaneously; got ${ddof} and ${correction}`);
  }
  const given = correction ?? ddof ?? 0;
  if (typeof given !== "number")
    throw wrongKind(fn, correction === undefined ? "ddof" : "correction", given, "a number");
  return given;
}

function lessCorrection(count: number | NDArray, correction: number): number | NDArray {
  if (typeof count === "number") return Math.max(count - correction, 0);
  const [less] = callUfunc(rowOf(subtract), [count, correction]);
  return callUfunc(rowOf(maximum), [less, 0])[0];
}

function checkMean(center: NDArray, source: NDArray, fn: string): NDArray {
  if (broadcastStrides(center.layout, source.shape) !== null) return center;
  throw new ShapeError(
    `${fn}: the mean does not broadcast to the array; got shape ${shapeText(center.shape)}, expected one that broadcasts to ${shapeText(source.shape)}`,
    { shape: center.shape, expected: source.shape },
  );
}
