/** The one door through which unknown numbers become a layout: it checks them, and fills in packed strides. */
import { ShapeError } from "./errors.ts";
import { extent } from "./extent.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";
import { type Order, packedStrides } from "./pack.ts";
import { checkShape, shapeText } from "./shape.ts";
import { checkWhole } from "./whole-number.ts";

/** What besides its shape may be said about a new layout. */
export interface LayoutOptions {
  /** Per axis, the distance between neighbours. Left out: packed in `order`. */
  readonly strides?: readonly number[];
  /** The position of the first element, 0 if left out. */
  readonly offset?: number;
  /** The order of packed strides, `"C"` if left out. */
  readonly order?: Order;
  /** The width of an element in the unit of the strides, 1 if left out. */
  readonly itemsize?: number;
}

/**
 * Makes a layout from a shape: packed in C order, unless strides are given.
 *
 * An empty packed layout has all strides 0, as a fresh empty array has in NumPy.
 *
 * @throws ShapeError when the numbers are no shape, no strides or no offset, or reach below position 0 or beyond 2^53 - 1.
 *
 * @example
 * ```ts
 * createLayout([2, 3]); // => Layout { shape: [ 2, 3 ], strides: [ 3, 1 ], offset: 0, size: 6 }
 * createLayout([2, 3], { itemsize: 8, order: "F" }).strides; // => [ 8, 16 ]
 * createLayout([4], { strides: [-1], offset: 3 }).strides; // => [ -1 ]
 * ```
 */
export function createLayout(shape: readonly number[], options: LayoutOptions = {}, fn = "createLayout"): Layout {
  const { offset = 0, order = "C", itemsize = 1 } = options;
  if (order !== "C" && order !== "F") {
    throw new ShapeError(`${fn}: order '${order}' is not permitted, only 'C' and 'F'`, { got: order });
  }
  checkWhole("itemsize", itemsize, 1, fn);
  checkWhole("offset", offset, 0, fn);
  const size = checkShape(shape, itemsize, fn);
  const given = options.strides;
  if (given) checkStrides(shape, given, fn);
  const strides = given ? given.slice() : packedStrides(shape, order, itemsize);
  if (!given && size === 0) strides.fill(0);
  const layout = uncheckedLayout(shape.slice(), strides, offset, size);
  const { start, end } = extent(layout, itemsize);
  if (start < 0 || end > Number.MAX_SAFE_INTEGER) {
    throw new ShapeError(`${fn}: the strides reach outside of any storage; got positions ${start} to ${end}`, {
      shape,
      got: [start, end],
    });
  }
  return layout;
}

function checkStrides(shape: readonly number[], strides: readonly number[], fn: string): void {
  if (strides.length !== shape.length) {
    throw new ShapeError(
      `${fn}: strides must have one entry per axis; got ${strides.length} strides for shape ${shapeText(shape)}`,
      { shape, got: strides.length, expected: shape.length },
    );
  }
  for (const stride of strides) checkWhole("stride", stride, Number.MIN_SAFE_INTEGER, fn);
}
