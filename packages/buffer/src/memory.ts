/**
 * A stretch of addressable bytes and the two views through which elements are read and written. Many storages may lie
 * in one Memory; an ordinary ArrayBuffer is a Memory of its own.
 */
export class Memory {
  buffer: ArrayBufferLike;
  view: DataView;
  bytes: Uint8Array;

  constructor(buffer: ArrayBufferLike) {
    this.buffer = buffer;
    this.view = new DataView(buffer);
    this.bytes = new Uint8Array(buffer);
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
