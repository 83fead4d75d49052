/** The elements where a mask of the array's own shape is true: one pass over both, without a list of positions. */
import { intend, watcher } from "@strided/buffer";
import { KEEP_TRUE, pickKernel } from "@strided/kernel";
import { isCContiguous, packLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { copyArray } from "../copying.ts";
import { countTrue, maskBytes } from "./mask.ts";
import { addressOf, isIn, spanOf } from "./place.ts";
import { type WordSize, type Words, wordSize, wordsOf } from "./words.ts";

/** Keeps the words `base + i * step` for which the mask is true; every element has `step` words, of which one is moved. */
type Loop<W> = (from: W, base: number, mask: Uint8Array, to: W, start: number, step: number, count: number) => void;

// The word is always written and the target moves on if it was wanted: random masks would mislead a branch. After the
// last true element the loop ends, so that nothing is written behind it.
const keep1: Loop<Uint8Array> = (from, base, mask, to, start, step, count) => {
  for (let i = 0, found = 0; found < count; i++) {
    to[start + found * step] = from[base + i * step];
    found += (mask[i] + 255) >> 8;
  }
};
const keep2: Loop<Uint16Array> = (from, base, mask, to, start, step, count) => {
  for (let i = 0, found = 0; found < count; i++) {
    to[start + found * step] = from[base + i * step];
    found += (mask[i] + 255) >> 8;
  }
};
const keep4: Loop<Int32Array> = (from, base, mask, to, start, step, count) => {
  for (let i = 0, found = 0; found < count; i++) {
    to[start + found * step] = from[base + i * step];
    found += (mask[i] + 255) >> 8;
  }
};

const KEEP: { readonly [S in WordSize]: Loop<Words> } = {
  1: keep1 as Loop<Words>,
  2: keep2 as Loop<Words>,
  4: keep4 as Loop<Words>,
};

/** A new array of one dimension with the elements of `a`, in C order, where the packed mask of its shape is true. */
export function sieve(a: NDArray, mask: NDArray, fn: string): NDArray {
  const { itemsize } = a;
  const source = isCContiguous(a.layout, itemsize) ? a : packedFirst(a, fn);
  const count = countTrue(mask);
  const out = a.fresh(a.dtype, packLayout([count], "C", itemsize), fn);
  if (watcher !== null) watcher.moved(source.nbytes + mask.size, out.nbytes, [a.storage, mask.storage], [out.storage]);
  if (count > 0) keep(source, mask, out, count);
  if (source !== a) source.storage.dispose();
  return out;
}

function keep(source: NDArray, mask: NDArray, out: NDArray, count: number): void {
  const { itemsize } = source;
  const kernel = pickKernel(KEEP_TRUE, itemsize);
  if (kernel !== null && isIn(kernel.memory, source, mask, out)) {
    kernel.call(count, ...spanOf(mask), addressOf(source), addressOf(out));
    return;
  }
  const size = wordSize(itemsize, source.storage.address, source.offset, out.storage.address);
  const from = wordsOf(source.storage, size);
  const to = wordsOf(out.storage, size);
  const bytes = maskBytes(mask);
  const step = itemsize / size;
  for (let word = 0; word < step; word++) {
    KEEP[size](from, source.offset / size + word, bytes, to, word, step, count);
  }
}

/** A pass over both in C order needs the elements in that order too. */
function packedFirst(a: NDArray, fn: string): NDArray {
  intend("temporary", fn, a.nbytes, () => "a mask of the whole array is applied to C-contiguous elements");
  return copyArray(a, "C", fn);
}
