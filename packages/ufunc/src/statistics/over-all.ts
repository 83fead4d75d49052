/** Reductions under a name of their own: over all axes unless the options name some. */
import { type ArrayLike, checkOptions } from "@strided/ndarray";
import { OPTIONS, type Reduced, type ReduceOptions, reduceUfunc } from "../reduce.ts";
import { rowOf } from "../row.ts";

const ALL: ReduceOptions = { axis: null };

/** `ufunc.reduce` as the function `fn`; `known` are the names of its options, if they are not those of `reduce`. */
export function overAll(
  ufunc: object,
  a: ArrayLike,
  options: ReduceOptions | undefined,
  fn: string,
  known: readonly string[] | null = null,
): Reduced {
  if (options === undefined) return reduceUfunc(rowOf(ufunc), a, ALL, fn);
  if (known !== null || typeof options !== "object" || options === null) checkOptions(fn, options, known ?? OPTIONS);
  return reduceUfunc(rowOf(ufunc), a, { ...options, axis: options.axis ?? null }, fn);
}
