/**
 * Storage: a handle on bytes that one array owns and its views share. Where the bytes lie is the storage's own
 * business; nobody outside keeps a pointer, so it may move them.
 */
import { OutOfMemoryError } from "./errors.ts";
import { Memory, memoryOf } from "./memory.ts";

export class Storage {
  /** Where the bytes are now. Read it anew at every use: a storage may move. */
  memory: Memory;
  /** Position of the first byte in `memory`. */
  address: number;
  readonly nbytes: number;

  constructor(memory: Memory, address: number, nbytes: number) {
    this.memory = memory;
    this.address = address;
    this.nbytes = nbytes;
  }
}

/** A new storage of zeroed bytes. Throws OutOfMemoryError if the machine has no room. */
export function allocate(nbytes: number, fn = "allocate"): Storage {
  try {
    return new Storage(new Memory(new ArrayBuffer(nbytes)), 0, nbytes);
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
