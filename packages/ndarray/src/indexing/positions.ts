/**
 * From index arrays to positions: integers of any dtype become int32, negative ones count from the end, all are checked,
 * and several arrays that index one axis each are joined to one list of positions.
 */
import { type DType, float64, int32, intend } from "@strided/buffer";
import { copyElements, MOST_POSITION, pickKernel } from "@strided/kernel";
import { IndexError, isCContiguous, packedStrides, packLayout, sameNumbers, sizeOf } from "@strided/layout";
import type { NDArray } from "../array.ts";
import type { Positions } from "./move.ts";
import { addressOf, isIn } from "./place.ts";
import type { Picks } from "./transfer.ts";

/** An integer array that indexes one axis. */
export interface AxisIndex {
  /** Packed: C-contiguous, of dtype int32, or float64 for wider integers. */
  readonly index: NDArray;
  /** The shape in which it is broadcast with the others: its own, perhaps with more axes of length 1. */
  readonly shape: readonly number[];
  readonly axis: number;
  /** The length of the axis, and its stride in bytes. */
  readonly size: number;
  readonly stride: number;
}

/** An index array in the form that `settle` reads: copied only if its dtype, order or alignment is another one. */
export function packIndex(index: NDArray, fn: string): NDArray {
  const { dtype, layout, storage } = index;
  const isRead = dtype === (int32 as DType) || dtype === (float64 as DType);
  const isAligned = (storage.address + layout.offset) % dtype.alignment === 0;
  if (isRead && isAligned && isCContiguous(layout, dtype.itemsize)) return index;
  const isWide = dtype.kind === "f" || dtype.itemsize > 4 || (dtype.kind === "u" && dtype.itemsize === 4);
  // Positions beyond 2**53 are out of bounds of any array, so that float64 is wide enough to notice them.
  const to = (isWide ? float64 : int32) as DType;
  intend("temporary", fn, index.size * to.itemsize, () => `indices are read as C-contiguous ${to.name}`);
  const out = index.fresh(to, packLayout(index.shape, "C", to.itemsize), fn);
  copyElements(out, index);
  return out;
}

/**
 * The elements of a packed index as positions along an axis of length `size`: negative ones count from the end. Shares
 * memory with the index where nothing has to change, so use it at once. Throws IndexError for one that is out of bounds.
 */
export function settle(index: NDArray, size: number, axis: number, fn: string): Positions {
  const { storage, offset } = index;
  const n = index.size;
  if (index.dtype.kind === "f") {
    const wide = new Float64Array(storage.memory.buffer, storage.address + offset, n);
    const out = size > 2 ** 31 ? new Float64Array(n) : new Int32Array(n);
    wrapInto(out, wide, size, axis, fn);
    return out;
  }
  const given = new Int32Array(storage.memory.buffer, storage.address + offset, n);
  if (n === 0 || areInside(index, given, size)) return given;
  const out = new Int32Array(n);
  wrapInto(out, given, size, axis, fn);
  return out;
}

/** Whether all indices are positions as they stand. */
function areInside(index: NDArray, given: Int32Array, size: number): boolean {
  const kernel = pickKernel(MOST_POSITION);
  // Negative numbers read as unsigned ones are large.
  if (kernel !== null && isIn(kernel.memory, index)) {
    return kernel.call(given.length, addressOf(index)) >>> 0 < Math.min(size, 2 ** 31);
  }
  const last = size - 1;
  let signs = 0;
  for (let i = 0; i < given.length; i++) signs |= given[i] | (last - given[i]);
  return signs >= 0;
}

function wrapInto(out: Positions, given: Positions, size: number, axis: number, fn: string): void {
  let outside = false;
  for (let i = 0; i < given.length; i++) {
    const at = given[i];
    const position = at < 0 ? at + size : at;
    outside ||= !(position >= 0 && position < size);
    out[i] = position;
  }
  if (!outside) return;
  const index = given.find((at) => !(at >= -size && at < size));
  throw new IndexError(`${fn}: index ${index} is out of bounds for axis ${axis} with size ${size}`, {
    index,
    axis,
    size,
  });
}

/** The positions that index arrays pick together, broadcast to the shape `block`, in C order. */
export function picksOf(indices: readonly AxisIndex[], block: readonly number[], fn: string): Picks {
  // NumPy: without any element to pick, nothing is out of bounds.
  if (sizeOf(block) === 0) return { positions: new Int32Array(0), step: 1 };
  if (indices.length === 1 && sameNumbers(indices[0].shape, block)) {
    const { index, size, axis, stride } = indices[0];
    return { positions: settle(index, size, axis, fn), step: stride };
  }
  const step = indices.reduce((grain, { stride }) => divisor(grain, Math.abs(stride)), 0) || 1;
  const reach = indices.reduce((sum, { stride, size }) => sum + (Math.abs(stride) / step) * size, 0);
  const n = sizeOf(block);
  const positions = reach < 2 ** 31 ? new Int32Array(n) : new Float64Array(n);
  for (const { index, shape, size, axis, stride } of indices) {
    addScaled(positions, settle(index, size, axis, fn), shape, block, stride / step);
  }
  return { positions, step };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Adds `factor` times the broadcast positions of one axis. */
function addScaled(
  sum: Positions,
  positions: Positions,
  from: readonly number[],
  block: readonly number[],
  factor: number,
): void {
  if (sum.length === 0) return;
  const missing = block.length - from.length;
  const packed = packedStrides(from);
  const steps = block.map((_, k) => (k < missing || from[k - missing] === 1 ? 0 : packed[k - missing]));
  // The innermost axes over which the positions run in one piece, or stand still, are one loop.
  let inner = block.length;
  let length = 1;
  let step = 0;
  while (inner > 0) {
    const k = inner - 1;
    if (length > 1 && block[k] > 1 && steps[k] !== step * length) break;
    if (length === 1 && block[k] > 1) step = steps[k];
    length *= block[k];
    inner = k;
  }
  const index = new Array<number>(inner).fill(0);
  for (let start = 0, at = 0; start < sum.length; start += length) {
    for (let i = 0; i < length; i++) sum[start + i] += positions[at + i * step] * factor;
    for (let k = inner - 1; k >= 0; k--) {
      at += steps[k];
      if (++index[k] < block[k]) break;
      at -= steps[k] * block[k];
      index[k] = 0;
    }
  }
}
