/** What is alive: storages by size, with the arrays that show them and the line that asked for them. */
import { addressOf, collectGarbage, type HeapStats, heapSpace, heapStats, type Storage, watch } from "@strided/buffer";
import { checkOptions, type NDArray } from "@strided/ndarray";
import { Census, type Entry } from "./census.ts";

/** Options of `heap`. */
export interface HeapSnapshotOptions {
  /** false: from now on nothing is written down any more. */
  readonly watch?: boolean;
  /** false: garbage is not collected first, so that what nobody holds may still be listed. */
  readonly collect?: boolean;
}

/** An array that shows a storage. */
export interface HeapView {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly isOwner: boolean;
}

/** Memory that is alive. */
export interface HeapStorage {
  /** Counted from 1, in the order in which storages were seen. */
  readonly id: number;
  readonly bytes: number;
  readonly kind: "heap" | "ArrayBuffer";
  readonly address: number;
  /** What made it, and the line that asked for it; null for what was there before the first call of `heap`. */
  readonly fn: string | null;
  readonly line: string | null;
  /** The arrays that hold it, owners first. */
  readonly views: readonly HeapView[];
}

/** What was alive at one moment. */
export interface HeapSnapshot {
  readonly kind: "heap";
  /** The largest first. */
  readonly storages: readonly HeapStorage[];
  readonly count: number;
  readonly bytes: number;
  /** Whether garbage was collected first: if not, what nobody holds may be listed too. */
  readonly isCollected: boolean;
  /** The counters of the heap as a whole, which know of everything, from before the first call as well. */
  readonly stats: HeapStats;
}

let census: Census | null = null;
let stop: (() => void) | null = null;

/**
 * All storages that are alive, by size, with the arrays that hold them and the lines that asked for them: two snapshots and
 * `diffHeap` find a leak. The first call begins to write storages down, so it lists none; older ones are listed when a
 * view of them is made. Writing down costs some microseconds for each allocation, until `{ watch: false }` ends it.
 *
 * Collects garbage first, where the engine lets itself be asked (Node); elsewhere `isCollected` is false.
 *
 * ```ts
 * heap();
 * const kept = zeros([10, 10]);
 * const rows = kept.slice("2:4");
 * const { storages, bytes } = heap({ watch: false });
 * bytes; // => 800
 * storages[0].fn; // => "zeros"
 * storages[0].views.map(({ shape }) => shape); // => [ [ 10, 10 ], [ 2, 10 ] ]
 * rows.base === kept; // => true
 * ```
 */
export function heap(options: HeapSnapshotOptions = {}): HeapSnapshot {
  checkOptions("heap", options, ["watch", "collect"]);
  if (census === null) {
    census = new Census();
    stop = watch(census);
  }
  const isCollected = options.collect !== false && collectGarbage();
  const storages = census.living().flatMap((entry) => storageOf(entry) ?? []);
  storages.sort((p, q) => q.bytes - p.bytes || p.id - q.id);
  if (options.watch === false) {
    stop?.();
    census = stop = null;
  }
  const bytes = storages.reduce((sum, one) => sum + one.bytes, 0);
  return { kind: "heap", storages, count: storages.length, bytes, isCollected, stats: heapStats() };
}

/** A storage that nobody has disposed of. */
function storageOf({ id, storage, fn, line, arrays }: Entry): HeapStorage | null {
  const found = storage.deref();
  const address = found === undefined ? null : addressIfAlive(found);
  if (found === undefined || address === null) return null;
  const living = arrays.flatMap((one) => one.deref() ?? []);
  const owners = living.filter(({ base }) => base === null);
  const views = [...owners, ...living.filter(({ base }) => base !== null)].map(viewOf);
  const kind = found.memory === heapSpace()?.memory ? "heap" : "ArrayBuffer";
  return { id, bytes: found.nbytes, kind, address, fn, line, views };
}

function viewOf({ dtype, shape, base }: NDArray): HeapView {
  return { dtype: dtype.name, shape, isOwner: base === null };
}

/** The address; null if the memory was given back. */
function addressIfAlive(storage: Storage): number | null {
  try {
    return addressOf(storage);
  } catch {
    return null;
  }
}
