/** Reading axes backwards, and turning by quarters, which is a flip and an exchange of axes. Always a view. */
import { normalizeAxes } from "./axis.ts";
import { AxisError, ShapeError } from "./errors.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";
import { swapAxesLayout } from "./transpose.ts";

/**
 * Reads the given axes backwards, all if left out. A view.
 *
 * @throws AxisError for an axis that does not exist or is named twice.
 *
 * @example
 * ```ts
 * flipLayout(createLayout([2, 3])); // => Layout { shape: [ 2, 3 ], strides: [ -3, -1 ], offset: 5, size: 6 }
 * flipLayout(createLayout([2, 3]), 0).strides; // => [ -3, 1 ]
 * ```
 */
export function flipLayout(l: Layout, axes?: number | readonly number[] | null, fn = "flip"): Layout {
  const strides = l.strides.slice();
  let offset = l.offset;
  for (const axis of normalizeAxes(axes, l.ndim, fn)) {
    // NumPy: an axis without elements stays as it is, like every slice without elements.
    if (l.shape[axis] === 0) continue;
    offset += strides[axis] * (l.shape[axis] - 1);
    strides[axis] = 0 - strides[axis];
  }
  return uncheckedLayout(l.shape, strides, offset, l.size);
}

/**
 * Turns the plane of two axes by `k` quarters, from the first axis towards the second. A view.
 *
 * @throws AxisError unless `axes` names two different axes; ShapeError unless `k` is a whole number.
 *
 * @example
 * ```ts
 * rot90Layout(createLayout([2, 3])); // => Layout { shape: [ 3, 2 ], strides: [ -1, 3 ], offset: 2, size: 6 }
 * ```
 */
export function rot90Layout(l: Layout, k = 1, axes: readonly number[] = [0, 1], fn = "rot90"): Layout {
  if (axes.length !== 2) {
    throw new AxisError(`${fn}: len(axes) must be 2; got ${axes.length} axes`, { axis: axes, ndim: l.ndim });
  }
  const [first, second] = axes;
  if (first === second || Math.abs(first - second) === l.ndim) {
    throw new AxisError(`${fn}: Axes must be different; got ${first} and ${second}`, { axis: axes, ndim: l.ndim });
  }
  if (!Number.isInteger(k)) throw new ShapeError(`${fn}: k must be a whole number; got ${k}`, { got: k });
  normalizeAxes(axes, l.ndim, fn);
  const quarters = ((k % 4) + 4) % 4;
  if (quarters === 0) return l;
  if (quarters === 2) return flipLayout(l, axes, fn);
  if (quarters === 1) return swapAxesLayout(flipLayout(l, second, fn), first, second, fn);
  return flipLayout(swapAxesLayout(l, first, second, fn), second, fn);
}
