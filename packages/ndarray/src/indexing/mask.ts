/** Boolean arrays as indices: how many elements are true, and where they are. */
import { bool, type DType, int32, intend, type Purpose } from "@strided/buffer";
import { COUNT_TRUE, copyElements, FIND_TRUE, pickKernel } from "@strided/kernel";
import { isCContiguous, packLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { addressOf, isIn, spanOf } from "./place.ts";

/** The truth values of an array as C-contiguous bytes: the array itself if it is that already. */
export function packMask(a: NDArray, fn: string): NDArray {
  if (a.dtype.kind === "b" && isCContiguous(a.layout, 1)) return a;
  intend("temporary", fn, a.size, () => "a mask is read as C-contiguous bool");
  const mask = a.fresh(bool as DType, packLayout(a.shape, "C", 1), fn);
  copyElements(mask, a);
  return mask;
}

/** The bytes of a packed mask; not to be kept. */
export function maskBytes(mask: NDArray): Uint8Array {
  const start = mask.storage.address + mask.offset;
  return mask.storage.memory.bytes.subarray(start, start + mask.size);
}

/** The number of true elements of a packed mask. */
export function countTrue(mask: NDArray): number {
  const kernel = pickKernel(COUNT_TRUE);
  // Kernels give 32 bits with a sign.
  if (kernel !== null && isIn(kernel.memory, mask)) return kernel.call(mask.size, addressOf(mask)) >>> 0;
  const bytes = maskBytes(mask);
  let count = 0;
  // Any byte but 0 is true. The sum carries for all of them, without a branch that random masks would mislead.
  for (let i = 0; i < bytes.length; i++) count += (bytes[i] + 255) >> 8;
  return count;
}

/** Where a packed mask is true: the positions in C order, as one int32 array. */
export function truePositions(mask: NDArray, fn: string, purpose: Purpose = "result"): NDArray {
  const count = countTrue(mask);
  if (purpose !== "result") intend(purpose, fn, 4 * count, () => "a mask is read as the positions where it is true");
  const out = mask.fresh(int32 as DType, packLayout([count], "C", 4), fn);
  if (count === 0) return out;
  const kernel = pickKernel(FIND_TRUE);
  if (kernel !== null && isIn(kernel.memory, mask, out)) {
    kernel.call(count, ...spanOf(mask), addressOf(out));
    return out;
  }
  const bytes = maskBytes(mask);
  const positions = new Int32Array(out.storage.memory.buffer, out.storage.address, count);
  for (let i = 0, found = 0; found < count; i++) {
    positions[found] = i;
    found += (bytes[i] + 255) >> 8;
  }
  return out;
}

/** Where a packed mask is true: the indices along each of its axes, as int32 arrays. */
export function trueIndices(mask: NDArray, fn: string, purpose: Purpose = "result"): NDArray[] {
  const flat = truePositions(mask, fn, mask.ndim === 1 ? purpose : "temporary");
  if (mask.ndim === 1) return [flat];
  const { size } = flat;
  const out = mask.shape.map((_, axis) => {
    if (purpose !== "result") intend(purpose, fn, 4 * size, () => `a mask is read as the indices of axis ${axis}`);
    return mask.fresh(int32 as DType, flat.layout, fn);
  });
  splitPositions(flat, mask.shape, out);
  flat.storage.dispose();
  return out;
}

/** Writes the indices along the axes of a shape, outermost first, that positions (int32) in C order stand for. */
export function splitPositions(flat: NDArray, shape: readonly number[], out: readonly NDArray[]): void {
  const listOf = ({ storage, offset, size }: NDArray): Int32Array => {
    return new Int32Array(storage.memory.buffer, storage.address + offset, size);
  };
  let from = listOf(flat);
  // From the innermost axis on: what is left of positions after it are those along the axes outside of it.
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const length = shape[axis];
    const to = listOf(out[axis]);
    const left = listOf(out[axis - 1]);
    for (let i = 0, row = 0, start = 0; i < from.length; i++) {
      const position = from[i];
      if ((position - start) >>> 0 >= length) {
        row = (position / length) | 0;
        start = row * length;
      }
      to[i] = position - start;
      left[i] = row;
    }
    from = left;
  }
}
