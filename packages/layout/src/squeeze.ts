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
  const { shape, strides } = l;
  const ndim = shape.length;
  const named = axis === undefined || axis === null ? null : normalizeAxes(axis, ndim, fn);
  let kept = ndim;
  if (named === null) for (let k = 0; k < ndim; k++) kept -= shape[k] === 1 ? 1 : 0;
  else {
    kept -= named.length;
    for (const k of named) {
      if (shape[k] === 1) continue;
      throw new ShapeError(
        `${fn}: cannot select an axis to squeeze out which has size not equal to one; got axis ${k} with size ${shape[k]}`,
        { shape, got: shape[k], expected: 1 },
      );
    }
  }
  if (kept === ndim) return l;
  const newShape = new Array<number>(kept);
  const newStrides = new Array<number>(kept);
  for (let k = 0, out = 0; k < ndim; k++) {
    if (shape[k] === 1 && (named === null || named.includes(k))) continue;
    newShape[out] = shape[k];
    newStrides[out++] = strides[k];
  }
  return uncheckedLayout(newShape, newStrides, l.offset, l.size);
}
