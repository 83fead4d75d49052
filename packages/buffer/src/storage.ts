/**
 * Storage: a handle on bytes that one array owns and its views share. Where the bytes lie is the storage's own
 * business; nobody outside keeps a pointer, so it may move them: in linear memory by default, on an ordinary ArrayBuffer
 * where the bytes came from outside, were exposed, or found no room.
 */
import { moveAddress } from "./address.ts";
import { OutOfMemoryError } from "./errors.ts";
import { type Home, theHeap } from "./heap.ts";
import { deadMemory, Memory, memoryOf } from "./memory.ts";

export class Storage {
  /** Where the bytes are now. Read it anew at every use: a storage may move. */
  memory: Memory;
  /** Position of the first byte in `memory`. */
  address: number;
  readonly nbytes: number;
  /** The place on the heap; null for bytes that lie elsewhere. */
  #home: Home | null;

  constructor(memory: Memory, address: number, nbytes: number, home: Home | null = null) {
    this.memory = memory;
    this.address = address;
    this.nbytes = nbytes;
    this.#home = home;
  }

  /** Moves the bytes, once, to an ArrayBuffer of their own that may be handed out. */
  expose(): void {
    if (this.#home === null) return;
    const { address, nbytes } = this;
    const own = new Uint8Array(ordinaryBuffer(nbytes, "data"));
    own.set(this.memory.bytes.subarray(address, address + nbytes));
    const memory = memoryOf(own.buffer);
    moveAddress(this, memory);
    this.#leave();
    this.memory = memory;
    this.address = 0;
  }

  /** Gives the bytes back at once. Any later access, through whatever view, throws DisposedError. */
  dispose(): void {
    this.#leave();
    this.memory = deadMemory();
  }

  #leave(): void {
    if (this.#home !== null) theHeap()?.free(this.#home, this.address, this.nbytes);
    this.#home = null;
  }
}

/**
 * A new storage. Its bytes are not set: read them only after writing. Throws OutOfMemoryError if the machine has no room.
 *
 * ```ts
 * const storage = allocate(24);
 * storage.memory.view.setFloat64(storage.address + 8, 2.5);
 * storage.memory.view.getFloat64(storage.address + 8); // => 2.5
 * ```
 */
export function allocate(nbytes: number, fn = "allocate"): Storage {
  const heap = theHeap();
  if (heap !== null) {
    const home = heap.place(nbytes);
    if (home !== null) return new Storage(heap.space.memory, heap.address, nbytes, home);
  }
  return new Storage(new Memory(ordinaryBuffer(nbytes, fn)), 0, nbytes);
}

/** A new storage of zeroed bytes. Throws OutOfMemoryError if the machine has no room. */
export function allocateZeroed(nbytes: number, fn = "allocateZeroed"): Storage {
  const heap = theHeap();
  if (heap !== null) {
    const home = heap.place(nbytes);
    if (home !== null) {
      heap.clear(home, heap.address, nbytes);
      return new Storage(heap.space.memory, heap.address, nbytes, home);
    }
  }
  return new Storage(new Memory(ordinaryBuffer(nbytes, fn)), 0, nbytes);
}

function ordinaryBuffer(nbytes: number, fn: string): ArrayBuffer {
  try {
    return new ArrayBuffer(nbytes);
  } catch {
    throw new OutOfMemoryError(`${fn}: out of memory; got a request for ${nbytes} bytes`, { nbytes });
  }
}

/** A storage on bytes that come from outside; nothing is copied. */
export function adopt(
  buffer: ArrayBufferLike,
  byteOffset = 0,
  nbytes: number = buffer.byteLength - byteOffset,
): Storage {
  return new Storage(memoryOf(buffer), byteOffset, nbytes);
}
