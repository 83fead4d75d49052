/** Writing where a mask of the array's own shape is true: one value everywhere, or one value after the other. */
import { isCContiguous, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { countTrue, maskBytes, trueIndices } from "./mask.ts";
import { SCATTER } from "./move.ts";
import { picksOf } from "./positions.ts";
import { transfer } from "./transfer.ts";
import { type WordSize, type Words, wordSize, wordsOf } from "./words.ts";

/** Writes the word `base + i * step` where the mask is true; the values lie `stride` words apart, 0 for a single one. */
type Loop<W> = (to: W, base: number, step: number, mask: Uint8Array, from: W, start: number, stride: number) => void;

const put1: Loop<Uint8Array> = (to, base, step, mask, from, start, stride) => {
  for (let i = 0, at = start; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    to[base + i * step] = from[at];
    at += stride;
  }
};
const put2: Loop<Uint16Array> = (to, base, step, mask, from, start, stride) => {
  for (let i = 0, at = start; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    to[base + i * step] = from[at];
    at += stride;
  }
};
const put4: Loop<Int32Array> = (to, base, step, mask, from, start, stride) => {
  for (let i = 0, at = start; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    to[base + i * step] = from[at];
    at += stride;
  }
};
const put8: Loop<BigInt64Array> = (to, base, step, mask, from, start, stride) => {
  for (let i = 0, at = start; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    to[base + i * step] = from[at];
    at += stride;
  }
};

const PUT: { readonly [S in WordSize]: Loop<Words> } = {
  1: put1 as Loop<Words>,
  2: put2 as Loop<Words>,
  4: put4 as Loop<Words>,
  8: put8 as Loop<Words>,
};

/** Writes a value, or one value per true element in C order; `mask` is packed, `value` of the array's dtype. */
export function spread(a: NDArray, mask: NDArray, value: NDArray, fn: string): void {
  if (value.ndim > 1) {
    throw new ShapeError(
      `${fn}: boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${value.ndim} dimensions`,
      { shape: value.shape },
    );
  }
  const isOne = value.ndim === 0 || value.shape[0] === 1;
  if (!isOne) {
    const count = countTrue(mask);
    if (value.size !== count) {
      throw new ShapeError(
        `${fn}: boolean array indexing assignment cannot assign ${value.size} input values to the ${count} output values where the mask is true`,
        { shape: value.shape, got: value.size, expected: count },
      );
    }
  }
  const { itemsize } = a;
  const between = isOne ? 0 : value.strides[0];
  if (!isCContiguous(a.layout, itemsize)) {
    const indices = trueIndices(mask, fn).map((index, axis) => {
      return { index, shape: index.shape, axis, size: a.shape[axis], stride: a.strides[axis] };
    });
    const picks = picksOf(indices, indices[0].shape, fn);
    const target = { storage: a.storage, offset: a.offset, strides: [] };
    const source = { storage: value.storage, offset: value.offset, strides: [] };
    transfer(SCATTER, target, picks, source, between, [], a.dtype);
    return;
  }
  const size = wordSize(itemsize, a.storage.address, a.offset, value.storage.address, value.offset, between);
  const to = wordsOf(a.storage, size);
  const from = wordsOf(value.storage, size);
  const bytes = maskBytes(mask);
  const step = itemsize / size;
  for (let word = 0; word < step; word++) {
    PUT[size](to, a.offset / size + word, step, bytes, from, value.offset / size + word, between / size);
  }
}
