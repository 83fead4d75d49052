/** The same bytes as elements of another width: only the last axis can stretch or shrink, and only where it is packed. */
import { ShapeError } from "./errors.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";
import { shapeText } from "./shape.ts";

/**
 * The layout of the same bytes read as elements of another width; strides are in the unit of the widths. A view.
 *
 * @throws ShapeError when the layout has no axes, its last axis is not packed, or the widths do not divide.
 *
 * @example
 * ```ts
 * viewItemsizeLayout(createLayout([2, 3], { itemsize: 8 }), 8, 4).shape; // => [ 2, 6 ]
 * viewItemsizeLayout(createLayout([2, 6], { itemsize: 4 }), 4, 8).strides; // => [ 24, 8 ]
 * ```
 */
export function viewItemsizeLayout(l: Layout, fromItemsize: number, toItemsize: number, fn = "view"): Layout {
  if (fromItemsize === toItemsize) return l;
  const last = l.ndim - 1;
  const facts = { shape: l.shape, got: toItemsize, expected: fromItemsize };
  if (last < 0) {
    throw new ShapeError(
      `${fn}: Changing the dtype of a 0d array is only supported if the itemsize is unchanged; got itemsize ${toItemsize}, expected ${fromItemsize}`,
      facts,
    );
  }
  const length = l.shape[last];
  if (length !== 1 && l.size !== 0 && l.strides[last] !== fromItemsize) {
    throw new ShapeError(
      `${fn}: To change to a dtype of a different size, the last axis must be contiguous; got stride ${l.strides[last]}, expected ${fromItemsize}`,
      facts,
    );
  }
  if (toItemsize < fromItemsize && fromItemsize % toItemsize !== 0) {
    throw new ShapeError(
      `${fn}: When changing to a smaller dtype, its size must be a divisor of the size of original dtype; got itemsize ${toItemsize} for ${fromItemsize}`,
      facts,
    );
  }
  const units = length * fromItemsize;
  if (units % toItemsize !== 0) {
    throw new ShapeError(
      `${fn}: When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array; got itemsize ${toItemsize} for shape ${shapeText(l.shape)} of itemsize ${fromItemsize}`,
      facts,
    );
  }
  const shape = l.shape.slice();
  const strides = l.strides.slice();
  shape[last] = units / toItemsize;
  strides[last] = toItemsize;
  return uncheckedLayout(shape, strides, l.offset);
}
