/** What came and went between two moments. */
import { wrongKind } from "@strided/layout";
import type { HeapSnapshot, HeapStorage } from "./heap.ts";

/** Storages that one line asked for. */
export interface HeapGrowth {
  readonly fn: string;
  readonly line: string | null;
  readonly count: number;
  readonly bytes: number;
}

/** The difference of two snapshots. */
export interface HeapDiff {
  readonly kind: "heap diff";
  /** What is alive now and was not made before; the largest first. */
  readonly added: readonly HeapStorage[];
  /** What was alive before and is not any more. */
  readonly freed: readonly HeapStorage[];
  /** What was added, by the line that asked for it; the most bytes first. */
  readonly growth: readonly HeapGrowth[];
  /** Bytes that are alive now less those that were before. */
  readonly bytes: number;
}

/**
 * What came and went between two snapshots of `heap`: what stays alive after some work that should leave nothing is a leak,
 * and `growth` says which line made it.
 *
 * ```ts
 * const kept: NDArray[] = [];
 * const before = heap();
 * for (let k = 0; k < 3; k++) kept.push(zeros(100));
 * const { growth, bytes } = diffHeap(before, heap({ watch: false }));
 * bytes; // => 2400
 * growth.map(({ fn, count }) => [fn, count]); // => [ [ 'zeros', 3 ] ]
 * ```
 */
export function diffHeap(before: HeapSnapshot, after: HeapSnapshot): HeapDiff {
  for (const one of [before, after]) {
    if (!Array.isArray(one?.storages)) throw wrongKind("diffHeap", "snapshot", one, "what heap() gave");
  }
  const earlier = new Set(before.storages.map(({ id }) => id));
  const later = new Set(after.storages.map(({ id }) => id));
  // Without a function it was there before, and has only been seen since.
  const added = after.storages.filter(({ id, fn }) => fn !== null && !earlier.has(id));
  const freed = before.storages.filter(({ id }) => !later.has(id));
  const sum = (list: readonly HeapStorage[]): number => list.reduce((n, { bytes }) => n + bytes, 0);
  return { kind: "heap diff", added, freed, growth: growthOf(added), bytes: sum(added) - sum(freed) };
}

function growthOf(added: readonly HeapStorage[]): HeapGrowth[] {
  const byLine = new Map<string, HeapGrowth>();
  for (const { fn, line, bytes } of added) {
    const key = `${fn} ${line}`;
    const known = byLine.get(key) ?? { fn: fn ?? "", line, count: 0, bytes: 0 };
    byLine.set(key, { ...known, count: known.count + 1, bytes: known.bytes + bytes });
  }
  return [...byLine.values()].sort((p, q) => q.bytes - p.bytes);
}
