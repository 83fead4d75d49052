/** How many elements a fold takes: a number, or, where a mask leaves elements out, one for each place of the result. */
import { type DType, float64 } from "@strided/buffer";
import type { Expression } from "@strided/kernel";
import { broadcastLayout, normalizeAxes } from "@strided/layout";
import type { ArrayLike, NDArray } from "@strided/ndarray";
import { fold } from "../fold.ts";
import { rowOf } from "../row.ts";
import { add } from "../table/arithmetic.ts";
import { maskOf } from "../where.ts";

/** What of an array is folded. */
export interface Extent {
  readonly axis?: number | readonly number[] | null;
  readonly keepdims?: boolean;
  readonly where?: ArrayLike;
}

/** The number of elements that each place of a fold takes. */
export function countItems(a: NDArray, { axis = null, keepdims = false, where }: Extent, fn: string): number | NDArray {
  const mask = maskOf(where, fn);
  // An array without axes is folded along none: there is nothing to count along axis 0.
  if (mask === null) return normalizeAxes(axis, a.ndim, fn).reduce((product, k) => product * a.shape[k], 1);
  const spread = mask.derive(broadcastLayout(mask.layout, a.shape, fn));
  return countWhere(spread, null, { axis, keepdims }, fn);
}

/** How many elements satisfy a condition, or are true, as float64. */
export function countWhere(a: NDArray, condition: Expression | null, extent: Extent, fn: string): NDArray {
  const { axis = null } = extent;
  const step = { map: condition, loop: [condition === null ? (float64 as DType) : a.dtype], dtype: float64 as DType };
  return fold({ fn, row: rowOf(add), operands: [a], ...step }, { ...extent, axis });
}
