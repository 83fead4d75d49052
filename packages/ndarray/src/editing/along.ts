/** What `insert` and `delete` share: the axis that counts, the memory order of the result, and positions as they are given. */
import { bool, type DType } from "@strided/buffer";
import {
  isCContiguous,
  isFContiguous,
  normalizeAxis,
  packLayout,
  parseSlices,
  Slice,
  sliceRange,
} from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type IndexArray, readArray } from "../indexing/keys.ts";
import { elementsOf, packIndex } from "../indexing/positions.ts";

/** Where: a position, a range of them, or an array of integers or truth values. */
export type Where = number | Slice | string | IndexArray;

/** The array and the axis; all elements in one row if no axis is named. */
export function withAxis(a: NDArray, axis: number | null | undefined, fn: string): [NDArray, number] {
  if (axis === null || axis === undefined) return [a.ndim === 1 ? a : a.ravel(), 0];
  return [a, normalizeAxis(axis, a.ndim, fn)];
}

/** A new array like another one, but with another length along an axis. */
export function resized(a: NDArray, axis: number, length: number, fn: string): NDArray {
  const shape = a.shape.map((old, k) => (k === axis ? length : old));
  const isFortran = isFContiguous(a.layout, a.itemsize) && !isCContiguous(a.layout, a.itemsize);
  return a.fresh(a.dtype, packLayout(shape, isFortran ? "F" : "C", a.itemsize), fn);
}

/** The part of an array from `start` up to `stop` along an axis. */
export function part(a: NDArray, axis: number, start: number, stop: number): NDArray {
  return a.slice(...new Array<":">(axis).fill(":"), new Slice(start, stop, 1));
}

/** A range or its text as positions, `null` for anything else. */
export function rangeOf(
  where: Where,
  length: number,
  fn: string,
): { start: number; step: number; count: number } | null {
  const selector = typeof where === "string" ? parseSlices(where, fn)[0] : where;
  return selector instanceof Slice ? sliceRange(selector, length) : null;
}

/** An array of positions or truth values, read. */
export function arrayOf(a: NDArray, where: Exclude<Where, Slice | string>, fn: string): NDArray {
  return readArray(a, typeof where === "number" ? [where] : where, fn);
}

/** The positions in an array of integers. */
export function positionsIn(index: NDArray, fn: string): number[] {
  return Array.from(elementsOf(packIndex(index, fn)));
}

/** A mask of one dimension that is `value` everywhere. */
export function maskOf(a: NDArray, length: number, value: 0 | 1, fn: string): NDArray {
  const mask = a.fresh(bool as DType, packLayout([length], "C", 1), fn);
  const { memory, address } = mask.storage;
  memory.bytes.fill(value, address, address + length);
  return mask;
}
