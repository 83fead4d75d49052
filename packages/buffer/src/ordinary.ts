/** Ordinary ArrayBuffers that storages lie in where the heap does not serve, and how many bytes of them are alive. */
import { Memory, memoryOf } from "./memory.ts";

let alive = 0;

/** The collector takes care of such memory; this only counts. */
const counted: FinalizationRegistry<number> = /* @__PURE__ */ new FinalizationRegistry((nbytes) => {
  alive -= nbytes;
});

/** Zeroed memory of its own for one storage. Throws RangeError if there is no room. */
export function ordinaryMemory(nbytes: number): Memory {
  return count(new Memory(new ArrayBuffer(nbytes)));
}

/** The same as memory that may be handed out: whoever brings back its buffer is given the same Memory. */
export function exposedMemory(buffer: ArrayBufferLike): Memory {
  return count(memoryOf(buffer));
}

function count(memory: Memory): Memory {
  const nbytes = memory.buffer.byteLength;
  alive += nbytes;
  counted.register(memory, nbytes, memory);
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
