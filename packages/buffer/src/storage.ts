/**
 * Storage: a handle on bytes that one array owns and its views share. Where the bytes lie is the storage's own
 * business; nobody outside keeps a pointer, so it may move them: in linear memory by default, on an ordinary ArrayBuffer
 * where the bytes came from outside, were exposed, or found no room.
 */
import { moveAddress } from "./address.ts";
import { OutOfMemoryError } from "./errors.ts";
import { type Heap, type Home, theHeap, heap as usedHeap } from "./heap.ts";
import { deadMemory, type Memory, memoryOf } from "./memory.ts";
import { COMMON, CommonMemory, commonPlace, dropMemory, ownMemory } from "./ordinary.ts";
import { track } from "./scope.ts";
import { watcher } from "./watch.ts";

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

  /**
   * Moves the bytes, once, to an ArrayBuffer of their own that may be handed out: the garbage collector owns it.
   *
   * Throws DisposedError if the storage was disposed, OutOfMemoryError if the machine has no room.
   */
  expose(): void {
    if (this.#home !== null || this.memory instanceof CommonMemory) {
      this.#moveTo(provide(this.nbytes, "data", ArrayBuffer));
    } else void this.memory.buffer;
  }

  /**
   * Makes the bytes visible to other threads, if that is possible: moves them, once, to a SharedArrayBuffer of their own.
   * The engine keeps it as long as any thread does. Says whether the bytes lie in shared memory now.
   */
  share(): boolean {
    if (this.#home !== null) {
      if (!usedHeap?.space.shared) return false;
      this.#moveTo(provide(this.nbytes, "share", SharedArrayBuffer));
    }
    const { buffer } = this.memory;
    return typeof SharedArrayBuffer === "function" && buffer instanceof SharedArrayBuffer;
  }

  /** Gives the bytes back at once. Any later access, through whatever view, throws DisposedError. */
  dispose(): void {
    const { memory } = this;
    if (memory === deadMemory()) return;
    this.#leave();
    if (!(memory instanceof CommonMemory)) dropMemory(memory);
    this.memory = deadMemory();
    this.address = 0;
    if (watcher !== null) watcher.freed(this);
  }

  #moveTo(memory: Memory): void {
    const { address, nbytes } = this;
    memory.bytes.set(this.memory.bytes.subarray(address, address + nbytes));
    moveAddress(this, memory);
    this.#leave();
    this.memory = memory;
    this.address = 0;
  }

  #leave(): void {
    if (this.#home !== null) usedHeap?.free(this.#home, this.address, this.nbytes);
    this.#home = null;
  }
}

/**
 * A new storage. Its bytes are not set: read them only after writing. Throws OutOfMemoryError if the machine has no room.
 *
 * An allocation may take back the bytes of storages that nobody holds any more, and may replace the heap's views. So read
 * addresses after the last allocation, and hold the storage until the bytes at its address were used.
 *
 * ```ts
 * const storage = allocate(24);
 * storage.memory.view.setFloat64(storage.address + 8, 2.5);
 * storage.memory.view.getFloat64(storage.address + 8); // => 2.5
 * ```
 */
export function allocate(nbytes: number, fn = "allocate"): Storage {
  return track(placed(nbytes, fn), fn);
}

/** A new storage of zeroed bytes. Throws OutOfMemoryError if the machine has no room. */
export function allocateZeroed(nbytes: number, fn = "allocateZeroed"): Storage {
  const heap = theHeap();
  const home = heap === null ? null : heap.place(nbytes);
  // An ordinary ArrayBuffer is zeroed anyway.
  if (heap === null || home === null) return track(fallBack(heap, nbytes, fn), fn);
  heap.clear(home, nbytes);
  return track(new Storage(heap.space.memory, heap.address, nbytes, home), fn);
}

/** They are held for good. */
const reserved: Storage[] = [];

/** A new storage that is never given back, by no scope and no collection: for tables that the library itself keeps. */
export function reserve(nbytes: number, fn = "reserve"): Storage {
  const storage = placed(nbytes, fn);
  // One that found no room on the heap is the caller's to keep, or to drop and ask again later.
  if (storage.memory === usedHeap?.space.memory) reserved.push(storage);
  return storage;
}

function placed(nbytes: number, fn: string): Storage {
  const heap = theHeap();
  const home = heap === null ? null : heap.place(nbytes);
  if (heap === null || home === null) return fallBack(heap, nbytes, fn);
  return new Storage(heap.space.memory, heap.address, nbytes, home);
}

/** A storage on an ordinary ArrayBuffer, zeroed, since the heap has no room for it. */
function fallBack(heap: Heap | null, nbytes: number, fn: string): Storage {
  heap?.refuse(nbytes);
  if (nbytes <= COMMON) {
    const { memory, address } = commonPlace(nbytes);
    return new Storage(memory, address, nbytes);
  }
  return new Storage(provide(nbytes, fn, ArrayBuffer), 0, nbytes);
}

/** Zeroed memory outside the heap. If the engine has none, arrays that nobody holds any more may be in its way. */
function provide(nbytes: number, fn: string, make: new (nbytes: number) => ArrayBufferLike): Memory {
  for (let isLast = false; ; isLast = true) {
    try {
      return ownMemory(new make(nbytes));
    } catch {
      if (!isLast && usedHeap?.room.collect()) continue;
      throw new OutOfMemoryError(`${fn}: out of memory; got a request for ${nbytes} bytes`, { nbytes });
    }
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
