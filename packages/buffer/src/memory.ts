/**
 * A stretch of addressable bytes and the two views through which elements are read and written. Many storages may lie
 * in one Memory; an ordinary ArrayBuffer is a Memory of its own.
 */
import { DisposedError } from "./errors.ts";

export class Memory {
  // Private, so that whoever prints, compares or clones an object that holds an array does not walk the whole heap.
  #buffer!: ArrayBufferLike;
  #view!: DataView;
  #bytes!: Uint8Array;

  constructor(buffer: ArrayBufferLike) {
    this.lieIn(buffer);
  }

  get buffer(): ArrayBufferLike {
    return this.#buffer;
  }
  get view(): DataView {
    return this.#view;
  }
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Takes the buffer that the bytes lie in from now on. */
  lieIn(buffer: ArrayBufferLike): void {
    this.#buffer = buffer;
    this.#view = new DataView(buffer);
    this.#bytes = new Uint8Array(buffer);
  }
}

/** One Memory for each ArrayBuffer, so that typed arrays over the same buffer are seen to share it. */
const known: WeakMap<ArrayBufferLike, Memory> = /* @__PURE__ */ new WeakMap();

/** The Memory of an ArrayBuffer; always the same one for the same buffer. */
export function memoryOf(buffer: ArrayBufferLike): Memory {
  let memory = known.get(buffer);
  if (memory === undefined) {
    memory = new Memory(buffer);
    known.set(buffer, memory);
  }
  return memory;
}

let dead: Memory | null = null;

/**
 * The Memory of storages whose bytes were given back: its views throw DisposedError. All access goes through them, so
 * no reader has to ask whether a storage is still alive.
 */
export function deadMemory(): Memory {
  if (dead === null) {
    const get = (): never => {
      throw new DisposedError(
        "dispose: the array has no memory any more; got an access after it, or its scope, was disposed, expected none",
      );
    };
    dead = Object.create(Memory.prototype, { buffer: { get }, view: { get }, bytes: { get } }) as Memory;
  }
  return dead;
}
