/** Reordering of axes. The elements stay where they are; shape and strides change places. Always a view. */
import { normalizeAxes, normalizeAxis } from "./axis.ts";
import { AxisError } from "./errors.ts";
import { numbersOf } from "./kind.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";

/**
 * Reorders the axes: axis `k` of the result is axis `axes[k]` of the layout; without `axes` the order is reversed. A view.
 *
 * @throws AxisError unless `axes` names each axis once.
 *
 * @example
 * ```ts
 * transposeLayout(createLayout([2, 3])).strides; // => [ 1, 3 ]
 * transposeLayout(createLayout([2, 3, 4]), [1, -1, 0]).shape; // => [ 3, 4, 2 ]
 * ```
 */
export function transposeLayout(l: Layout, axes?: readonly number[] | null, fn = "transpose"): Layout {
  const ndim = l.shape.length;
  if (axes !== undefined && axes !== null) return permute(l, checkPermutation(numbersOf(axes, "axes", fn), ndim, fn));
  const shape = new Array<number>(ndim);
  const strides = new Array<number>(ndim);
  for (let k = 0, from = ndim - 1; k < ndim; k++, from--) {
    shape[k] = l.shape[from];
    strides[k] = l.strides[from];
  }
  return uncheckedLayout(shape, strides, l.offset, l.size);
}

/**
 * Exchanges two axes. A view.
 *
 * @throws AxisError when there is no such axis.
 *
 * @example
 * ```ts
 * swapAxesLayout(createLayout([2, 3, 4]), 0, -1).shape; // => [ 4, 3, 2 ]
 * ```
 */
export function swapAxesLayout(l: Layout, axis1: number, axis2: number, fn = "swapaxes"): Layout {
  const p = normalizeAxis(axis1, l.ndim, fn, "axis1");
  const q = normalizeAxis(axis2, l.ndim, fn, "axis2");
  const shape = l.shape.slice();
  const strides = l.strides.slice();
  shape[p] = l.shape[q];
  shape[q] = l.shape[p];
  strides[p] = l.strides[q];
  strides[q] = l.strides[p];
  return uncheckedLayout(shape, strides, l.offset, l.size);
}

/**
 * Moves axes to new places; the others keep their order. A view.
 *
 * @throws AxisError when an axis does not exist or is named twice, or the two lists differ in length.
 *
 * @example
 * ```ts
 * moveAxisLayout(createLayout([2, 3, 4]), 0, -1).shape; // => [ 3, 4, 2 ]
 * ```
 */
export function moveAxisLayout(
  l: Layout,
  source: number | readonly number[],
  destination: number | readonly number[],
  fn = "moveaxis",
): Layout {
  const from = normalizeAxes(source, l.ndim, fn, "source");
  const to = normalizeAxes(destination, l.ndim, fn, "destination");
  if (from.length !== to.length) {
    throw new AxisError(
      `${fn}: \`source\` and \`destination\` arguments must have the same number of elements; got ${from.length} and ${to.length}`,
      { axis: source, ndim: l.ndim },
    );
  }
  const order = new Array<number>(l.ndim);
  for (let k = 0, other = 0; k < order.length; k++) {
    const j = to.indexOf(k);
    if (j >= 0) order[k] = from[j];
    else {
      while (from.includes(other)) other++;
      order[k] = other++;
    }
  }
  return permute(l, order);
}

/**
 * Moves one axis backwards until it lies in front of axis `start`. A view; NumPy keeps it for old code, `moveaxis` is clearer.
 *
 * @throws AxisError when there is no such axis or no such place.
 *
 * @example
 * ```ts
 * rollAxisLayout(createLayout([3, 4, 5, 6]), 3, 1).shape; // => [ 3, 6, 4, 5 ]
 * ```
 */
export function rollAxisLayout(l: Layout, axis: number, start = 0, fn = "rollaxis"): Layout {
  const ndim = l.ndim;
  const from = normalizeAxis(axis, ndim, fn);
  if (!Number.isInteger(start) || start < -ndim || start > ndim) {
    throw new AxisError(`${fn}: 'start' arg requires ${-ndim} <= start < ${ndim + 1}, but ${start} was passed in`, {
      axis: start,
      ndim,
    });
  }
  const before = start < 0 ? start + ndim : start;
  return moveAxisLayout(l, from, from < before ? before - 1 : before, fn);
}

/** Reorders axes by a list that is known to be a permutation. */
function permute(l: Layout, axes: readonly number[]): Layout {
  const ndim = axes.length;
  const shape = new Array<number>(ndim);
  const strides = new Array<number>(ndim);
  for (let k = 0; k < ndim; k++) {
    shape[k] = l.shape[axes[k]];
    strides[k] = l.strides[axes[k]];
  }
  return uncheckedLayout(shape, strides, l.offset, l.size);
}

function checkPermutation(axes: readonly number[], ndim: number, fn: string): readonly number[] {
  if (axes.length !== ndim) {
    throw new AxisError(`${fn}: axes don't match array; got ${axes.length} axes, expected ${ndim}`, {
      axis: axes,
      ndim,
    });
  }
  const order = new Array<number>(ndim);
  for (let k = 0; k < ndim; k++) {
    order[k] = normalizeAxis(axes[k], ndim, fn);
    for (let j = 0; j < k; j++) {
      if (order[j] === order[k]) {
        throw new AxisError(`${fn}: repeated axis in ${fn}; got ${axes.join(", ")}`, { axis: axes, ndim });
      }
    }
  }
  return order;
}
