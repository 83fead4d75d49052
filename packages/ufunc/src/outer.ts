/** A function of every pair of elements of two arrays. */
import { uncheckedLayout } from "@strided/layout";
import { type ArrayLike, type NDArray, toNDArray } from "@strided/ndarray";
import { callUfunc, type UfuncOptions } from "./call.ts";
import type { UfuncRow } from "./row.ts";

/** Applies a row to all pairs: the axes of the first operand, then those of the second. */
export function outerUfunc(row: UfuncRow, x: ArrayLike, y: ArrayLike, options?: UfuncOptions): NDArray {
  const a = toNDArray(x, row.name);
  const { shape, strides, offset, size } = a.layout;
  const b = toNDArray(y, row.name);
  const ones = new Array<number>(b.ndim).fill(1);
  const zeros = new Array<number>(b.ndim).fill(0);
  const spread = a.derive(uncheckedLayout([...shape, ...ones], [...strides, ...zeros], offset, size));
  return callUfunc(row, [spread, b], options)[0];
}
