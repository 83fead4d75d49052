/** How many bytes a call allocates: on the engine's heap, in ArrayBuffers, and in memory that the library counts itself. */
import { getHeapStatistics } from "node:v8";
import type { Compiled } from "./statement.ts";

/** So many calls share what the counters themselves allocate. */
const MOST = 200;

/**
 * Bytes of one call, as the least of three attempts: a collection in between would hide some.
 *
 * `live` tells the bytes of arrays that the engine does not count.
 */
export async function allocatedBytes(
  run: Compiled["run"],
  calls: number,
  live: () => number = () => 0,
): Promise<number> {
  const some = Math.min(calls, MOST);
  const attempts: number[] = [];
  for (let k = 0; k < 3; k++) {
    const before = counted(live);
    await run(some);
    const after = counted(live);
    attempts.push(after.reduce((sum, bytes, i) => sum + Math.max(0, bytes - before[i]), 0) / some);
  }
  return Math.round(Math.min(...attempts));
}

function counted(live: () => number): readonly number[] {
  return [heapBytes(), process.memoryUsage().arrayBuffers, live()];
}

/** All that was ever allocated where the engine tells; else what is used, which a collection makes less. */
function heapBytes(): number {
  const { total_allocated_bytes: ever, used_heap_size: used } = getHeapStatistics() as unknown as Record<
    string,
    number
  >;
  return ever ?? used;
}
