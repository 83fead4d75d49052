/** Basic indexing for whoever is called with keys by themselves: few keys make no lists. */
import { type Layout, uncheckedLayout } from "./layout.ts";
import { type Key, parseSlices, type Selector } from "./selector.ts";
import { Slice, sliceCount, sliceStart } from "./slice.ts";
import { readText, SELECTORS, selectRead, sliceLayout } from "./slice-layout.ts";

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
  if (count === 1 && l.shape.length > 0) {
    const read = typeof first === "string" ? parseSlices(first, fn) : null;
    const only = read === null ? first : read[0];
    if (only instanceof Slice && (read === null || read.length === 1)) return sliceFirst(l, only);
  }
  if (count > 3) return sliceLayout(l, keys, fn);
  let n = 0;
  for (let k = 0; k < count; k++) {
    const key = k === 0 ? first : k === 1 ? second : third;
    if (typeof key === "string") n = readText(key, n, fn);
    else SELECTORS[n++] = key as Selector;
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
