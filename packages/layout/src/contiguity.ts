/**
 * Contiguity: whether a layout is packed in C or in Fortran order.
 *
 * NumPy's relaxed rule: strides of axes of length 1 never matter, an empty array is both, and so is one without axes. The
 * answer is never derived from strides by other means.
 */
import type { Layout } from "./layout.ts";

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
  return isPacked(l, itemsize, l.shape.length - 1, -1);
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
  return isPacked(l, itemsize, 0, 1);
}

/** Whether the axes are packed one around the other, from the axis `first` on in the direction `step`. */
function isPacked(l: Layout, itemsize: number, first: number, step: number): boolean {
  if (l.size === 0) return true;
  const { shape, strides } = l;
  let expected = itemsize;
  for (let left = shape.length, k = first; left > 0; left--, k += step) {
    const length = shape[k];
    if (length !== 1) {
      if (strides[k] !== expected) return false;
      expected *= length;
    }
  }
  return true;
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
