/** The largest and the smallest of elements, and how far they are apart. */
import type { ArrayLike, DTypeOf, NDArray } from "@strided/ndarray";
import { checkOptions, toNDArray } from "@strided/ndarray";
import { callUfunc } from "../call.ts";
import { checker } from "../checked.ts";
import { checkTotal, foldedAxes, foldedShape } from "../fold-axes.ts";
import { elementOr, type Reduced, type ReduceOptions, reduceUfunc } from "../reduce.ts";
import type { Exact, Folded } from "../reduced.ts";
import { rowOf } from "../row.ts";
import { subtract } from "../table/arithmetic.ts";
import { maximum, minimum } from "../table/extrema.ts";
import { overAll } from "./over-all.ts";
import { rounded } from "./quotient.ts";

/** Options of `max` and `min`: those of reductions, less the dtype. */
export type ExtremumOptions = Omit<ReduceOptions, "dtype">;

const OPTIONS = ["axis", "out", "keepdims", "initial", "where"];

/**
 * The largest element along the given axes, or of all; NaN if there is one. Complex numbers are ordered by real part,
 * then imaginary part.
 *
 * A new array, or a single element where no axis is left. Throws ShapeError for no elements, unless `initial` is given,
 * with which the result is compared as well.
 *
 * ```ts
 * max([[1, 5], [7, 3]]); // => 7
 * max([[1, 5], [7, 3]], { axis: 1 }); // => array([5., 7.])
 * max([1, Number.NaN, 3]); // => NaN
 * max([]); // throws ShapeError: max: zero-size array to reduction operation maximum which has no identity; got shape (0,), expected elements along the folded axes
 * ```
 */
export function max<const A extends ArrayLike, const O extends Exact<O, ExtremumOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, DTypeOf<A>, O> {
  return overAll(maximum, a, options, "max", OPTIONS) as Folded<A, DTypeOf<A>, O>;
}

/**
 * The smallest element along the given axes, or of all; NaN if there is one. Complex numbers are ordered by real part,
 * then imaginary part.
 *
 * A new array, or a single element where no axis is left. Throws ShapeError for no elements, unless `initial` is given,
 * with which the result is compared as well.
 *
 * ```ts
 * min([[1, 5], [7, 3]]); // => 1
 * min([[1, 5], [7, 3]], { axis: 0, keepdims: true }); // => array([[1., 3.]])
 * min([4, 5], { where: [false, true], initial: 10 }); // => 5
 * ```
 */
export function min<const A extends ArrayLike, const O extends Exact<O, ExtremumOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, DTypeOf<A>, O> {
  return overAll(minimum, a, options, "min", OPTIONS) as Folded<A, DTypeOf<A>, O>;
}

/** Options of `ptp`. */
export type PtpOptions = Pick<ReduceOptions, "axis" | "out" | "keepdims">;

/**
 * Peak to peak: the largest minus the smallest element along the given axes, or of all. Integers wrap around.
 *
 * A new array, or a single element where no axis is left. Throws ShapeError for no elements, DTypeError for bool.
 *
 * ```ts
 * ptp([[4, 9], [2, 5]]); // => 7
 * ptp([[4, 9], [2, 5]], { axis: 0 }); // => array([2., 4.])
 * ```
 */
export function ptp<const A extends ArrayLike, const O extends Exact<O, PtpOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, DTypeOf<A>, O> {
  return rangeOf(a, options) as Folded<A, DTypeOf<A>, O>;
}

function rangeOf(a: ArrayLike, options: PtpOptions): Reduced {
  checkOptions("ptp", options, ["axis", "out", "keepdims"]);
  const { axis = null, keepdims = false, out = null } = options;
  const source = toNDArray(a, "ptp");
  if (out !== null) {
    checkTotal(
      "ptp",
      "subtract",
      out,
      foldedShape(source.shape, foldedAxes(axis, source.ndim, "ptp"), keepdims),
      keepdims,
    );
  }
  const along: ReduceOptions = keepdims ? { axis, keepdims } : { axis };
  const extrema = [maximum, minimum].map((ufunc) => reduceUfunc(rowOf(ufunc), source, along, "ptp"));
  const [high, low] = extrema;
  if (
    checker === null &&
    source.dtype.kind === "f" &&
    typeof high === "number" &&
    typeof low === "number" &&
    out === null
  ) {
    return rounded(source.dtype, high - low);
  }
  const [largest, smallest] = extrema.map((extremum) => toNDArray(extremum as ArrayLike, "ptp", source.dtype));
  // NumPy: the largest is in `out` already when the smallest is subtracted.
  const from = out === null ? largest : largest.astype(out.dtype.name);
  const [range] = callUfunc(rowOf(subtract), [from, smallest], { out: out ?? largest });
  return elementOr(range as NDArray, out);
}
