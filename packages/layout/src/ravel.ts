/**
 * Ravel: all elements in one axis. Stricter than reshape: a view only of what is packed, though for order 'K' the axes may
 * be packed in any order.
 */
import { isFContiguous, type PackingObstacle, packingObstacle } from "./contiguity.ts";
import { ShapeError } from "./errors.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";

/** In which order the elements are counted, and how wide they are. */
export interface RavelOptions {
  /** `"K"` counts in the order in which the elements lie in storage. */
  readonly order?: "C" | "F" | "A" | "K";
  /** The width of an element in the unit of the strides, 1 if left out. */
  readonly itemsize?: number;
}

/**
 * The layout with a single axis: a view of a packed layout, else `null`, as in NumPy.
 *
 * A slice with a step has no such view, although `reshape` to one axis has.
 *
 * @throws ShapeError for an unknown order.
 *
 * @example
 * ```ts
 * ravelLayout(createLayout([2, 3])); // => Layout { shape: [ 6 ], strides: [ 1 ], offset: 0, size: 6 }
 * ravelLayout(createLayout([2, 3], { order: "F" })); // => null
 * ravelLayout(createLayout([2, 3], { order: "F" }), { order: "K" })?.shape; // => [ 6 ]
 * ravelLayout(createLayout([3], { strides: [2] })); // => null
 * ```
 */
export function ravelLayout(l: Layout, options: RavelOptions = {}, fn = "ravel"): Layout | null {
  return ravelObstacle(l, options, fn) === null
    ? uncheckedLayout([l.size], [options.itemsize ?? 1], l.offset, l.size)
    : null;
}

/**
 * Why a layout has no view with a single axis: the first axis, from the innermost on, that is not packed. `null` when it
 * has one.
 *
 * @throws ShapeError for an unknown order.
 *
 * @example
 * ```ts
 * ravelObstacle(createLayout([2, 3], { order: "F" })); // => { axis: 1, needed: 1, got: 2 }
 * ravelObstacle(createLayout([2, 3], { order: "F" }), { order: "K" }); // => null
 * ```
 */
export function ravelObstacle(l: Layout, options: RavelOptions = {}, fn = "ravel"): PackingObstacle | null {
  const { order = "C", itemsize = 1 } = options;
  const obstacle = OBSTACLES[order];
  if (obstacle === undefined) {
    throw new ShapeError(`${fn}: order must be one of 'C', 'F', 'A', or 'K' (got '${String(order)}')`, { got: order });
  }
  return obstacle(l, itemsize);
}

type Search = (l: Layout, itemsize: number) => PackingObstacle | null;

const OBSTACLES: Readonly<Record<string, Search>> = {
  C: (l, itemsize) => packingObstacle(l, "C", itemsize),
  F: (l, itemsize) => packingObstacle(l, "F", itemsize),
  // Order 'A' is F for what is packed in Fortran order only, else C: packed in either is what both come to.
  A: (l, itemsize) => (isFContiguous(l, itemsize) ? null : packingObstacle(l, "C", itemsize)),
  K: looseInAnyOrder,
};

/** The first axis, from the smallest stride on, that is not packed; a negative or zero stride never is. */
function looseInAnyOrder(l: Layout, itemsize: number): PackingObstacle | null {
  if (l.size === 0) return null;
  const axes = l.shape.map((_, k) => k).filter((k) => l.shape[k] !== 1);
  axes.sort((p, q) => l.strides[p] - l.strides[q]);
  let expected = itemsize;
  for (const axis of axes) {
    if (l.strides[axis] !== expected) return { axis, needed: expected, got: l.strides[axis] };
    expected *= l.shape[axis];
  }
  return null;
}
