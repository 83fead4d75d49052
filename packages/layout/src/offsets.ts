/** From indices to positions: one at a time with checks, or all of them for code that need not be fast. */
import { IndexError } from "./errors.ts";
import { normalizeIndex } from "./index-bounds.ts";
import type { Layout } from "./layout.ts";
import { sizeOf } from "./shape.ts";

/**
 * The position of one element; negative indices count from the end. Of a longer list the first `count` entries are indices.
 *
 * @throws IndexError unless there is one index for each axis, inside of it.
 *
 * @example
 * ```ts
 * offsetOf(createLayout([2, 3]), [-1, 0]); // => 3
 * ```
 */
export function offsetOf(l: Layout, indices: readonly number[], fn = "get", count: number = indices.length): number {
  const ndim = l.shape.length;
  if (count !== ndim) {
    const what = count > ndim ? "too many indices for array" : "too few indices for one element";
    throw new IndexError(`${fn}: ${what}: array is ${ndim}-dimensional, but ${count} were indexed`, {
      index: indices.slice(0, count),
    });
  }
  let offset = l.offset;
  for (let k = 0; k < ndim; k++) offset += normalizeIndex(indices[k], l.shape[k], k, fn) * l.strides[k];
  return offset;
}

/**
 * All multi-indices of a shape, in C order.
 *
 * @example
 * ```ts
 * [...indicesOf([2, 2])]; // => [ [ 0, 0 ], [ 0, 1 ], [ 1, 0 ], [ 1, 1 ] ]
 * ```
 */
export function* indicesOf(shape: readonly number[]): Generator<number[], void, undefined> {
  const index = new Array<number>(shape.length).fill(0);
  for (let left = sizeOf(shape); left > 0; left--) {
    yield index.slice();
    for (let k = shape.length - 1; k >= 0; k--) {
      if (++index[k] < shape[k]) break;
      index[k] = 0;
    }
  }
}

/**
 * The positions of all elements, in C order.
 *
 * @example
 * ```ts
 * [...offsetsOf(createLayout([2, 3], { order: "F" }))]; // => [ 0, 2, 4, 1, 3, 5 ]
 * ```
 */
export function* offsetsOf(l: Layout): Generator<number, void, undefined> {
  const { shape, strides } = l;
  const index = new Array<number>(shape.length).fill(0);
  let offset = l.offset;
  for (let left = l.size; left > 0; left--) {
    yield offset;
    for (let k = shape.length - 1; k >= 0; k--) {
      offset += strides[k];
      if (++index[k] < shape[k]) break;
      offset -= strides[k] * shape[k];
      index[k] = 0;
    }
  }
}
