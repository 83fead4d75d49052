/** The methods that universal functions have beside the call. */
import type { ArrayLike, NDArray } from "@strided/ndarray";
import { type AccumulateOptions, accumulateUfunc } from "./accumulate.ts";
import { atUfunc, type Indices } from "./at.ts";
import type { UfuncOptions } from "./call.ts";
import { outerUfunc } from "./outer.ts";
import { type Reduced, type ReduceOptions, reduceUfunc } from "./reduce.ts";
import { reduceatUfunc } from "./reduceat.ts";
import type { UfuncRow } from "./row.ts";

/** The methods of a row with two operands and one result. */
export function binaryMethods(row: UfuncRow): object {
  return {
    reduce: (a: ArrayLike, options?: ReduceOptions): Reduced => reduceUfunc(row, a, options),
    accumulate: (a: ArrayLike, options?: AccumulateOptions): NDArray => accumulateUfunc(row, a, options),
    reduceat: (a: ArrayLike, indices: ArrayLike, options?: AccumulateOptions): NDArray =>
      reduceatUfunc(row, a, indices, options),
    outer: (x: ArrayLike, y: ArrayLike, options?: UfuncOptions): NDArray => outerUfunc(row, x, y, options),
    at: (a: NDArray, indices: Indices, values: ArrayLike): void => atUfunc(row, a, indices, [values]),
  };
}

/** The methods of a row with one operand and one result. */
export function unaryMethods(row: UfuncRow): object {
  return { at: (a: NDArray, indices: Indices): void => atUfunc(row, a, indices, []) };
}
