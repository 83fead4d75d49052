/** Running sums and products. */
import { normalizeAxis, packAlong, planLoop, ShapeError } from "@strided/layout";
import { type ArrayLike, checkOptions, type DTypeOf, type NDArray, toNDArray } from "@strided/ndarray";
import {
  type AccumulateOptions,
  accumulateInto,
  accumulateUfunc,
  canAccumulateInto,
  checkShape,
  replaced,
} from "../accumulate.ts";
import { boxLayout } from "../fold-axes.ts";
import { foldLoop } from "../fold-loop.ts";
import type { Exact, Returned, Wide } from "../reduced.ts";
import { rowOf } from "../row.ts";
import { add, multiply } from "../table/arithmetic.ts";

/**
 * The running sum along an axis, or of all elements in C order. Small integers and bool accumulate in 64 bits.
 *
 * A new array. Throws AxisError for an axis that is not there.
 *
 * ```ts
 * cumsum([1, 2, 3]); // => array([1., 3., 6.])
 * cumsum([[1, 2], [3, 4]]); // => array([ 1.,  3.,  6., 10.])
 * cumsum([[1, 2], [3, 4]], { axis: 0 }); // => array([[1., 2.],
 * //           [4., 6.]])
 * ```
 */
export function cumsum<A extends ArrayLike, const O extends Exact<O, AccumulateOptions> = object>(
  a: A,
  options: O = {} as O,
): Returned<Wide<DTypeOf<A>>, O> {
  return running(add, a, options, "cumsum") as Returned<Wide<DTypeOf<A>>, O>;
}

/**
 * The running product along an axis, or of all elements in C order. Small integers and bool accumulate in 64 bits.
 *
 * A new array. Throws AxisError for an axis that is not there.
 *
 * ```ts
 * cumprod([1, 2, 3, 4]); // => array([ 1.,  2.,  6., 24.])
 * ```
 */
export function cumprod<A extends ArrayLike, const O extends Exact<O, AccumulateOptions> = object>(
  a: A,
  options: O = {} as O,
): Returned<Wide<DTypeOf<A>>, O> {
  return running(multiply, a, options, "cumprod") as Returned<Wide<DTypeOf<A>>, O>;
}

function running(ufunc: object, a: ArrayLike, options: AccumulateOptions, fn: string): NDArray {
  checkOptions(fn, options, ["axis", "dtype", "out"]);
  const source = toNDArray(a, fn);
  const { axis = null } = options;
  // NumPy: an array without axes counts as one of length 1.
  const isFlat = axis === null || source.ndim === 0;
  return accumulateUfunc(rowOf(ufunc), isFlat ? source.ravel() : source, { ...options, axis: axis ?? 0 }, fn);
}

/** Options of `cumulativeSum` and `cumulativeProd`. */
export interface CumulativeOptions extends AccumulateOptions {
  /** Begin with the value before the first element: 0 for sums, 1 for products. */
  readonly includeInitial?: boolean;
}

/**
 * The running sum of an array with one axis, or along the given axis; the array API's `cumulative_sum`.
 *
 * A new array. Throws ShapeError for an array with several axes and no axis given.
 *
 * ```ts
 * cumulativeSum([1, 2, 3]); // => array([1., 3., 6.])
 * cumulativeSum([1, 2, 3], { includeInitial: true }); // => array([0., 1., 3., 6.])
 * ```
 */
export function cumulativeSum<A extends ArrayLike, const O extends Exact<O, CumulativeOptions> = object>(
  a: A,
  options: O = {} as O,
): Returned<Wide<DTypeOf<A>>, O> {
  return cumulative(add, a, options, "cumulativeSum") as Returned<Wide<DTypeOf<A>>, O>;
}

/**
 * The running product of an array with one axis, or along the given axis; the array API's `cumulative_prod`.
 *
 * A new array. Throws ShapeError for an array with several axes and no axis given.
 *
 * ```ts
 * cumulativeProd([[2, 3], [4, 5]], { axis: 1 }); // => array([[ 2.,  6.],
 * //           [ 4., 20.]])
 * ```
 */
export function cumulativeProd<A extends ArrayLike, const O extends Exact<O, CumulativeOptions> = object>(
  a: A,
  options: O = {} as O,
): Returned<Wide<DTypeOf<A>>, O> {
  return cumulative(multiply, a, options, "cumulativeProd") as Returned<Wide<DTypeOf<A>>, O>;
}

function cumulative(ufunc: object, a: ArrayLike, options: CumulativeOptions, fn: string): NDArray {
  checkOptions(fn, options, ["axis", "dtype", "out", "includeInitial"]);
  const { includeInitial = false, ...rest } = options;
  const given = toNDArray(a, fn);
  const source = given.ndim === 0 ? given.reshape([1]) : given;
  if (source.ndim > 1 && rest.axis == null) {
    throw new ShapeError(
      `${fn}: for arrays which have more than one dimension the axis option is required; got ${source.ndim} dimensions`,
      { shape: source.shape },
    );
  }
  const axis = rest.axis ?? 0;
  if (!includeInitial) return accumulateUfunc(rowOf(ufunc), source, { ...rest, axis }, fn);
  return fromInitial(ufunc, source, { ...rest, axis }, fn);
}

/** The identity, then the partial results. */
function fromInitial(ufunc: object, source: NDArray, options: AccumulateOptions, fn: string): NDArray {
  const row = rowOf(ufunc);
  const { out = null } = options;
  const axis = normalizeAxis(options.axis as number, source.ndim, fn);
  const length = source.shape[axis];
  const shape = replaced(source.shape, axis, length + 1);
  if (out !== null) checkShape(out, shape, fn);
  const { inputs, outputs } = foldLoop(row, source.dtype, options.dtype, out, fn);
  const [dtype] = outputs;
  const { perm } = planLoop(source.shape, [source.strides], { coalesce: false });
  const isHeld = out !== null && canAccumulateInto(out, dtype, source);
  const target = isHeld ? out : source.fresh(dtype, packAlong(shape, perm, dtype.itemsize), fn);
  const zero = shape.map(() => 0);
  target
    .derive(boxLayout(target.layout, { start: zero, shape: replaced(shape, axis, 1) }))
    .assign(row.identity as number);
  const rest = boxLayout(target.layout, { start: replaced(zero, axis, 1), shape: source.shape });
  accumulateInto(row, target.derive(rest), source, axis, inputs[1]);
  if (out === null || target === out) return target;
  out.assign(target);
  return out;
}
