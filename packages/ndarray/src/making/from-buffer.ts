/** Arrays on the bytes of a buffer, as they come from a file or the network. */

import { adopt, DTYPES, type DType, type DTypeLike, type DTypeName, dtype as dtypeOf } from "@strided/buffer";
import { packLayout, ShapeError, wrongKind } from "@strided/layout";
import { NDArray } from "../array.ts";
import { swapBytes } from "../converting/bytes.ts";
import { copyArray } from "../copying.ts";
import { checkOptions } from "../options.ts";

/** The byte order and the type of elements as files write it: `"<f8"`, `">i4"`, `"|u1"`. */
export type TypeString = `${"<" | ">" | "=" | "|"}${string}`;

/** Options of `frombuffer`. */
export interface FrombufferOptions<D extends DTypeName = DTypeName> {
  /** What the bytes are; float64 if left out. */
  readonly dtype?: DTypeLike<D> | TypeString;
  /** How many elements to read; all if left out or -1. */
  readonly count?: number;
  /** The byte at which to begin. */
  readonly offset?: number;
}

/**
 * The bytes of a buffer as an array of one dimension. A view that shares the buffer, aligned or not; only big-endian data
 * (`">f8"`) is a copy with its bytes in our order, because there are no dtypes of the other one.
 *
 * Throws ShapeError if the buffer is too small, or no whole number of elements long.
 *
 * ```ts
 * const bytes = new Uint8Array([0, 1, 0, 2, 0]);
 * frombuffer(bytes, { dtype: "int16", offset: 1 }); // => array([1, 2], dtype=int16)
 * frombuffer(bytes, { dtype: ">i2", count: 2 }); // => array([1, 2], dtype=int16)
 * frombuffer(bytes, { dtype: "int16" }); // throws ShapeError: frombuffer: buffer size must be a multiple of element size; got 5 bytes, expected a multiple of 2
 * ```
 */
export function frombuffer<D extends DTypeName = "float64">(
  buffer: ArrayBufferLike | ArrayBufferView,
  options: FrombufferOptions<D> = {},
): NDArray<D> {
  checkOptions("frombuffer", options, ["dtype", "count", "offset"]);
  if (typeof buffer?.byteLength !== "number")
    throw wrongKind("frombuffer", "buffer", buffer, "an ArrayBuffer or a view of one");
  const { count = -1, offset = 0 } = options;
  const { dtype, isSwapped } = typeOf(options.dtype ?? "float64");
  const { itemsize } = dtype;
  const bytes = ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
  if (!(offset >= 0 && offset <= bytes.length)) {
    throw new ShapeError(
      `frombuffer: offset must be non-negative and no greater than buffer length (${bytes.length}); got ${offset}`,
      { got: offset, expected: bytes.length },
    );
  }
  const left = bytes.length - offset;
  if (count < 0 && left % itemsize !== 0) {
    throw new ShapeError(
      `frombuffer: buffer size must be a multiple of element size; got ${left} bytes, expected a multiple of ${itemsize}`,
      { got: left, expected: itemsize },
    );
  }
  const length = count < 0 ? left / itemsize : count;
  if (length * itemsize > left) {
    throw new ShapeError(
      `frombuffer: buffer is smaller than requested size; got ${left} bytes, expected ${length * itemsize}`,
      { got: left, expected: length * itemsize },
    );
  }
  const storage = adopt(bytes.buffer, bytes.byteOffset + offset, length * itemsize);
  const view = new NDArray(storage, dtype, packLayout([length], "C", itemsize));
  return (isSwapped ? swapped(view) : view) as unknown as NDArray<D>;
}

function typeOf(like: DTypeLike | TypeString): { readonly dtype: DType; readonly isSwapped: boolean } {
  if (typeof like !== "string" || !/^[<>=|]/.test(like)) {
    return { dtype: dtypeOf(like as DTypeLike, "frombuffer") as DType, isSwapped: false };
  }
  const kind = like.slice(1);
  const dtype = Object.values(DTYPES).find(({ str }) => str.slice(1) === kind);
  // An unknown code is refused in the words of an unknown name.
  return { dtype: (dtype ?? dtypeOf(like as DTypeName, "frombuffer")) as DType, isSwapped: like[0] === ">" };
}

function swapped(view: NDArray): NDArray {
  const copy = copyArray(view, "C", "frombuffer");
  const { memory, address, nbytes } = copy.storage;
  swapBytes(memory.bytes.subarray(address, address + nbytes), copy.itemsize / copy.dtype.lanes);
  return copy;
}
