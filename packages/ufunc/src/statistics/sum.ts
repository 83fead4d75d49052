/** Sums and products of elements. */
import type { ArrayLike, DTypeOf } from "@strided/ndarray";
import type { ReduceOptions } from "../reduce.ts";
import type { Exact, Folded, Wide } from "../reduced.ts";

import { add, multiply } from "../table/arithmetic.ts";
import { overAll } from "./over-all.ts";

/**
 * The sum of the elements along the given axes, or of all of them. Small integers and bool accumulate in 64 bits.
 *
 * A new array, or a single element where no axis is left. Throws AxisError for an axis that is not there.
 *
 * ```ts
 * sum([[1, 2], [3, 4]]); // => 10
 * sum([[1, 2], [3, 4]], { axis: 0 }); // => array([4., 6.])
 * sum([[1, 2], [3, 4]], { axis: 1, keepdims: true }).shape; // => [ 2, 1 ]
 * sum([1, 2, 4], { where: [true, false, true], initial: 10 }); // => 15
 * ```
 */
export function sum<const A extends ArrayLike, const O extends Exact<O, ReduceOptions> = object>(
  a: A,
  options?: O,
): Folded<A, Wide<DTypeOf<A>>, O> {
  return overAll(add, a, options, "sum") as Folded<A, Wide<DTypeOf<A>>, O>;
}

/**
 * The product of the elements along the given axes, or of all of them. Small integers and bool accumulate in 64 bits.
 *
 * A new array, or a single element where no axis is left. Throws AxisError for an axis that is not there.
 *
 * ```ts
 * prod([[1, 2], [3, 4]]); // => 24
 * prod([[1, 2], [3, 4]], { axis: 0 }); // => array([3., 8.])
 * ```
 */
export function prod<const A extends ArrayLike, const O extends Exact<O, ReduceOptions> = object>(
  a: A,
  options?: O,
): Folded<A, Wide<DTypeOf<A>>, O> {
  return overAll(multiply, a, options, "prod") as Folded<A, Wide<DTypeOf<A>>, O>;
}
