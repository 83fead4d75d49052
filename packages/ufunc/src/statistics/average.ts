/** Weighted means. */
import { type DType, type DTypeName, float64, promoteTypes } from "@strided/buffer";
import type { Expression, Value } from "@strided/kernel";
import { normalizeAxes, ShapeError, sameNumbers, shapeText, uncheckedLayout } from "@strided/layout";
import { type ArrayLike, checkOptions, type DTypeOf, type NDArray, toNDArray } from "@strided/ndarray";
import { callUfunc } from "../call.ts";
import { fold } from "../fold.ts";
import { workDType } from "../fold-run.ts";
import { elementOr, type Reduced, type ReduceOptions } from "../reduce.ts";
import type { Exact, Folded } from "../reduced.ts";
import type { CommonDType } from "../result.ts";
import { rowOf } from "../row.ts";
import { add, divide } from "../table/arithmetic.ts";
import { equal } from "../table/comparison.ts";
import { countItems } from "./counts.ts";
import { type MeanDType, meanOf } from "./mean.ts";
import { any } from "./truth.ts";

/** Options of `average`. */
export interface AverageOptions extends Pick<ReduceOptions, "axis" | "keepdims"> {
  /** The weight of each element: of the array's shape, or with the lengths of the axes that are averaged over. */
  readonly weights?: ArrayLike;
  /** Give the sum of the weights as well. */
  readonly returned?: boolean;
}

/** The dtype of an average: that of the mean, promoted with the weights'. */
type AverageDType<A, O> = O extends { readonly weights: infer W }
  ? CommonDType<NDArray<MeanDType<A>>, NDArray<DTypeOf<W>>> & DTypeName
  : MeanDType<A>;

/** What `average` gives: the average, or with `returned` a pair of it and the sum of the weights. */
export type Averaged<A, O> = O extends { readonly returned: true }
  ? readonly [Folded<A, AverageDType<A, O>, O>, Folded<A, AverageDType<A, O>, O>]
  : Folded<A, AverageDType<A, O>, O>;

/**
 * The mean of the elements along the given axes, or of all of them, each counted with its weight.
 *
 * A new array, or a single element where no axis is left; with `returned` a pair with the sum of the weights. Throws
 * ShapeError for weights of another shape, RangeError for weights that sum to zero.
 *
 * ```ts
 * average([1, 2, 6], { weights: [3, 2, 1] }); // => 2.1666666666666665
 * average([[1, 2], [3, 8]], { axis: 1, weights: [1, 3], returned: true }); // => [ array([1.75, 6.75]), array([4., 4.]) ]
 * average([1, 2], { weights: [1, -1] }); // throws RangeError: average: weights sum to zero, can't be normalized
 * ```
 */
export function average<const A extends ArrayLike, const O extends Exact<O, AverageOptions> = object>(
  a: A,
  options: O = {} as O,
): Averaged<A, O> {
  return averageOf(toNDArray(a, "average"), options) as Averaged<A, O>;
}

function averageOf(source: NDArray, options: AverageOptions): Reduced | readonly [Reduced, Reduced] {
  checkOptions("average", options, ["axis", "weights", "returned", "keepdims"]);
  const { axis = null, keepdims = false, weights, returned = false } = options;
  const extent = { axis, keepdims };
  normalizeAxes(axis, source.ndim, "average");
  if (weights === undefined) {
    const result = meanOf(source, extent, "average");
    return returned ? [result, filledLike(result, countItems(source, extent, "average") as number)] : result;
  }
  const weight = fitWeights(toNDArray(weights, "average"), source, axis);
  const { kind } = source.dtype;
  const base = promoteTypes(source.dtype, weight.dtype);
  const dtype = (kind === "f" || kind === "c" ? base : promoteTypes(base, float64)) as DType;
  const row = rowOf(add);
  const work = workDType(row, dtype);
  const step = { fn: "average", row, dtype: work };
  const scale = fold({ ...step, operands: [weight], map: null, loop: [dtype] }, extent);
  if (any(callUfunc(rowOf(equal), [scale, 0])[0])) {
    throw new RangeError("average: weights sum to zero, can't be normalized");
  }
  const total = fold({ ...step, operands: [source, weight], map: PRODUCT, loop: [work, work], vanishes: true }, extent);
  callUfunc(rowOf(divide), [total, scale], { out: total });
  const [result, sum] = [total, scale].map((one) =>
    elementOr(one.dtype === dtype ? one : one.astype(dtype.name), null),
  );
  return returned ? [result, sum] : result;
}

const PRODUCT: Expression = (x, weight) => x.mul(weight as Value);

/** The weights as if they had the array's shape. */
function fitWeights(weights: NDArray, source: NDArray, axis: AverageOptions["axis"]): NDArray {
  const { shape, ndim } = source;
  if (sameNumbers(weights.shape, shape)) return weights;
  if (axis === null || axis === undefined) {
    throw new ShapeError(
      `average: axis must be specified when shapes of a and weights differ; got ${shapeText(shape)} and ${shapeText(weights.shape)}`,
      { shapes: [shape, weights.shape] },
    );
  }
  const axes = normalizeAxes(axis, ndim, "average");
  const lengths = axes.map((k) => shape[k]);
  if (!sameNumbers(weights.shape, lengths)) {
    throw new ShapeError(
      `average: shape of weights must be consistent with shape of a along specified axis; got ${shapeText(weights.shape)}, expected ${shapeText(lengths)}`,
      { shape: weights.shape, expected: lengths },
    );
  }
  const strides = shape.map((_, k) => (axes.includes(k) ? weights.strides[axes.indexOf(k)] : 0));
  return weights.derive(uncheckedLayout(shape, strides, weights.offset));
}

/** A number as often, and of the dtype, as a result has elements. */
function filledLike(result: Reduced, value: number): Reduced {
  const like = toNDArray(result as ArrayLike, "average");
  return elementOr(like.copy().assign(value), null);
}
