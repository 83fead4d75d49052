/**
 * Virtual addresses: what stands for a pointer in JavaScript. Unique per memory, stable while the bytes move, multiples
 * of 64, and below 2 ** 53 for longer than any process runs.
 */
import type { Memory } from "./memory.ts";
import type { Storage } from "./storage.ts";

const bases: WeakMap<Memory, number> = /* @__PURE__ */ new WeakMap();
let next = 0x10000;

/**
 * The address of a storage's first byte.
 *
 * ```ts
 * const storage = allocate(24);
 * addressOf(storage) % 64; // => 0
 * addressOf(storage) === addressOf(storage); // => true
 * ```
 */
export function addressOf(storage: Storage): number {
  const { memory } = storage;
  let base = bases.get(memory);
  if (base === undefined) {
    base = next;
    // A gap of one line keeps the ends of neighbours apart, so that ranges that touch mean memory that touches.
    next += Math.ceil(memory.buffer.byteLength / 64) * 64 + 64;
    bases.set(memory, base);
  }
  return base + storage.address;
}
