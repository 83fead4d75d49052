/**
 * Constants of kernels in a table on the heap: V8 builds a 128-bit constant from scalar moves at every use, a load from
 * memory costs less. Tables are kept for good, as kernels are.
 */
import { type HeapSpace, reserve, type Storage } from "@strided/buffer";
import type { Type } from "../graph.ts";
import { dtypeOfType } from "../types.ts";

const TABLE_BYTES = 4096;
let table: Storage | null = null;
let used = 0;
const known: Map<string, number> = /* @__PURE__ */ new Map();

/** The address of a vector with a constant in every lane; null if the heap has no room. */
export function constantAddress(heap: HeapSpace, type: Type, value: number | bigint): number | null {
  const key = `${type} ${Object.is(value, -0) ? "-0" : value}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (table === null || used === TABLE_BYTES) {
    table = reserve(TABLE_BYTES, "kernel");
    used = 0;
  }
  if (table.memory !== heap.memory) {
    table = null;
    return null;
  }
  const address = table.address + used;
  used += 16;
  fillVector(heap, address, type, value);
  known.set(key, address);
  return address;
}

function fillVector(heap: HeapSpace, address: number, type: Type, value: number | bigint): void {
  // A true mask is all ones.
  if (type === "bool") {
    heap.memory.bytes.fill(value ? 255 : 0, address, address + 16);
    return;
  }
  const row = dtypeOfType(type);
  for (let at = address; at < address + 16; at += row.itemsize) row.set(heap.memory.view, at, value as never);
}
