/**
 * Which memory each array lies in, seen as one buffer with offsets from its start: an ArrayBuffer as a whole, or on the
 * library's own heap the bytes of one storage, since what lies beside them is nobody's business.
 */
import { addressOf, heapSpace, type Storage } from "@strided/buffer";
import { type Layout, uncheckedLayout } from "@strided/layout";
import type { Source } from "./source.ts";

/** A source with a name, and its layout counted from the start of its buffer. */
export interface Placed {
  readonly name: string;
  readonly source: Source;
  readonly buffer: number;
  readonly layout: Layout;
  readonly itemsize: number;
  /** Where the storage begins in the buffer. */
  readonly origin: number;
}

/** A buffer before it is described. */
export interface Ground {
  readonly kind: "heap" | "ArrayBuffer" | "SharedArrayBuffer";
  readonly address: number;
  readonly nbytes: number;
  readonly isResizable: boolean;
}

/** Sorts named sources by the memory that they lie in. */
export function place(sources: readonly (readonly [name: string, source: Source])[]): {
  readonly placed: readonly Placed[];
  readonly grounds: readonly Ground[];
} {
  const keys: object[] = [];
  const grounds: Ground[] = [];
  const placed = sources.map(([name, source]) => {
    const { storage, dtype, layout } = source;
    const isHeap = storage.memory === heapSpace()?.memory;
    const key = isHeap ? storage : storage.memory.buffer;
    let buffer = keys.indexOf(key);
    if (buffer < 0) {
      buffer = keys.push(key) - 1;
      grounds.push(groundOf(storage, isHeap));
    }
    const origin = isHeap ? 0 : storage.address;
    const moved = uncheckedLayout(layout.shape, layout.strides, layout.offset + origin, layout.size);
    return { name, source, buffer, layout: moved, itemsize: dtype.itemsize, origin };
  });
  return { placed, grounds };
}

function groundOf(storage: Storage, isHeap: boolean): Ground {
  const address = addressOf(storage);
  if (isHeap) return { kind: "heap", address, nbytes: storage.nbytes, isResizable: false };
  const buffer = storage.memory.buffer as ArrayBufferLike & { resizable?: boolean; growable?: boolean };
  const isShared = Object.prototype.toString.call(buffer) === "[object SharedArrayBuffer]";
  return {
    kind: isShared ? "SharedArrayBuffer" : "ArrayBuffer",
    address: address - storage.address,
    nbytes: buffer.byteLength,
    isResizable: buffer.resizable === true || buffer.growable === true,
  };
}
