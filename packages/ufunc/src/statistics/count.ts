/** How many elements are not zero. */
import { type DType, int32 } from "@strided/buffer";
import type { Expression } from "@strided/kernel";
import { type ArrayLike, checkOptions, toNDArray } from "@strided/ndarray";
import { fold } from "../fold.ts";
import { elementOr, type Reduced, type ReduceOptions } from "../reduce.ts";
import type { Exact, Folded } from "../reduced.ts";
import { rowOf } from "../row.ts";
import { add } from "../table/arithmetic.ts";

/** Options of `countNonzero`. */
export type CountOptions = Pick<ReduceOptions, "axis" | "keepdims">;

const IS_NONZERO: Expression = (x) => x.ne(0);

/**
 * How many elements along the given axes, or in all, are not zero; NaN is not.
 *
 * A new array of dtype int32, or a number where no axis is left.
 *
 * ```ts
 * countNonzero([[0, 1], [2, Number.NaN]]); // => 3
 * countNonzero([[0, 1], [2, 3]], { axis: 0 }); // => array([1, 2], dtype=int32)
 * ```
 */
export function countNonzero<const A extends ArrayLike, const O extends Exact<O, CountOptions> = object>(
  a: A,
  options: O = {} as O,
): Folded<A, "int32", O> {
  return count(a, options) as Folded<A, "int32", O>;
}

function count(a: ArrayLike, options: CountOptions): Reduced {
  checkOptions("countNonzero", options, ["axis", "keepdims"]);
  const source = toNDArray(a, "countNonzero");
  const total = fold(
    {
      fn: "countNonzero",
      row: rowOf(add),
      operands: [source],
      map: IS_NONZERO,
      loop: [source.dtype],
      dtype: int32 as DType,
    },
    { ...options, axis: options.axis ?? null },
  );
  const value = elementOr(total, null);
  // Without a sign: there may be more than int32 counts to.
  return typeof value === "number" ? value >>> 0 : value;
}
