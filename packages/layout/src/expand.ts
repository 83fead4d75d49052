/** Adding axes of length 1. Always a view. */

import { normalizeAxes } from "./axis.ts";
import { checkList } from "./kind.ts";
import type { Layout } from "./layout.ts";
import { reshapeTo } from "./reshape.ts";

/**
 * Adds axes of length 1 at the given places of the result. A view.
 *
 * Other than `null` in a selection, whose axis has stride 0, the new axis gets the stride that reshape computes, as in NumPy.
 *
 * @throws AxisError for a place that does not exist or is named twice.
 *
 * @example
 * ```ts
 * expandLayout(createLayout([3, 4]), [0, -1]); // => Layout { shape: [ 1, 3, 4, 1 ], strides: [ 12, 4, 1, 1 ], offset: 0, size: 12 }
 * ```
 */
export function expandLayout(l: Layout, axes: number | readonly number[], itemsize = 1, fn = "expandDims"): Layout {
  const ndim = l.ndim + (typeof axes === "number" ? 1 : checkList(axes, "axis", fn).length);
  if (ndim === l.ndim) return l;
  const places = normalizeAxes(axes, ndim, fn);
  const shape = new Array<number>(ndim);
  for (let k = 0, from = 0; k < ndim; k++) shape[k] = places.includes(k) ? 1 : l.shape[from++];
  // Axes of length 1 merge nothing, so this reshape always has a view.
  return reshapeTo(l, shape, "C", itemsize) as Layout;
}
