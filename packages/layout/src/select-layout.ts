/** Basic indexing for whoever is called with keys by themselves: few keys make no lists. */
import { type Layout, uncheckedLayout } from "./layout.ts";
import type { Key } from "./selector.ts";
import { Slice, sliceCount, sliceStart } from "./slice.ts";
import { readKey, SELECTORS, selectRead, sliceLayout } from "./slice-layout.ts";

/**
 * As {@link sliceLayout}, for `count` keys: the first three by themselves, and all of them in a list where there are more,
 * since a list that is made for a call costs a quarter of its time.
 *
 * @throws IndexError as {@link sliceLayout} does.
 *
 * @example
 * ```ts
 * selectLayout(createLayout([4, 6]), "slice", 2, ":", null, undefined, []).shape; // => [ 4, 1, 6 ]
 * ```
 */
export function selectLayout(
  l: Layout,
  fn: string,
  count: number,
  first: Key | undefined,
  second: Key | undefined,
  third: Key | undefined,
  keys: readonly Key[],
): Layout {
  if (count > 3) return sliceLayout(l, keys, fn);
  let n = count > 0 ? readKey(first as Key, 0, fn) : 0;
  if (count > 1) n = readKey(second as Key, n, fn);
  if (count > 2) n = readKey(third as Key, n, fn);
  if (n === 1 && l.shape.length > 0) {
    const only = SELECTORS[0];
    if (only instanceof Slice) return sliceFirst(l, only);
  }
  return selectRead(l, n, fn);
}

/** The most common selection by itself, in half the time. */
function sliceFirst(l: Layout, s: Slice): Layout {
  const { shape, strides } = l;
  const ndim = shape.length;
  const newShape = new Array<number>(ndim);
  const newStrides = new Array<number>(ndim);
  const start = sliceStart(s, shape[0]);
  let size = sliceCount(s, shape[0], start);
  newShape[0] = size;
  newStrides[0] = size === 0 ? strides[0] : strides[0] * s.step + 0;
  const offset = size === 0 ? l.offset : l.offset + start * strides[0];
  for (let k = 1; k < ndim; k++) {
    size *= shape[k];
    newShape[k] = shape[k];
    newStrides[k] = strides[k];
  }
  return uncheckedLayout(newShape, newStrides, offset, size);
}
