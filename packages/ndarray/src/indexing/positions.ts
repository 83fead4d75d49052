/**
 * From index arrays to positions: integers of any dtype become int32, negative ones count from the end, all are checked,
 * and several arrays that index one axis each are joined to one list of positions.
 */
import { type DType, float64, int32, intend } from "@strided/buffer";
import {
  ADD_POSITIONS,
  copyElements,
  FROM_END,
  JUDGE_POSITIONS,
  NARROW_POSITIONS,
  OUTSIDE,
  pickKernel,
} from "@strided/kernel";
import { IndexError, isCContiguous, packedStrides, packLayout, sameNumbers, sizeOf } from "@strided/layout";
import type { NDArray } from "../array.ts";
import type { Positions } from "./move.ts";
import { addressOf, isIn } from "./place.ts";

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

/** Lengths of axes from here on have positions beyond int32. */
const FAR = 2 ** 31;

/** An index array in the form that `settle` reads: copied only if its dtype, order or alignment is another one. */
export function packIndex(index: NDArray, fn: string): NDArray {
  const { dtype, layout, storage } = index;
  const { kind, itemsize } = dtype;
  const isRead = dtype === (int32 as DType) || kind === "f";
  const isAligned = (storage.address + layout.offset) % dtype.alignment === 0;
  if (isRead && isAligned && isCContiguous(layout, itemsize)) return index;
  // Positions beyond 2**53 are out of bounds of any array, so that float64 is wide enough to notice them.
  return (kind === "f" ? null : asInt32(index, fn)) ?? recast(index, float64 as DType, fn);
}

/** A new array for indices in C order. */
function freshIndex(index: NDArray, to: DType, fn: string): NDArray {
  intend("temporary", fn, index.size * to.itemsize, () => `indices are read as C-contiguous ${to.name}`);
  return index.fresh(to, packLayout(index.shape, "C", to.itemsize), fn);
}

function recast(index: NDArray, to: DType, fn: string): NDArray {
  const out = freshIndex(index, to, fn);
  copyElements(out, index);
  return out;
}

/** Whole numbers as int32; null if some do not fit. */
function asInt32(index: NDArray, fn: string): NDArray | null {
  const { dtype, itemsize } = index;
  const out = itemsize < 8 ? recast(index, int32 as DType, fn) : narrowed(index, fn);
  // Unsigned numbers that do not fit have become negative.
  return out === null || (dtype.kind === "u" && standing(out, FAR) > 0) ? null : out;
}

/** Those of 64 bits. */
function narrowed(index: NDArray, fn: string): NDArray | null {
  const kernel = pickKernel(NARROW_POSITIONS);
  if (kernel === null || index.size === 0) return null;
  const isHere = isIn(kernel.memory, index) && isCContiguous(index.layout, index.itemsize);
  const source = isHere ? index : recast(index, index.dtype, fn);
  const out = freshIndex(index, int32 as DType, fn);
  const fits = isIn(kernel.memory, source, out) && kernel.call(index.size, addressOf(source), addressOf(out)) === 0;
  return fits ? out : null;
}

/** The elements of a packed index in its own memory, to be used at once. */
export function elementsOf({ storage, offset, dtype, size }: NDArray): Positions {
  const { buffer } = storage.memory;
  const start = storage.address + offset;
  return dtype.kind === "f" ? new Float64Array(buffer, start, size) : new Int32Array(buffer, start, size);
}

/** What picks elements: positions, and the bytes from one to the next. */
export interface Picks {
  readonly length: number;
  readonly step: number;
  /** An array of int32 whose elements are the positions as they stand; null where they have to be computed. */
  readonly index: NDArray | null;
  /** Two lists that are crossed: every place of the outer one with every one of the inner; null for other positions. */
  readonly grid: Grid | null;
  /** Whether a position may be beyond 2**31. */
  readonly isFar: boolean;
  /** Writes the positions from `start` on, as many as there is room for; those of integers modulo 2**32. */
  fill(out: Positions, start: number): void;
}

/** Positions (int32) that are inside as they stand, along two axes, with the bytes from one to the next. */
export interface Grid {
  readonly outer: NDArray;
  readonly outerStep: number;
  readonly inner: NDArray;
  readonly innerStep: number;
}

/** All positions as one list. It may lie in the memory of an index array: use it at once, or hold on to that. */
export function listOf(picks: Picks): Positions {
  if (picks.index !== null) return elementsOf(picks.index);
  const list = picks.isFar ? new Float64Array(picks.length) : new Int32Array(picks.length);
  picks.fill(list, 0);
  return list;
}

/** Positions in an array that are inside as they stand. */
export function givenPicks(index: NDArray, step: number): Picks {
  const fill = (out: Positions, start: number): void => out.set(elementsOf(index).subarray(start, start + out.length));
  return { length: index.size, step, index: index.dtype.kind === "f" ? null : index, grid: null, isFar: false, fill };
}

/** Positions in a list. */
export function listPicks(list: Positions, step: number): Picks {
  const fill = (out: Positions, start: number): void => out.set(list.subarray(start, start + out.length));
  return { length: list.length, step, index: null, grid: null, isFar: true, fill };
}

/** Some of the positions, the parts of a sum, along the axes of a block. */
interface Part {
  readonly index: NDArray;
  /** What is added to negative positions: the length of the axis, or 0 if there are none. */
  readonly wrap: number;
  readonly factor: number;
  /** The distance between neighbours in the index, 0 where it is broadcast: along the innermost axis 1 or 0. */
  readonly steps: readonly number[];
}

/** Where packed indices of an axis lie: 0, all inside as they stand; `FROM_END`, some are negative; or `OUTSIDE` and more. */
export function standing(index: NDArray, size: number): number {
  if (index.size === 0) return 0;
  const isWide = index.dtype.kind === "f";
  const kernel = isWide ? null : pickKernel(JUDGE_POSITIONS);
  if (kernel !== null && isIn(kernel.memory, index)) {
    return kernel.call(index.size, addressOf(index), Math.min(size, FAR) - 1);
  }
  const given = elementsOf(index);
  let found = 0;
  for (let i = 0; i < given.length; i++) {
    if (given[i] < -size || given[i] >= size) return OUTSIDE;
    if (given[i] < 0) found = FROM_END;
  }
  return found;
}

/** What has to be added to the negative ones among packed indices; 0 if there are none. Throws IndexError for one out of bounds. */
function wrapOf(index: NDArray, size: number, axis: number, fn: string): number {
  const found = standing(index, size);
  if (found < OUTSIDE) return found * size;
  const wrong = elementsOf(index).find((at) => !(at >= -size && at < size));
  throw new IndexError(`${fn}: index ${wrong} is out of bounds for axis ${axis} with size ${size}`, {
    index: wrong,
    axis,
    size,
  });
}

/** Packed indices along one axis, as positions `step` bytes apart. Throws IndexError for one that is out of bounds. */
export function picksAlong(index: NDArray, size: number, axis: number, step: number, fn: string): Picks {
  const wrap = wrapOf(index, size, axis, fn);
  if (wrap === 0) return givenPicks(index, step);
  const fill = (out: Positions, start: number): void => {
    addScaled(out, 0, out.length, elementsOf(index), start, wrap, 1, true, 0);
  };
  return { length: index.size, step, index: null, grid: null, isFar: size >= FAR, fill };
}

/** The positions that index arrays pick together, broadcast to the shape `block`, in C order. */
export function picksOf(indices: readonly AxisIndex[], block: readonly number[], fn: string): Picks {
  // NumPy: without any element to pick, nothing is out of bounds.
  if (sizeOf(block) === 0) return summed([], [0], 1, 0);
  if (indices.length === 1 && sameNumbers(indices[0].shape, block)) {
    const { index, size, axis, stride } = indices[0];
    return picksAlong(index, size, axis, stride, fn);
  }
  const step = indices.reduce((grain, { stride }) => divisor(grain, Math.abs(stride)), 0) || 1;
  const reach = indices.reduce((sum, { stride, size }) => sum + (Math.abs(stride) / step) * size, 0);
  const parts = indices.map(({ index, shape, size, axis, stride }): Part => {
    const packed = packedStrides(shape);
    const missing = block.length - shape.length;
    const steps = block.map((_, k) => (k < missing || shape[k - missing] === 1 ? 0 : packed[k - missing]));
    return { index, wrap: wrapOf(index, size, axis, fn), factor: stride / step, steps };
  });
  return { ...summed(parts, block, step, reach), grid: gridOf(parts, step) };
}

/** Two parts of which one moves along the outer axes only and the other one along those inside. */
function gridOf(parts: readonly Part[], step: number): Grid | null {
  if (parts.length !== 2 || parts.some(({ index, wrap }) => wrap !== 0 || index.dtype.kind === "f")) return null;
  const [p, q] = parts;
  const isOutside = (a: Part, b: Part): boolean => {
    const first = b.steps.findIndex((own) => own !== 0);
    return first >= 0 && a.steps.every((own, k) => own === 0 || k < first);
  };
  if (!isOutside(p, q) && !isOutside(q, p)) return null;
  const [outer, inner] = isOutside(p, q) ? [p, q] : [q, p];
  return { outer: outer.index, outerStep: outer.factor * step, inner: inner.index, innerStep: inner.factor * step };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Sums of parts over the axes of a block. */
function summed(parts: readonly Part[], block: readonly number[], step: number, reach: number): Picks {
  // The innermost axes over which every part runs in one piece, or stands still, are one loop.
  let inner = block.length;
  let length = 1;
  let along: readonly number[] = parts.map(() => 0);
  for (; inner > 0; inner--) {
    const k = inner - 1;
    if (block[k] === 1) continue;
    const steps = parts.map((part) => part.steps[k]);
    if (length > 1 && !steps.every((own, part) => own === along[part] * length)) break;
    if (length === 1) along = steps;
    length *= block[k];
  }
  // What stands still is one number, which is added with the first part that runs.
  const order = along.map((_, k) => k).sort((p, q) => along[p] - along[q]);
  const fill = (out: Positions, start: number): void => {
    const lists = parts.map(({ index }) => elementsOf(index));
    const at = parts.map(() => 0);
    const turn = new Array<number>(inner).fill(0);
    const advance = (axis: number, by: number): void => {
      turn[axis] += by;
      for (let k = 0; k < at.length; k++) at[k] += parts[k].steps[axis] * by;
    };
    for (let axis = inner - 1, rest = Math.floor(start / length); axis >= 0; axis--) {
      advance(axis, rest % block[axis]);
      rest = Math.floor(rest / block[axis]);
    }
    for (let done = 0, n = 0, within = start % length; done < out.length; done += n, within = 0) {
      n = Math.min(length - within, out.length - done);
      let still = 0;
      let isFirst = true;
      for (const k of order) {
        const { wrap, factor } = parts[k];
        if (along[k] === 0) still += wrapped(lists[k][at[k]], wrap) * factor;
        else {
          addScaled(out, done, n, lists[k], at[k] + within, wrap, factor, isFirst, isFirst ? still : 0);
          isFirst = false;
        }
      }
      if (isFirst) out.fill(still, done, done + n);
      let axis = inner - 1;
      for (; axis >= 0 && turn[axis] === block[axis] - 1; axis--) advance(axis, -turn[axis]);
      if (axis >= 0) advance(axis, 1);
    }
  };
  return { length: sizeOf(block), step, index: null, grid: null, isFar: reach >= FAR, fill };
}

const wrapped = (position: number, wrap: number): number => (position < 0 ? position + wrap : position);

/** Writes `n` positions times a factor, or adds them to what is there, and a number to all. */
export function addScaled(
  sum: Positions,
  start: number,
  n: number,
  list: Positions,
  at: number,
  wrap: number,
  factor: number,
  isFirst: boolean,
  number: number,
): void {
  const kernel = pickKernel(ADD_POSITIONS);
  const { buffer } = sum;
  if (kernel?.memory.buffer === buffer && list.buffer === buffer && list instanceof Int32Array) {
    kernel.call(n, list.byteOffset + 4 * at, wrap, factor, sum.byteOffset + 4 * start, isFirst ? 0 : -1, number);
    return;
  }
  if (isFirst) sum.fill(0, start, start + n);
  for (let i = 0; i < n; i++) sum[start + i] += wrapped(list[at + i], wrap) * factor + number;
}
