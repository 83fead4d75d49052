/** The bytes of arrays: in the other order, and all of them as a Uint8Array. */

import type { NDArray } from "../array.ts";
import { type CopyOrder, copyArray, flattenArray } from "../copying.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";

/** Options of `byteswap`. */
export interface ByteswapOptions {
  /** true: the array itself is changed and returned, instead of a copy. */
  readonly inplace?: boolean;
}

/**
 * The array with the bytes of every element (of complex numbers, of each part) in reverse order: what turns big-endian data
 * into ours. A copy, or with `inplace` the array itself after its memory has changed.
 *
 * Throws ReadOnlyError for a read-only array with `inplace`.
 *
 * ```ts
 * byteswap(array([1, 256], { dtype: "int16" })); // => array([256,   1], dtype=int16)
 * ```
 */
export function byteswap<const A extends ArrayLike>(a: A, options: ByteswapOptions = {}): ArrayOf<A> {
  checkOptions("byteswap", options, ["inplace"]);
  const source = toNDArray(a, "byteswap");
  if (options.inplace === true) source.requireWriteable("byteswap");
  const swapped = copyArray(source, "A", "byteswap");
  const { memory, address, nbytes } = swapped.storage;
  swapBytes(memory.bytes.subarray(address, address + nbytes), source.itemsize / source.dtype.lanes);
  return (options.inplace === true ? source.assign(swapped) : swapped) as unknown as ArrayOf<A>;
}

/** Reverses each group of `width` bytes. */
export function swapBytes(bytes: Uint8Array, width: number): void {
  for (let start = 0; start < bytes.length; start += width) {
    for (let i = start, j = start + width - 1; i < j; i++, j--) {
      const byte = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = byte;
    }
  }
}

/** Options of `tobytes`. */
export interface TobytesOptions {
  /** The order in which the elements are written: "C" if left out. */
  readonly order?: CopyOrder;
}

/**
 * The bytes of all elements, little-endian, copied out of the library.
 *
 * ```ts
 * tobytes(array([1, 258], { dtype: "int16" })); // => Uint8Array(4) [ 1, 0, 2, 1 ]
 * ```
 */
export function tobytes(a: ArrayLike, options: TobytesOptions = {}): Uint8Array<ArrayBuffer> {
  checkOptions("tobytes", options, ["order"]);
  const flat: NDArray = flattenArray(toNDArray(a, "tobytes"), options, "tobytes");
  const { memory, address, nbytes } = flat.storage;
  const bytes = new Uint8Array(memory.bytes.subarray(address, address + nbytes));
  flat.storage.dispose();
  return bytes;
}
