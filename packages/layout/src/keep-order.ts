/**
 * Order 'K' of new arrays: a copy nests its axes as its source does, without the source's gaps, repeats and directions.
 */
import { isCContiguous, isFContiguous } from "./contiguity.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";
import { packLayout } from "./pack.ts";

/**
 * The packed layout of a copy in order `"K"`: C order for what is packed in C order, Fortran order for what is packed in
 * Fortran order, otherwise the axes nest by the size of their strides.
 *
 * @example
 * ```ts
 * keepOrderLayout(createLayout([2, 3, 4], { strides: [4, 8, 1] })).strides; // => [ 4, 8, 1 ]
 * keepOrderLayout(createLayout([3], { strides: [-2], offset: 4 })).strides; // => [ 1 ]
 * ```
 */
export function keepOrderLayout(l: Layout, itemsize = 1): Layout {
  if (l.ndim <= 1 || isCContiguous(l, itemsize)) return packLayout(l.shape, "C", itemsize);
  if (isFContiguous(l, itemsize)) return packLayout(l.shape, "F", itemsize);
  const perm = l.shape.map((_, k) => k);
  // The sort is stable: axes with equal strides stay in C order.
  perm.sort((p, q) => Math.abs(l.strides[q]) - Math.abs(l.strides[p]));
  return packAlong(l.shape, perm, itemsize);
}

/**
 * The packed layout of `shape` whose axes nest in the order `perm`, outermost first: what a new output gets from the order
 * in which a loop plan walks its axes.
 *
 * @example
 * ```ts
 * packAlong([2, 3], [1, 0]).strides; // => [ 1, 2 ]
 * ```
 */
export function packAlong(shape: readonly number[], perm: readonly number[], itemsize = 1): Layout {
  const strides = new Array<number>(shape.length);
  let stride = itemsize;
  for (let k = perm.length - 1; k >= 0; k--) {
    strides[perm[k]] = stride;
    stride *= shape[perm[k]];
  }
  if (stride === 0) strides.fill(0);
  return uncheckedLayout(shape, strides, 0);
}
