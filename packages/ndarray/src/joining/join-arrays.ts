/** What all that joins arrays along an axis ends in: the shape of the result, and the copies. */
import type { DType } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { packAlong, ShapeError, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { strideOrder } from "./stride-order.ts";

/** The shape of arrays joined along an axis. Throws ShapeError unless all have the same lengths along all other axes. */
export function joinedShape(arrays: readonly NDArray[], axis: number, fn: string): readonly number[] {
  const [first] = arrays;
  const shape = first.shape.slice();
  for (let k = 1; k < arrays.length; k++) {
    checkMatch(first, arrays[k], k, axis, fn);
    shape[axis] += arrays[k].shape[axis];
  }
  return shape;
}

/** Copies arrays one behind the other into `out`, or into a new array of a dtype. */
export function joinArrays(
  arrays: readonly NDArray[],
  shape: readonly number[],
  axis: number,
  dtype: DType,
  fn: string,
  out: NDArray | null = null,
): NDArray {
  const result = out ?? arrays[0].fresh(dtype, packAlong(shape, strideOrder(arrays), dtype.itemsize), fn);
  let at = result.offset;
  for (const a of arrays) {
    copyElements({ storage: result.storage, dtype, layout: uncheckedLayout(a.shape, result.strides, at, a.size) }, a);
    at += a.shape[axis] * result.strides[axis];
  }
  return result;
}

function checkMatch(first: NDArray, a: NDArray, k: number, axis: number, fn: string): void {
  if (a.ndim !== first.ndim) {
    throw new ShapeError(
      `${fn}: all the input arrays must have same number of dimensions, but the array at index 0 has ${first.ndim} dimension(s) and the array at index ${k} has ${a.ndim} dimension(s)`,
      { shapes: [first.shape, a.shape] },
    );
  }
  for (let d = 0; d < a.ndim; d++) {
    if (d === axis || a.shape[d] === first.shape[d]) continue;
    throw new ShapeError(
      `${fn}: all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${d}, the array at index 0 has size ${first.shape[d]} and the array at index ${k} has size ${a.shape[d]}`,
      { shapes: [first.shape, a.shape] },
    );
  }
}
