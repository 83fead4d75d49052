/**
 * Reshape: the same elements in the same order under another shape. A view where the strides allow one; otherwise `null`,
 * and {@link reshapeObstacle} says why, from the very code that decides.
 */
import { isCContiguous, isFContiguous } from "./contiguity.ts";
import { ShapeError } from "./errors.ts";
import { Layout, uncheckedLayout } from "./layout.ts";
import { type Order, packedStrides } from "./pack.ts";
import { type ReshapeObstacle, reshapeStrides } from "./reshape-strides.ts";
import { resolveShape } from "./resolve-shape.ts";
import { sameNumbers } from "./shape.ts";

/** In which order the elements are counted, and how wide they are. */
export interface ReshapeOptions {
  /** `"C"` counts along the last axis first, `"F"` along the first; `"A"` is F for a layout packed in Fortran order only. */
  readonly order?: Order | "A";
  /** The width of an element in the unit of the strides, 1 if left out. */
  readonly itemsize?: number;
}

/**
 * The layout under another shape, one length of which may be -1: a view, or `null` when only a copy can have that shape.
 * The same shape is always a view.
 *
 * @throws ShapeError when the sizes differ.
 *
 * @example
 * ```ts
 * reshapeLayout(createLayout([2, 6]), [3, -1]); // => Layout { shape: [ 3, 4 ], strides: [ 4, 1 ], offset: 0, size: 12 }
 * reshapeLayout(createLayout([2, 6], { order: "F" }), [12]); // => null
 * ```
 */
export function reshapeLayout(
  l: Layout,
  shape: number | readonly number[],
  options: ReshapeOptions = {},
  fn = "reshape",
): Layout | null {
  const outcome = reshape(l, shape, options, fn);
  return outcome instanceof Layout ? outcome : null;
}

/**
 * Why a layout cannot have another shape without a copy: the first two axes that would have to merge and do not chain.
 * `null` when it can.
 *
 * @throws ShapeError when the sizes differ.
 *
 * @example
 * ```ts
 * const everyOther = createLayout([2, 3], { strides: [6, 1] });
 * reshapeObstacle(everyOther, [6]); // => { axes: [ 0, 1 ], needed: 3, got: 6, into: [ 0, 0 ] }
 * reshapeObstacle(everyOther, [2, 1, 3]); // => null
 * ```
 */
export function reshapeObstacle(
  l: Layout,
  shape: number | readonly number[],
  options: ReshapeOptions = {},
  fn = "reshape",
): ReshapeObstacle | null {
  const outcome = reshape(l, shape, options, fn);
  return outcome instanceof Layout ? null : outcome;
}

function reshape(
  l: Layout,
  shape: number | readonly number[],
  options: ReshapeOptions,
  fn: string,
): Layout | ReshapeObstacle {
  const itemsize = options.itemsize ?? 1;
  const order = resolveOrder(l, options.order ?? "C", itemsize, fn);
  // Before -1 is resolved, as in NumPy: it decides which strides axes of length 1 get.
  if (Array.isArray(shape) && sameNumbers(shape, l.shape)) return l;
  return reshapeTo(l, resolveShape(shape, l.size, fn), order, itemsize);
}

/** The same for a shape of the right size. */
export function reshapeTo(
  l: Layout,
  newShape: readonly number[],
  order: Order,
  itemsize: number,
): Layout | ReshapeObstacle {
  if (order === "C" ? isCContiguous(l, itemsize) : isFContiguous(l, itemsize)) {
    return uncheckedLayout(newShape, packedStrides(newShape, order, itemsize), l.offset, l.size);
  }
  const strides = reshapeStrides(l.shape, l.strides, newShape, order, itemsize);
  return Array.isArray(strides) ? uncheckedLayout(newShape, strides, l.offset, l.size) : (strides as ReshapeObstacle);
}

/**
 * Settles order `"A"`: Fortran order for a layout that is packed in Fortran order and not in C order.
 *
 * @throws ShapeError for order `"K"`, which reshape does not know, and for anything else.
 */
function resolveOrder(l: Layout, order: string, itemsize: number, fn: string): Order {
  if (order === "C" || order === "F") return order;
  if (order === "A") return isFContiguous(l, itemsize) && !isCContiguous(l, itemsize) ? "F" : "C";
  throw new ShapeError(`${fn}: order '${order}' is not permitted for reshaping`, { got: order });
}
