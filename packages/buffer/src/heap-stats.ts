/** What the heap holds and has done, in numbers: no other counter sees linear memory everywhere. */
import { heap } from "./heap.ts";
import { ordinaryBytes } from "./ordinary.ts";

export interface HeapStats {
  /** Bytes of arrays on the heap; arrays that nobody holds count until a sweep has found them. */
  readonly live: number;
  /** Bytes of linear memory, used or not. */
  readonly reserved: number;
  /** Bytes of slabs, the parts of the heap that small arrays share. */
  readonly slabs: number;
  /** Bytes of the ArrayBuffers to which arrays were moved or on which they were made. Memory from outside does not count. */
  readonly ordinary: number;
  /** Collections that the heap has forced, and their time in milliseconds. */
  readonly collections: number;
  readonly collectionTime: number;
  /** Arrays that found no room on the heap. */
  readonly fallbacks: number;
  /** How often linear memory grew. */
  readonly grows: number;
}

/**
 * Counters of the heap.
 *
 * ```ts
 * const before = heapStats().live;
 * const a = zeros(1000);
 * heapStats().live - before; // => 8000
 * ```
 */
export function heapStats(): HeapStats {
  const ordinary = ordinaryBytes();
  if (heap == null) {
    return { live: 0, reserved: 0, slabs: 0, ordinary, collections: 0, collectionTime: 0, fallbacks: 0, grows: 0 };
  }
  const { room, space, fallbacks } = heap;
  const { collections, collectionTime, grows } = room;
  let live = 0;
  let slabs = 0;
  for (let region = room.regions.last; region !== null; region = region.below) {
    if (region.user === null) continue;
    live += region.top - region.start - region.freed;
    if (region.isSlab) slabs += region.end - region.start;
  }
  const reserved = space.memory.bytes.length;
  return { live, reserved, slabs, ordinary, collections, collectionTime, fallbacks, grows };
}
