/**
 * Elements as words: the widest units in which the elements of some operands can be moved without looking at what they
 * mean. A word is 1, 2 or 4 bytes; an element that is wider, or lies askew, is several of them.
 */
import type { Storage, TypedArrayConstructor } from "@strided/buffer";

/** A typed array over the words of a storage. */
export type Words = Uint8Array | Uint16Array | Int32Array;

/** Bytes per word. */
export type WordSize = 1 | 2 | 4;

// Two integers and not one float: an engine may change the bits of a NaN that passes through a Float64Array.
const WORDS: { readonly [S in WordSize]: TypedArrayConstructor<Words> } = {
  1: Uint8Array,
  2: Uint16Array,
  4: Int32Array,
};

/** The widest word that divides all the given byte counts: item sizes, positions and steps. */
export function wordSize(...counts: readonly number[]): WordSize {
  let bits = 4;
  // Positions may pass 2**31; their low bits decide, and those survive the conversion to an integer of 32 bits.
  for (let k = 0; k < counts.length; k++) bits |= counts[k];
  return (bits & -bits) as WordSize;
}

/** All words of a storage. Made anew for each use, because the storage may move. */
export function wordsOf(storage: Storage, size: WordSize): Words {
  return new WORDS[size](storage.memory.buffer, storage.address, Math.floor(storage.nbytes / size));
}
