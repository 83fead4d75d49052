/**
 * The heart of reshape: can the same elements, in the same order, be reached through another shape?
 *
 * Old and new axes fall into groups, the smallest runs of neighbours with equal products. Inside a group the old axes must
 * chain, each stride being the next length times the next stride, for then the group is one evenly spaced run which any
 * lengths can divide anew. The first pair of axes that does not chain is the reason why no view exists.
 */

/** Why the strides allow no view: two neighbouring axes that the new shape merges, though they do not chain. */
export interface ReshapeObstacle {
  /** The two axes of the old shape, outer one first; only axes of length 1 lie between them. */
  readonly axes: readonly [number, number];
  /** The stride that would let them merge: of the outer axis in C order, of the inner one in Fortran order. */
  readonly needed: number;
  /** The stride that this axis has. */
  readonly got: number;
  /** The axes of the new shape, first and last, which would have needed the merged axis. */
  readonly into: readonly [number, number];
}

/**
 * The strides that reach the elements of (`shape`, `strides`) through `newShape`, or the obstacle when there are none.
 * Both shapes have the same size, which is not 0.
 *
 * @example
 * ```ts
 * reshapeStrides([4, 6], [12, 2], [2, 2, 6], "C", 1); // => [ 24, 12, 2 ]
 * reshapeStrides([4, 6], [1, 4], [24], "C", 1); // => { axes: [ 0, 1 ], needed: 24, got: 1, into: [ 0, 0 ] }
 * ```
 */
export function reshapeStrides(
  shape: readonly number[],
  strides: readonly number[],
  newShape: readonly number[],
  order: "C" | "F",
  itemsize: number,
): number[] | ReshapeObstacle {
  // Axes of length 1 take no part: their strides mean nothing.
  const axes: number[] = [];
  for (let k = 0; k < shape.length; k++) if (shape[k] !== 1) axes.push(k);

  const count = newShape.length;
  const result = new Array<number>(count);
  let from = 0;
  let into = 0;
  while (from < axes.length && into < count) {
    let oldProduct = shape[axes[from]];
    let newProduct = newShape[into];
    let fromEnd = from + 1;
    let intoEnd = into + 1;
    while (oldProduct !== newProduct) {
      if (newProduct < oldProduct) newProduct *= newShape[intoEnd++];
      else oldProduct *= shape[axes[fromEnd++]];
    }
    for (let k = from; k + 1 < fromEnd; k++) {
      const outer = axes[k];
      const inner = axes[k + 1];
      const needed = order === "C" ? shape[inner] * strides[inner] : shape[outer] * strides[outer];
      const got = order === "C" ? strides[outer] : strides[inner];
      if (needed !== got) return { axes: [outer, inner], needed, got, into: [into, intoEnd - 1] };
    }
    if (order === "C") {
      result[intoEnd - 1] = strides[axes[fromEnd - 1]];
      for (let k = intoEnd - 1; k > into; k--) result[k - 1] = result[k] * newShape[k];
    } else {
      result[into] = strides[axes[from]];
      for (let k = into + 1; k < intoEnd; k++) result[k] = result[k - 1] * newShape[k - 1];
    }
    from = fromEnd;
    into = intoEnd;
  }
  // What is left are axes of length 1; NumPy gives them the stride reached so far.
  let last = into > 0 ? result[into - 1] : itemsize;
  if (into > 0 && order === "F") last *= newShape[into - 1];
  for (; into < count; into++) result[into] = last;
  return result;
}
