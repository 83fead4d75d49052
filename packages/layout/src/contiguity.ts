/**
 * Contiguity: whether a layout is packed in C or in Fortran order.
 *
 * NumPy's relaxed rule: strides of axes of length 1 never matter, an empty array is both, and so is one without axes. The
 * answer is never derived from strides by other means.
 */
import type { Layout } from "./layout.ts";
import { sizeOf } from "./shape.ts";

/**
 * Whether the elements lie one after the other in C order (last axis innermost).
 *
 * @example
 * ```ts
 * isCContiguous(createLayout([2, 3])); // => true
 * isCContiguous(createLayout([2, 1], { strides: [1, 99] })); // => true
 * ```
 */
export function isCContiguous(l: Layout, itemsize = 1): boolean {
  return looseAxis(l, itemsize, l.shape.length - 1, -1) < 0;
}

/**
 * Whether the elements lie one after the other in Fortran order (first axis innermost).
 *
 * @example
 * ```ts
 * isFContiguous(createLayout([2, 3], { order: "F" })); // => true
 * isFContiguous(createLayout([2, 3])); // => false
 * ```
 */
export function isFContiguous(l: Layout, itemsize = 1): boolean {
  return looseAxis(l, itemsize, 0, 1) < 0;
}

/** Why a layout is not packed in an order: the first axis, from the innermost on, whose stride is another one. */
export interface PackingObstacle {
  readonly axis: number;
  /** The stride that would leave no gap: the bytes of all elements inside of one step. */
  readonly needed: number;
  readonly got: number;
}

/**
 * The first axis, from the innermost on, that is not packed around the ones inside of it; `null` for a packed layout.
 *
 * @example
 * ```ts
 * packingObstacle(createLayout([2, 3], { strides: [6, 2] }), "C"); // => { axis: 1, needed: 1, got: 2 }
 * packingObstacle(createLayout([2, 3]), "F"); // => { axis: 0, needed: 1, got: 3 }
 * packingObstacle(createLayout([2, 3]), "C"); // => null
 * ```
 */
export function packingObstacle(l: Layout, order: "C" | "F", itemsize = 1): PackingObstacle | null {
  const isC = order === "C";
  const axis = isC ? looseAxis(l, itemsize, l.shape.length - 1, -1) : looseAxis(l, itemsize, 0, 1);
  if (axis < 0) return null;
  const inside = isC ? l.shape.slice(axis + 1) : l.shape.slice(0, axis);
  return { axis, needed: itemsize * sizeOf(inside), got: l.strides[axis] };
}

/** The first axis that is not packed, from the axis `first` on in the direction `step`; -1 if all are. */
function looseAxis(l: Layout, itemsize: number, first: number, step: number): number {
  if (l.size === 0) return -1;
  const { shape, strides } = l;
  let expected = itemsize;
  for (let left = shape.length, k = first; left > 0; left--, k += step) {
    const length = shape[k];
    if (length !== 1) {
      if (strides[k] !== expected) return k;
      expected *= length;
    }
  }
  return -1;
}

/**
 * In which orders a layout is packed: `"CF"` for both, `null` for neither.
 *
 * @example
 * ```ts
 * contiguity(createLayout([2, 3])); // => "C"
 * contiguity(createLayout([6])); // => "CF"
 * contiguity(createLayout([2, 3], { strides: [6, 2] })); // => null
 * ```
 */
export function contiguity(l: Layout, itemsize = 1): "CF" | "C" | "F" | null {
  const c = isCContiguous(l, itemsize);
  const f = isFContiguous(l, itemsize);
  if (c) return f ? "CF" : "C";
  return f ? "F" : null;
}
