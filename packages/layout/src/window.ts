/** Sliding windows: each windowed axis appears twice with the same stride, once for where the window is, once inside it. */

import { normalizeAxis } from "./axis.ts";
import { ShapeError } from "./errors.ts";
import { numbersOf } from "./kind.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";
import { shapeText } from "./shape.ts";

/**
 * All windows of the given lengths along `axes` (all axes if left out; one may come more than once): the windows' own axes
 * come last. A view whose elements overlap.
 *
 * @throws ShapeError when a window is negative or longer than its axis, or the lists differ in length; AxisError when there is no such axis.
 *
 * @example
 * ```ts
 * windowLayout(createLayout([5]), 3); // => Layout { shape: [ 3, 3 ], strides: [ 1, 1 ], offset: 0, size: 9 }
 * windowLayout(createLayout([4, 6]), 2, 1).shape; // => [ 4, 5, 2 ]
 * ```
 */
export function windowLayout(
  l: Layout,
  window: number | readonly number[],
  axes?: number | readonly number[] | null,
  fn = "slidingWindowView",
): Layout {
  const lengths = numbersOf(window, "window", fn);
  for (const length of lengths) {
    if (!Number.isSafeInteger(length) || length < 0) {
      const what = length < 0 ? "cannot contain negative values" : "must contain whole numbers";
      throw new ShapeError(`${fn}: \`window_shape\` ${what}; got ${shapeText(lengths)}`, {
        shape: lengths,
        got: length,
      });
    }
  }
  const along = windowAxes(l, lengths, axes, fn);
  const shape = l.shape.slice();
  lengths.forEach((length, k) => {
    if (shape[along[k]] < length) {
      throw new ShapeError(
        `${fn}: window shape cannot be larger than input array shape; got ${shapeText(lengths)} for ${shapeText(l.shape)}`,
        { shapes: [lengths, l.shape], got: length, expected: shape[along[k]] },
      );
    }
    shape[along[k]] -= length - 1;
  });
  return uncheckedLayout([...shape, ...lengths], [...l.strides, ...along.map((axis) => l.strides[axis])], l.offset);
}

function windowAxes(
  l: Layout,
  lengths: readonly number[],
  axes: number | readonly number[] | null | undefined,
  fn: string,
): number[] {
  if (axes === undefined || axes === null) {
    if (lengths.length !== l.ndim) {
      throw new ShapeError(
        `${fn}: Since axis is \`None\`, must provide window_shape for all dimensions of \`x\`; got ${lengths.length} window_shape elements and \`x.ndim\` is ${l.ndim}.`,
        { shapes: [lengths, l.shape], got: lengths.length, expected: l.ndim },
      );
    }
    return l.shape.map((_, k) => k);
  }
  const list = numbersOf(axes, "axis", fn);
  if (list.length !== lengths.length) {
    throw new ShapeError(
      `${fn}: Must provide matching length window_shape and axis; got ${lengths.length} window_shape elements and ${list.length} axes elements.`,
      { shape: lengths, got: lengths.length, expected: list.length },
    );
  }
  return list.map((axis) => normalizeAxis(axis, l.ndim, fn));
}
