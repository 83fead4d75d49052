/** One index of one axis: negative indices count from the end, everything else outside of the axis is an error. */
import { IndexError } from "./errors.ts";

/**
 * Resolves a possibly negative index of an axis with `size` elements.
 *
 * @throws IndexError when the index is outside of the axis or no whole number.
 *
 * @example
 * ```ts
 * normalizeIndex(-1, 3, 0); // => 2
 * ```
 */
export function normalizeIndex(index: number, size: number, axis: number, fn = "get"): number {
  const place = index < 0 ? index + size : index;
  if (place >= 0 && place < size && Number.isInteger(place)) return place + 0;
  const what = Number.isInteger(index)
    ? `index ${index} is out of bounds for axis ${axis} with size ${size}`
    : `an index must be a whole number; got ${String(index)} for axis ${axis}`;
  throw new IndexError(`${fn}: ${what}`, { index, axis, size });
}
