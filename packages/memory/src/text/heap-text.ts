/** Snapshots of the heap, and their differences, as tables. */
import { shapeText } from "@strided/layout";
import type { HeapDiff } from "../heap/diff-heap.ts";
import type { HeapSnapshot, HeapStorage } from "../heap/heap.ts";
import { exactBytes } from "./bytes.ts";
import { count, table } from "./table.ts";

/** Rows of a table at most. */
const MOST = 32;

export function heapText({ storages, bytes, isCollected }: HeapSnapshot): string {
  const garbage = isCollected ? "" : "; garbage may be among them";
  const head = `${count(storages.length, "storage")}, ${exactBytes(bytes)} alive${garbage}`;
  return [head, ...storageRows(storages)].join("\n");
}

export function heapDiffText({ added, freed, growth, bytes }: HeapDiff): string {
  const lost = freed.reduce((sum, one) => sum + one.bytes, 0);
  const head = `${count(added.length, "storage")} more, ${freed.length} less: ${exactBytes(bytes + lost)} came, ${exactBytes(lost)} went`;
  const rows = growth.map((one) => [exactBytes(one.bytes), count(one.count, "storage"), one.fn, one.line ?? ""]);
  return [head, ...bounded(["bytes", "count", "function", "line"], rows)].join("\n");
}

function storageRows(storages: readonly HeapStorage[]): string[] {
  const rows = storages.map(({ bytes, kind, fn, line, views }) => {
    const [first, ...more] = views;
    const shown = first === undefined ? "no array" : `${first.dtype} ${shapeText(first.shape)}`;
    const others = more.length === 0 ? shown : `${shown} and ${more.length} more`;
    return [exactBytes(bytes), kind, others, fn ?? "earlier", line ?? ""];
  });
  return bounded(["bytes", "memory", "held by", "function", "line"], rows);
}

function bounded(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const left = rows.length - MOST;
  const lines = table([head, ...rows.slice(0, MOST)], "rl", "  ");
  return left > 0 ? [...lines, `  … and ${left} more`] : lines;
}
