/** A staging area on the heap, for whoever has to lay bytes side by side for a moment. */
import { blockSize, theHeap } from "./heap.ts";
import { PAGE } from "./heap-config.ts";
import type { Region } from "./heap-regions.ts";

let area: Region | null = null;

/**
 * The address of a staging area of at least `nbytes` bytes in the heap, a multiple of 64: one area for all callers, never
 * part of an array. A call for more than ever before may move it and lose what is in it; so ask before reading the
 * addresses of arrays. 0 if there is no room.
 */
export function scratch(nbytes: number): number {
  if (area !== null && area.end - area.start >= nbytes) return area.start;
  const room = theHeap()?.room;
  const larger = room?.take(blockSize(Math.max(nbytes, PAGE))) ?? null;
  if (room === undefined || larger === null) return 0;
  if (area !== null) room.regions.give(area);
  area = larger;
  return area.start;
}
