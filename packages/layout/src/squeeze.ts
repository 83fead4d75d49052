/** Removing axes of length 1. Always a view: such an axis never moves. */
import { normalizeAxes } from "./axis.ts";
import { ShapeError } from "./errors.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";

/**
 * Removes axes of length 1: all of them, or the ones named. A view; the same layout when there is nothing to remove.
 *
 * @throws AxisError for an axis that does not exist or is named twice; ShapeError for one that has another length.
 *
 * @example
 * ```ts
 * squeezeLayout(createLayout([1, 3, 1])).shape; // => [ 3 ]
 * squeezeLayout(createLayout([1, 3, 1]), -1).shape; // => [ 1, 3 ]
 * ```
 */
export function squeezeLayout(l: Layout, axis?: number | readonly number[] | null, fn = "squeeze"): Layout {
  // NumPy lets a layout without axes pretend to have one here.
  if (l.ndim === 0 && (axis === 0 || axis === -1)) return l;
  const all = axis === undefined || axis === null;
  const removed = all ? l.shape.map((_, k) => k).filter((k) => l.shape[k] === 1) : normalizeAxes(axis, l.ndim, fn);
  for (const k of removed) {
    if (l.shape[k] !== 1) {
      throw new ShapeError(
        `${fn}: cannot select an axis to squeeze out which has size not equal to one; got axis ${k} with size ${l.shape[k]}`,
        { shape: l.shape, got: l.shape[k], expected: 1 },
      );
    }
  }
  if (removed.length === 0) return l;
  const kept = l.shape.map((_, k) => k).filter((k) => !removed.includes(k));
  return uncheckedLayout(
    kept.map((k) => l.shape[k]),
    kept.map((k) => l.strides[k]),
    l.offset,
    l.size,
  );
}
