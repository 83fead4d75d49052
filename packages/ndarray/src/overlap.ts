/** Whether two arrays have a byte in common: the question of layouts, asked for the memory both lie in. */
import {
  isApart,
  type Layout,
  mayOverlap,
  type Overlap,
  sameNumbers,
  solveOverlap,
  uncheckedLayout,
} from "@strided/layout";
import type { NDArray } from "./array.ts";

/** Whether the extents of two arrays overlap: false is certain, true is not. */
export function boundsOverlap(a: NDArray, b: NDArray): boolean {
  const [p, q] = [a.storage, b.storage];
  if (p.memory.buffer !== q.memory.buffer) return false;
  // Hot: no array reaches out of its storage.
  if (p.address >= q.address + q.nbytes || q.address >= p.address + p.nbytes) return false;
  return mayOverlap(placed(a), a.itemsize, placed(b), b.itemsize);
}

/** Whether two arrays share a byte, and which elements do; `maxWork` bounds the search (-1: exact, 0: extents only). */
export function arrayOverlap(a: NDArray, b: NDArray, maxWork: number): Overlap {
  if (a.storage.memory.buffer !== b.storage.memory.buffer) return { verdict: "no", work: 0 };
  return solveOverlap(placed(a), a.itemsize, placed(b), b.itemsize, maxWork);
}

/** Whether two arrays share no byte, for whoever would rather copy than search for long: true is certain, false is not. */
export function areApart(a: NDArray, b: NDArray): boolean {
  if (a.storage.memory.buffer !== b.storage.memory.buffer) return true;
  return isApart(placed(a), a.itemsize, placed(b), b.itemsize);
}

/** Whether two arrays are the same elements of the same memory in the same order. */
export function isSameView(a: NDArray, b: NDArray): boolean {
  return (
    a.storage === b.storage &&
    a.dtype === b.dtype &&
    a.offset === b.offset &&
    sameNumbers(a.shape, b.shape) &&
    sameNumbers(a.strides, b.strides)
  );
}

/** The layout as seen from the start of the memory, so that arrays of different storages compare. */
function placed({ layout, storage }: NDArray): Layout {
  return uncheckedLayout(layout.shape, layout.strides, layout.offset + storage.address, layout.size);
}
