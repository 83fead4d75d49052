/**
 * Virtual addresses: what stands for a pointer in JavaScript. Unique per storage, or per ArrayBuffer where several
 * storages were made from the same; stable while the bytes move, multiples of 64, and below 2 ** 53 for longer than any
 * process runs.
 */
import { heap } from "./heap.ts";
import type { Memory } from "./memory.ts";
import { CommonMemory } from "./ordinary.ts";
import type { Storage } from "./storage.ts";

/** The address of the first byte of a memory, or of a storage that lies in one with others. */
const bases: WeakMap<Memory | Storage, number> = /* @__PURE__ */ new WeakMap();
let next = 0x10000;

/**
 * The address of a storage's first byte.
 *
 * Throws DisposedError if the storage was disposed.
 *
 * ```ts
 * const storage = allocate(24);
 * const address = addressOf(storage);
 * address % 64; // => 0
 * storage.expose();
 * addressOf(storage) === address; // => true
 * ```
 */
export function addressOf(storage: Storage): number {
  const { memory } = storage;
  if (memory === heap?.space.memory || memory instanceof CommonMemory) return baseOf(storage, storage.nbytes);
  return baseOf(memory, memory.buffer.byteLength) + storage.address;
}

/** Lets a storage that moves to the start of a memory of its own keep its address. */
export function moveAddress(storage: Storage, to: Memory): void {
  const base = bases.get(storage);
  if (base !== undefined) bases.set(to, base);
}

function baseOf(owner: Memory | Storage, nbytes: number): number {
  let base = bases.get(owner);
  if (base === undefined) {
    base = next;
    // A gap of one line keeps the ends of neighbours apart, so that ranges that touch mean memory that touches.
    next += Math.ceil(nbytes / 64) * 64 + 64;
    bases.set(owner, base);
  }
  return base;
}
