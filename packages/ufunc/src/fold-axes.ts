/** The geometry of folds: which axes go, the shape and the layout that are left, and where a fold begins. */
import {
  type Layout,
  normalizeAxes,
  packAlong,
  planLoop,
  ShapeError,
  shapeText,
  uncheckedLayout,
} from "@strided/layout";
import type { NDArray } from "@strided/ndarray";

/** The axes that a fold takes away: those named, or all for null. Throws AxisError for one that is not there. */
export function foldedAxes(axis: number | readonly number[] | null, ndim: number, fn: string): readonly number[] {
  // NumPy: a single element may be folded along its first or last axis, though it has none.
  if (axis === null || (ndim === 0 && (axis === 0 || axis === -1))) return Array.from({ length: ndim }, (_, k) => k);
  return normalizeAxes(axis, ndim, fn);
}

/** The shape that a fold leaves. */
export function foldedShape(shape: readonly number[], axes: readonly number[], keepdims: boolean): number[] {
  const left: number[] = [];
  shape.forEach((length, k) => {
    const isFolded = axes.includes(k);
    if (!isFolded) left.push(length);
    else if (keepdims) left.push(1);
  });
  return left;
}

/** Where a new total lies: its axes in the order in which those of the operands lie, as in NumPy. */
export function totalLayout(
  shape: readonly number[],
  operands: readonly (readonly number[])[],
  axes: readonly number[],
  keepdims: boolean,
  itemsize: number,
): Layout {
  const left = foldedShape(shape, axes, keepdims);
  if (left.length < 2) return packAlong(left, left.length === 0 ? [] : [0], itemsize);
  const place = new Map<number, number>();
  shape.forEach((_, k) => {
    if (keepdims || !axes.includes(k)) place.set(k, place.size);
  });
  const { perm } = planLoop(shape, operands, { coalesce: false });
  const order = perm.map((axis) => place.get(axis)).filter((axis) => axis !== undefined);
  return packAlong(left, order, itemsize);
}

/** The layout of a total as it is seen from the operands' axes: stride 0 along those that are folded. */
export function spreadLayout(total: Layout, shape: readonly number[], axes: readonly number[]): Layout {
  const keepdims = total.shape.length === shape.length;
  let next = 0;
  const strides = shape.map((_, k) => {
    const isFolded = axes.includes(k);
    const stride = isFolded ? 0 : total.strides[next];
    if (keepdims || !isFolded) next++;
    return stride;
  });
  return uncheckedLayout(shape, strides, total.offset);
}

/** Part of the index space: a start and a length for each axis. */
export interface Box {
  readonly start: readonly number[];
  readonly shape: readonly number[];
}

/** The box of the elements that are first along every folded axis. */
export function firstBox(shape: readonly number[], axes: readonly number[]): Box {
  return { start: shape.map(() => 0), shape: shape.map((length, k) => (axes.includes(k) ? 1 : length)) };
}

/** Boxes that together hold every element but those of the first box. */
export function otherBoxes(shape: readonly number[], axes: readonly number[]): readonly Box[] {
  return axes.map((axis, j) => ({
    start: shape.map((_, k) => (k === axis ? 1 : 0)),
    shape: shape.map((length, k) =>
      k === axis ? length - 1 : axes.indexOf(k) >= 0 && axes.indexOf(k) < j ? 1 : length,
    ),
  }));
}

/** The part of a layout that lies in a box. */
export function boxLayout({ strides, offset }: Layout, { start, shape }: Box): Layout {
  let at = offset;
  for (let k = 0; k < start.length; k++) at += start[k] * strides[k];
  return uncheckedLayout(shape, strides, at);
}

/** Throws unless a given result has the shape that is left and may be written. */
export function checkTotal(fn: string, name: string, out: NDArray, shape: readonly number[], keepdims: boolean): void {
  if (out.ndim !== shape.length) {
    const hint = keepdims ? " (must match the operand's when keepdims is true)" : "";
    throw new ShapeError(
      `${fn}: output parameter for reduction operation ${name} has the wrong number of dimensions; got ${out.ndim}, expected ${shape.length}${hint}`,
      { shape: out.shape, expected: shape },
    );
  }
  if (out.shape.some((length, k) => length !== shape[k])) {
    throw new ShapeError(
      `${fn}: output parameter for reduction operation ${name} has the wrong shape; got ${shapeText(out.shape)}, expected ${shapeText(shape)}`,
      { shape: out.shape, expected: shape },
    );
  }
  out.requireWriteable(fn);
}
