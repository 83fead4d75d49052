/** Ordinary ArrayBuffers, for storages that the heap does not serve, and how many bytes of them are alive. */
import { Memory, memoryOf } from "./memory.ts";

let alive = 0;

/** The collector takes care of such memory; this only counts. */
const counted: FinalizationRegistry<number> = /* @__PURE__ */ new FinalizationRegistry((nbytes) => {
  alive -= nbytes;
});

function count<M extends Memory>(memory: M): M {
  const nbytes = memory.buffer.byteLength;
  alive += nbytes;
  counted.register(memory, nbytes, memory);
  return memory;
}

/** The memory of a buffer that was made for one storage. Whoever brings the buffer back is given the same Memory. */
export function ownMemory(buffer: ArrayBufferLike): Memory {
  return count(memoryOf(buffer));
}

/** A storage has no more use for its own memory. */
export function dropMemory(memory: Memory): void {
  if (counted.unregister(memory)) alive -= memory.buffer.byteLength;
}

/** A memory that several small storages share: making an ArrayBuffer for each costs many times as much. */
export class CommonMemory extends Memory {}

/** Storages up to this size share. */
export const COMMON = 4096;
let common: CommonMemory | null = null;
let top = 0;

/** Zeroed room for a small storage in a common memory. */
export function commonPlace(nbytes: number): { readonly memory: CommonMemory; readonly address: number } {
  if (common === null || top + nbytes > common.bytes.length) {
    common = count(new CommonMemory(new ArrayBuffer(16 * COMMON)));
    top = 0;
  }
  const address = top;
  top += Math.ceil((nbytes || 1) / 16) * 16;
  return { memory: common, address };
}

/** Bytes of ordinary ArrayBuffers that storages lie in, as far as the collector has told. */
export function ordinaryBytes(): number {
  return alive;
}
