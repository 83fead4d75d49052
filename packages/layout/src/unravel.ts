/** Between the number of an element, counted in C or in Fortran order, and its indices. A matter of the shape alone. */

import { IndexError, ShapeError } from "./errors.ts";
import { checkList } from "./kind.ts";
import { type Order, packedStrides } from "./pack.ts";
import { shapeText, sizeOf } from "./shape.ts";

/**
 * The indices of element number `flat`. The number must not be negative, as in NumPy.
 *
 * @throws IndexError when there is no such element.
 *
 * @example
 * ```ts
 * unravelIndex(5, [2, 3]); // => [ 1, 2 ]
 * unravelIndex(5, [2, 4], "F"); // => [ 1, 2 ]
 * ```
 */
export function unravelIndex(
  flat: number,
  shape: readonly number[],
  order: Order = "C",
  fn = "unravelIndex",
): number[] {
  const size = sizeOf(checkList(shape, "shape", fn));
  if (!Number.isInteger(flat) || flat < 0 || flat >= size) {
    throw new IndexError(`${fn}: index ${flat} is out of bounds for array with size ${size}`, { index: flat, size });
  }
  const indices = new Array<number>(shape.length);
  let left = flat;
  for (let j = 0; j < shape.length; j++) {
    const k = order === "C" ? shape.length - 1 - j : j;
    indices[k] = left % shape[k];
    left = Math.floor(left / shape[k]);
  }
  return indices;
}

/** What {@link ravelMultiIndex} does with an index outside of its axis: refuse it, wrap it around, or clip it to the ends. */
export type OutOfRange = "raise" | "wrap" | "clip";

/** How indices are counted, and what happens to those out of range; one mode for all axes or one for each. */
export interface RavelMultiIndexOptions {
  readonly mode?: OutOfRange | readonly OutOfRange[];
  readonly order?: Order;
}

/**
 * The number of the element with the given indices: the inverse of {@link unravelIndex}.
 *
 * @throws IndexError for an index out of range in mode `"raise"`; ShapeError unless there is one index for each axis.
 *
 * @example
 * ```ts
 * ravelMultiIndex([1, 2], [2, 3]); // => 5
 * ravelMultiIndex([1, 4], [2, 3], { mode: "wrap" }); // => 4
 * ```
 */
export function ravelMultiIndex(
  indices: readonly number[],
  shape: readonly number[],
  options: RavelMultiIndexOptions = {},
  fn = "ravelMultiIndex",
): number {
  const { mode = "raise", order = "C" } = options;
  if (indices.length !== shape.length) {
    throw new ShapeError(
      `${fn}: parameter multi_index must be a sequence of length ${shape.length}; got ${indices.length} indices`,
      { shape, got: indices.length, expected: shape.length },
    );
  }
  const strides = packedStrides(shape, order);
  let flat = 0;
  for (let k = 0; k < shape.length; k++) {
    const settle = SETTLE[typeof mode === "string" ? mode : mode?.[k]];
    if (settle === undefined) {
      throw new TypeError(
        `${fn}: unknown mode; got ${String(mode)}, expected ${Object.keys(SETTLE).join(", ")}, or a list of these`,
      );
    }
    const index = settle(indices[k], shape[k]);
    if (index < 0 || index >= shape[k] || !Number.isInteger(index)) {
      throw new IndexError(
        `${fn}: invalid entry in coordinates array; got ${indices[k]} for axis ${k} of shape ${shapeText(shape)}`,
        { index: indices[k], axis: k, size: shape[k] },
      );
    }
    flat += index * strides[k];
  }
  return flat;
}

const SETTLE: { readonly [M in OutOfRange]: (index: number, length: number) => number } = {
  raise: (index) => index,
  wrap: (index, length) => ((index % length) + length) % length,
  clip: (index, length) => Math.min(Math.max(index, 0), length - 1),
};
