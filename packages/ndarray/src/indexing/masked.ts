/** Writing where a mask is true: one value everywhere, one per true element, or the one at the same position. */
import { PUT_TRUE, pickKernel } from "@strided/kernel";
import { isCContiguous, type Layout, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { countTrue, maskBytes, trueIndices } from "./mask.ts";
import { SCATTER } from "./move.ts";
import { addressOf, isIn, spanOf } from "./place.ts";
import { picksOf } from "./positions.ts";
import { type Place, transfer } from "./transfer.ts";
import { type WordSize, type Words, wordSize, wordsOf } from "./words.ts";

/** Where the values lie: `along` bytes further for each position, `apart` bytes further for each true one. */
export interface Values {
  readonly array: NDArray;
  readonly along: number;
  readonly apart: number;
}

/** Writes the word `base + i * step` where the mask is true. */
type Loop<W> = (
  to: W,
  base: number,
  step: number,
  mask: Uint8Array,
  from: W,
  start: number,
  along: number,
  apart: number,
) => void;

const put1: Loop<Uint8Array> = (to, base, step, mask, from, start, along, apart) => {
  for (let i = 0, at = start; i < mask.length; i++, at += along) {
    if (mask[i] === 0) continue;
    to[base + i * step] = from[at];
    at += apart;
  }
};
const put2: Loop<Uint16Array> = (to, base, step, mask, from, start, along, apart) => {
  for (let i = 0, at = start; i < mask.length; i++, at += along) {
    if (mask[i] === 0) continue;
    to[base + i * step] = from[at];
    at += apart;
  }
};
const put4: Loop<Int32Array> = (to, base, step, mask, from, start, along, apart) => {
  for (let i = 0, at = start; i < mask.length; i++, at += along) {
    if (mask[i] === 0) continue;
    to[base + i * step] = from[at];
    at += apart;
  }
};

const PUT: { readonly [S in WordSize]: Loop<Words> } = {
  1: put1 as Loop<Words>,
  2: put2 as Loop<Words>,
  4: put4 as Loop<Words>,
};

/**
 * Writes values where a packed mask of the shape of `a` is true, in C order. The values have the dtype of `a`, lie in
 * other memory, and are as many as their steps ask for.
 */
export function putMasked(a: NDArray, mask: NDArray, values: Values, fn: string): void {
  const { itemsize } = a;
  if (!isCContiguous(a.layout, itemsize)) {
    putScattered(a, mask, values, fn);
    return;
  }
  const { array, along, apart } = values;
  const kernel = pickKernel(PUT_TRUE, itemsize);
  if (kernel !== null && isIn(kernel.memory, a, mask, array)) {
    const count = countTrue(mask);
    if (count > 0) kernel.call(count, ...spanOf(mask), addressOf(a), addressOf(array), along, apart);
    return;
  }
  const { storage, offset } = array;
  const size = wordSize(itemsize, a.storage.address, a.offset, storage.address, offset, along, apart);
  const to = wordsOf(a.storage, size);
  const from = wordsOf(storage, size);
  const bytes = maskBytes(mask);
  const step = itemsize / size;
  for (let word = 0; word < step; word++) {
    PUT[size](to, a.offset / size + word, step, bytes, from, offset / size + word, along / size, apart / size);
  }
}

/** The same for any layout, through the indices of the true elements. */
function putScattered(a: NDArray, mask: NDArray, { array, along, apart }: Values, fn: string): void {
  const found = trueIndices(mask.ndim === 0 ? mask.reshape(1) : mask, fn);
  const place = ({ storage, layout }: NDArray): Place => ({ storage, offset: layout.offset, strides: [] });
  const picksIn = ({ shape, strides }: Layout) => {
    const indices = found.map((index, axis) => {
      return { index, shape: index.shape, axis, size: shape[axis] ?? 1, stride: strides[axis] ?? 0 };
    });
    return picksOf(indices, found[0].shape, fn);
  };
  if (along === 0) {
    transfer(SCATTER, place(a), picksIn(a.layout), place(array), apart, [], a.dtype);
    return;
  }
  // The positions that count are copied out of the values first, so that they lie one after the other.
  let stride = along;
  const strides = new Array<number>(a.ndim);
  for (let k = a.ndim - 1; k >= 0; k--) {
    strides[k] = stride;
    stride *= a.shape[k];
  }
  const layout = uncheckedLayout(a.shape, strides, array.offset);
  const chosen = array.derive(layout).vindex(...found);
  transfer(SCATTER, place(a), picksIn(a.layout), place(chosen), a.itemsize, [], a.dtype);
}
