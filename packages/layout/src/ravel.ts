/**
 * Ravel: all elements in one axis. Stricter than reshape: a view only of what is packed, though for order 'K' the axes may
 * be packed in any order.
 */
import { isCContiguous, isFContiguous } from "./contiguity.ts";
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
  const { order = "C", itemsize = 1 } = options;
  const packed = PACKED[order];
  if (packed === undefined) {
    throw new ShapeError(`${fn}: order must be one of 'C', 'F', 'A', or 'K' (got '${String(order)}')`, { got: order });
  }
  return packed(l, itemsize) ? uncheckedLayout([l.size], [itemsize], l.offset, l.size) : null;
}

type Test = (l: Layout, itemsize: number) => boolean;

const PACKED: Readonly<Record<string, Test>> = {
  C: isCContiguous,
  F: isFContiguous,
  // Order 'A' is F for what is packed in Fortran order only, else C: packed in either is what both come to.
  A: (l, itemsize) => isCContiguous(l, itemsize) || isFContiguous(l, itemsize),
  K: isPackedInSomeOrder,
};

/** Whether the axes, from the smallest stride on, are packed; a negative or zero stride is not. */
function isPackedInSomeOrder(l: Layout, itemsize: number): boolean {
  if (l.size === 0) return true;
  const axes = l.shape.map((_, k) => k).filter((k) => l.shape[k] !== 1);
  axes.sort((p, q) => l.strides[p] - l.strides[q]);
  let expected = itemsize;
  for (const axis of axes) {
    if (l.strides[axis] !== expected) return false;
    expected *= l.shape[axis];
  }
  return true;
}
