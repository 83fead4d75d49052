/** How many bytes a call allocates: on the engine's heap, in ArrayBuffers, and in memory that the library counts itself. */
import { getHeapStatistics } from "node:v8";
import type { Compiled } from "./statement.ts";

/** So many calls share what the counters themselves allocate; more would call for the collector. */
const MOST = 1000;
const ATTEMPTS = 3;

/**
 * Bytes of one call, as the median of the attempts in which no collection came between: that would hide some. Null if one
 * came in each.
 *
 * `live` tells the bytes of arrays that the engine does not count.
 */
export async function allocatedBytes(
  run: Compiled["run"],
  calls: number,
  live: () => number = () => 0,
): Promise<number | null> {
  const some = Math.min(calls, MOST);
  const attempts: number[] = [];
  for (let k = 0; k < ATTEMPTS; k++) {
    const before = counted(live);
    await run(some);
    const after = counted(live);
    const gained = after.map((bytes, i) => bytes - before[i]);
    if (gained.every((bytes) => bytes >= 0)) attempts.push(gained.reduce((sum, bytes) => sum + bytes) / some);
    // A call that is a sample by itself takes long, and what it allocates is plain.
    if (calls === 1 && attempts.length > 0) break;
  }
  if (attempts.length === 0) return null;
  return Math.round(attempts.sort((a, b) => a - b)[attempts.length >> 1]);
}

function counted(live: () => number): readonly number[] {
  return [live(), process.memoryUsage().arrayBuffers, getHeapStatistics().used_heap_size];
}
