/**
 * Broadcasting: shapes are compared from the last axis on; an axis that is missing or has length 1 is repeated.
 * Repeating moves no element: the axis gets stride 0.
 */

import { ShapeError } from "./errors.ts";
import { checkList } from "./kind.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";
import { sameNumbers, shapeText } from "./shape.ts";

/**
 * The shape that several shapes broadcast to.
 *
 * @throws ShapeError when two lengths of one axis differ and neither is 1.
 *
 * @example
 * ```ts
 * broadcastShapes([3, 1], [4]); // => [ 3, 4 ]
 * broadcastShapes([2, 0], [1]); // => [ 2, 0 ]
 * ```
 */
export function broadcastShapes(...shapes: readonly (readonly number[])[]): readonly number[] {
  for (const shape of shapes) checkList(shape, "shape", "broadcastShapes");
  return broadcastShapeList(shapes, "broadcastShapes");
}

/**
 * As {@link broadcastShapes}, for a list of shapes and on behalf of the function `fn`. Returns one of the given lists when
 * that already is the answer.
 *
 * @throws ShapeError when two lengths of one axis differ and neither is 1.
 *
 * @example
 * ```ts
 * broadcastShapeList([[2, 3], [3]], "add"); // => [ 2, 3 ]
 * ```
 */
export function broadcastShapeList(shapes: readonly (readonly number[])[], fn = "broadcastShapes"): readonly number[] {
  if (shapes.length === 0) return [];
  let result = shapes[0];
  for (let k = 1; k < shapes.length; k++) {
    const joined = joinShapes(result, shapes[k]);
    if (joined === null) {
      throw new ShapeError(
        `${fn}: operands could not be broadcast together with shapes ${shapes.map(shapeText).join(" ")}`,
        { shapes },
      );
    }
    result = joined;
  }
  return result;
}

function joinShapes(a: readonly number[], b: readonly number[]): readonly number[] | null {
  if (sameNumbers(a, b)) return a;
  const ndim = Math.max(a.length, b.length);
  const shape = new Array<number>(ndim);
  for (let k = ndim - 1, i = a.length - 1, j = b.length - 1; k >= 0; k--, i--, j--) {
    const p = i >= 0 ? a[i] : 1;
    const q = j >= 0 ? b[j] : 1;
    if (p !== q && p !== 1 && q !== 1) return null;
    shape[k] = p === 1 ? q : p;
  }
  return shape;
}

/**
 * The strides with which a layout is read as if it had `shape`; 0 for every axis that is repeated or of length 1.
 * `null` when it does not broadcast to that shape.
 *
 * @example
 * ```ts
 * broadcastStrides(createLayout([3, 1]), [2, 3, 4]); // => [ 0, 1, 0 ]
 * broadcastStrides(createLayout([3]), [4]); // => null
 * ```
 */
export function broadcastStrides(l: Layout, shape: readonly number[]): readonly number[] | null {
  const ndim = shape.length;
  const lead = ndim - l.shape.length;
  if (lead < 0) return null;
  const strides = new Array<number>(ndim);
  for (let k = 0; k < ndim; k++) {
    const length = k < lead ? 1 : l.shape[k - lead];
    if (length === 1) strides[k] = 0;
    else if (length === shape[k]) strides[k] = l.strides[k - lead];
    else return null;
  }
  return strides;
}

/**
 * The layout read as if it had `shape`: a view, whose repeated axes have stride 0.
 *
 * @throws ShapeError when it does not broadcast to that shape.
 *
 * @example
 * ```ts
 * broadcastLayout(createLayout([3]), [2, 3]).strides; // => [ 0, 1 ]
 * ```
 */
export function broadcastLayout(l: Layout, shape: readonly number[], fn = "broadcastTo"): Layout {
  const strides = broadcastStrides(l, shape);
  if (strides === null) {
    throw new ShapeError(
      `${fn}: could not broadcast input array from shape ${shapeText(l.shape)} into shape ${shapeText(shape)}`,
      { shape: l.shape, shapes: [l.shape, shape], got: l.shape, expected: shape },
    );
  }
  return uncheckedLayout(shape, strides, l.offset);
}
