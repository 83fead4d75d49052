/** Sums, products and extrema that pass over NaN. */
import type { DType } from "@strided/buffer";
import { ComplexValue, type Element, type Expression, type Value } from "@strided/kernel";
import { type ArrayLike, checkOptions, type DTypeOf, toNDArray } from "@strided/ndarray";
import { fold } from "../fold.ts";
import { foldLoop } from "../fold-loop.ts";
import { elementOr, type Reduced, type ReduceOptions } from "../reduce.ts";
import type { Exact, Folded, Wide } from "../reduced.ts";
import { rowOf } from "../row.ts";
import { add, multiply } from "../table/arithmetic.ts";
import { fmax, fmin } from "../table/extrema.ts";
import { choose } from "../where.ts";
import type { ExtremumOptions } from "./extrema.ts";
import { overAll } from "./over-all.ts";

/** Whether an element is a number; a complex one is not if either part is NaN. */
export const isNumber = (x: Element): Value => x.eq(x as Value);

/** A value of the type of an element. */
function like(x: Element, value: number): Element {
  return x instanceof ComplexValue ? new ComplexValue(x.re.lift(value), x.re.lift(0)) : x.lift(value);
}

/** The element, or another value if it is NaN. */
const orElse =
  (value: number): Expression =>
  (x) =>
    choose(isNumber(x), x, like(x, value));
/** The element, or 0 if it is NaN. */
export const OR_ZERO: Expression = /* @__PURE__ */ orElse(0);
const OR_ONE: Expression = /* @__PURE__ */ orElse(1);

/** Whether arrays of a dtype can hold NaN. */
export const hasNaN = ({ kind }: DType): boolean => kind === "f" || kind === "c";

/**
 * The sum of the elements that are not NaN.
 *
 * A new array, or a single element where no axis is left; 0 for nothing but NaN.
 *
 * ```ts
 * nansum([1, Number.NaN, 2]); // => 3
 * nansum([[1, Number.NaN], [2, 3]], { axis: 0 }); // => array([3., 3.])
 * ```
 */
export function nansum<const A extends ArrayLike, const O extends Exact<O, ReduceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, Wide<DTypeOf<A>>, O> {
  return withoutNaN(add, OR_ZERO, a, options, "nansum") as Folded<A, Wide<DTypeOf<A>>, O>;
}

/**
 * The product of the elements that are not NaN.
 *
 * A new array, or a single element where no axis is left; 1 for nothing but NaN.
 *
 * ```ts
 * nanprod([2, Number.NaN, 3]); // => 6
 * ```
 */
export function nanprod<const A extends ArrayLike, const O extends Exact<O, ReduceOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, Wide<DTypeOf<A>>, O> {
  return withoutNaN(multiply, OR_ONE, a, options, "nanprod") as Folded<A, Wide<DTypeOf<A>>, O>;
}

function withoutNaN(ufunc: object, map: Expression, a: ArrayLike, options: ReduceOptions, fn: string): Reduced {
  const source = toNDArray(a, fn);
  if (!hasNaN(source.dtype)) return overAll(ufunc, source, options, fn);
  checkOptions(fn, options, ["axis", "dtype", "out", "keepdims", "initial", "where"]);
  const { axis = null, out = null } = options;
  const row = rowOf(ufunc);
  const [dtype] = foldLoop(row, source.dtype, options.dtype, out, fn).outputs;
  const total = fold({ fn, row, operands: [source], map, loop: [source.dtype], dtype }, { ...options, axis });
  return elementOr(total, out);
}

const OPTIONS = ["axis", "out", "keepdims", "initial", "where"];

/**
 * The largest element that is not NaN; NaN for nothing else. Throws ShapeError for no elements, unless `initial` is given.
 *
 * ```ts
 * nanmax([1, Number.NaN, 3]); // => 3
 * nanmax([[1, Number.NaN], [Number.NaN, Number.NaN]], { axis: 1 }); // => array([ 1., nan])
 * ```
 */
export function nanmax<const A extends ArrayLike, const O extends Exact<O, ExtremumOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, DTypeOf<A>, O> {
  return overAll(fmax, a, options, "nanmax", OPTIONS) as Folded<A, DTypeOf<A>, O>;
}

/**
 * The smallest element that is not NaN; NaN for nothing else. Throws ShapeError for no elements, unless `initial` is given.
 *
 * ```ts
 * nanmin([4, Number.NaN, 3]); // => 3
 * ```
 */
export function nanmin<const A extends ArrayLike, const O extends Exact<O, ExtremumOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, DTypeOf<A>, O> {
  return overAll(fmin, a, options, "nanmin", OPTIONS) as Folded<A, DTypeOf<A>, O>;
}
