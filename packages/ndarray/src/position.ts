/** Where one element lies: the hot path of `get` and `set`. */
import { type Layout, normalizeIndex, offsetOf } from "@strided/layout";

/** The position of an element in bytes; the first `count` entries of `index` are its indices. */
export function byteOf(layout: Layout, index: readonly number[], count: number, fn: string): number {
  const { shape, strides } = layout;
  if (count !== shape.length) return offsetOf(layout, index.slice(0, count), fn);
  let byte = layout.offset;
  for (let k = 0; k < count; k++) byte += normalizeIndex(index[k], shape[k], k, fn) * strides[k];
  return byte;
}
