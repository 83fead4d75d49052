/** Ordinary ArrayBuffers that storages lie in where the heap does not serve, and how many bytes of them are alive. */
import { type Memory, memoryOf } from "./memory.ts";

let alive = 0;

/** The collector takes care of such memory; this only counts. */
const counted: FinalizationRegistry<number> = /* @__PURE__ */ new FinalizationRegistry((nbytes) => {
  alive -= nbytes;
});

/** The memory of a buffer that was made for one storage. Whoever brings the buffer back is given the same Memory. */
export function ownMemory(buffer: ArrayBufferLike): Memory {
  const memory = memoryOf(buffer);
  alive += buffer.byteLength;
  counted.register(memory, buffer.byteLength, memory);
  return memory;
}

/** A storage has no more use for its memory. */
export function dropMemory(memory: Memory): void {
  if (counted.unregister(memory)) alive -= memory.buffer.byteLength;
}

/** Bytes of ordinary ArrayBuffers that storages lie in, as far as the collector has told. */
export function ordinaryBytes(): number {
  return alive;
}
