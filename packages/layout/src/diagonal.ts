/** The diagonal of two axes: one step along it is a step along both. Always a view. */
import { normalizeAxis } from "./axis.ts";
import { AxisError, ShapeError } from "./errors.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";

/**
 * The diagonal of the planes of two axes, `offset` places above the main one: both axes go, the diagonal comes last. A view.
 *
 * @throws ShapeError for less than two axes; AxisError when an axis does not exist or both are the same.
 *
 * @example
 * ```ts
 * diagonalLayout(createLayout([3, 4]), 1); // => Layout { shape: [ 3 ], strides: [ 5 ], offset: 1, size: 3 }
 * ```
 */
export function diagonalLayout(l: Layout, offset = 0, axis1 = 0, axis2 = 1, fn = "diagonal"): Layout {
  if (l.ndim < 2) {
    throw new ShapeError(`${fn}: diag requires an array of at least two dimensions; got ${l.ndim}`, {
      shape: l.shape,
      got: l.ndim,
      expected: 2,
    });
  }
  if (!Number.isInteger(offset)) {
    throw new ShapeError(`${fn}: offset must be a whole number; got ${offset}`, { shape: l.shape, got: offset });
  }
  const p = normalizeAxis(axis1, l.ndim, fn, "axis1");
  const q = normalizeAxis(axis2, l.ndim, fn, "axis2");
  if (p === q)
    throw new AxisError(`${fn}: axis1 and axis2 cannot be the same; got ${axis1} and ${axis2}`, {
      axis: axis2,
      ndim: l.ndim,
    });
  const rows = l.shape[p] + Math.min(offset, 0);
  const columns = l.shape[q] - Math.max(offset, 0);
  const length = Math.max(0, Math.min(rows, columns));
  // NumPy: moves an empty diagonal too, out of the storage if need be; nothing can tell, since nothing is there.
  const start = length === 0 ? 0 : offset >= 0 ? offset * l.strides[q] : -offset * l.strides[p];
  const shape: number[] = [];
  const strides: number[] = [];
  for (let k = 0; k < l.ndim; k++) {
    if (k === p || k === q) continue;
    shape.push(l.shape[k]);
    strides.push(l.strides[k]);
  }
  shape.push(length);
  strides.push(l.strides[p] + l.strides[q]);
  return uncheckedLayout(shape, strides, l.offset + start);
}
