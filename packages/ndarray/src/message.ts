/**
 * Arrays for other threads. A message is a plain object, since what is sent loses its class; it carries the bytes of one
 * view and not the memory they lie in, or, where threads can share memory, the memory itself.
 *
 * Shared bytes lie in a SharedArrayBuffer of their own, never on the heap: the engine keeps it as long as any thread
 * holds it, so no thread has to know what the others do with theirs.
 */

import { adopt, type DType, type DTypeName, dtype as dtypeOf } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { createLayout, extent, type Layout, ShapeError, uncheckedLayout, wrongKind } from "@strided/layout";
import { NDArray } from "./array.ts";
import { copyLayout } from "./copying.ts";
import type { Lock } from "./flags.ts";
import { checkArray } from "./nested.ts";
import { checkOptions } from "./options.ts";

/** An array on its way: what `structuredClone`, `postMessage` and MessagePort carry unchanged. */
export interface ArrayMessage {
  /** Whether the receiver gets the same bytes; otherwise it gets its own. */
  readonly shared: boolean;
  /** The bytes. Those that are not shared may be transferred. */
  readonly buffer: ArrayBufferLike;
  /** What stands for shared memory in every thread: the same name for the same bytes. */
  readonly name: string;
  readonly dtype: DTypeName;
  readonly shape: readonly number[];
  /** In bytes, as in the array. */
  readonly strides: readonly number[];
  readonly offset: number;
  readonly lock: Lock | null;
}

/** Options of `toMessage`. */
export interface MessageOptions {
  /** false: send the bytes as they are now, even if threads could share them. */
  readonly shared?: boolean;
}

/**
 * An array as a message for another thread. Where threads share memory (Node, pages that are cross-origin isolated)
 * sender and receiver see the same bytes from then on, and `shared` is true: the bytes move, once, to shared memory of
 * their own, which lives as long as either of them. Elsewhere, and for arrays whose memory came from outside or was
 * handed out by `data`, the message holds the view's own bytes, and `shared` is false.
 *
 * Throws DisposedError if the memory was given back.
 *
 * ```ts
 * const a = array([[1, 2, 3], [4, 5, 6]]);
 * const sent = toMessage(a.slice(":, 1"), { shared: false });
 * sent.shared; // => false
 * sent.buffer.byteLength; // => 16
 * fromMessage(structuredClone(sent)); // => array([2., 5.])
 * ```
 */
export function toMessage(a: NDArray, options: MessageOptions = {}): ArrayMessage {
  checkArray(a, "toMessage");
  checkOptions("toMessage", options, ["shared"]);
  const { dtype, shape, lock, storage } = a;
  const shared = options.shared !== false && storage.share();
  const { buffer, layout } = shared ? whole(a) : part(a);
  const { strides, offset } = layout;
  return { shared, buffer, name: shared ? nameOf(buffer) : "", dtype: dtype.name, shape, strides, offset, lock };
}

/**
 * The array that a message describes: on the sender's bytes if `shared`, else on the bytes in the message.
 *
 * Throws ShapeError if the message reaches outside its bytes, DTypeError for an unknown dtype.
 *
 * ```ts
 * const a = array([1, 2, 3]);
 * const b = fromMessage(structuredClone(toMessage(a)));
 * b; // => array([1., 2., 3.])
 * ```
 */
export function fromMessage(message: ArrayMessage): NDArray {
  const { buffer, name, strides, offset } = message ?? {};
  if (typeof buffer?.byteLength !== "number") {
    throw wrongKind("fromMessage", "message", message, "what toMessage gave");
  }
  const dtype = dtypeOf(message.dtype, "fromMessage") as DType;
  const { itemsize } = dtype;
  const layout = createLayout(message.shape, { strides, offset, itemsize }, "fromMessage");
  const { end } = extent(layout, itemsize);
  if (end > buffer.byteLength) {
    throw new ShapeError(
      `fromMessage: the array reaches outside its bytes; got bytes up to ${end}, expected at most ${buffer.byteLength}`,
      { shape: message.shape, got: end, expected: buffer.byteLength },
    );
  }
  return new NDArray(adopt(name === "" ? buffer : bufferOf(name, buffer)), dtype, layout, null, message.lock);
}

interface Sent {
  readonly buffer: ArrayBufferLike;
  readonly layout: Layout;
}

/** The memory itself. */
function whole({ storage, layout }: NDArray): Sent {
  const { memory, address } = storage;
  return {
    buffer: memory.buffer,
    layout: uncheckedLayout(layout.shape, layout.strides, layout.offset + address, layout.size),
  };
}

/** A copy of the bytes between the first and the last of the view, or of its elements if those are fewer. */
function part(a: NDArray): Sent {
  const { storage, dtype, layout, itemsize } = a;
  const { start, end } = extent(layout, itemsize);
  if (end - start <= a.nbytes) {
    const { bytes } = storage.memory;
    const buffer = new Uint8Array(bytes.subarray(storage.address + start, storage.address + end)).buffer;
    return { buffer, layout: uncheckedLayout(layout.shape, layout.strides, layout.offset - start, layout.size) };
  }
  const buffer = new ArrayBuffer(a.nbytes);
  const packed = copyLayout(a, "K", itemsize);
  copyElements({ storage: adopt(buffer), dtype, layout: packed }, a);
  return { buffer, layout: packed };
}

/** Every message brings another object for the same shared memory; this thread uses the first as long as it lives. */
const buffers: Map<string, WeakRef<ArrayBufferLike>> = /* @__PURE__ */ new Map();
const names: WeakMap<ArrayBufferLike, string> = /* @__PURE__ */ new WeakMap();
const gone: FinalizationRegistry<string> = /* @__PURE__ */ new FinalizationRegistry((name) => {
  if (buffers.get(name)?.deref() === undefined) buffers.delete(name);
});

function nameOf(buffer: ArrayBufferLike): string {
  let name = names.get(buffer);
  if (name === undefined) {
    name = `${Math.random()}${Math.random()}`;
    enter(name, buffer);
  }
  return name;
}

function bufferOf(name: string, buffer: ArrayBufferLike): ArrayBufferLike {
  const known = buffers.get(name)?.deref();
  if (known !== undefined) return known;
  enter(name, buffer);
  return buffer;
}

function enter(name: string, buffer: ArrayBufferLike): void {
  names.set(buffer, name);
  buffers.set(name, new WeakRef(buffer));
  gone.register(buffer, name);
}
