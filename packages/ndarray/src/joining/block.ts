/** An array put together from blocks in nested lists, as a matrix is written. Always a copy. */
import { ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { concatenated } from "./concat.ts";

/** A block, or a list of blocks: JavaScript arrays are lists, anything else is a block. */
export type Blocks = Exclude<ArrayLike, readonly unknown[]> | readonly Blocks[];

/**
 * Blocks joined along the last axis in the innermost lists, along the one before in the next ones, and so on. A copy in
 * their common dtype.
 *
 * Throws ShapeError for lists of different depths, an empty list, or blocks that do not fit together.
 *
 * ```ts
 * const one = eye(2);
 * block([[one, zeros([2, 1])], [full([1, 2], 7), 5]]); // => array([[1., 0., 0.],
 * //           [0., 1., 0.],
 * //           [7., 7., 5.]])
 * block([1, [2]] as never); // throws ShapeError: block: List depths are mismatched; got depths 1 and 2
 * ```
 */
export function block(arrays: Blocks): NDArray {
  const depth = depthOf(arrays);
  const ndim = Math.max(depth, mostAxes(arrays));
  return depth === 0 ? toNDArray(arrays as ArrayLike, "block").copy() : joinBlocks(arrays, depth, ndim);
}

function isList(blocks: Blocks): blocks is readonly Blocks[] {
  return Array.isArray(blocks);
}

function depthOf(blocks: Blocks): number {
  if (!isList(blocks)) return 0;
  if (blocks.length === 0) throw new ShapeError("block: a list of blocks cannot be empty; got []", { got: 0 });
  const depths = blocks.map(depthOf);
  const other = depths.find((depth) => depth !== depths[0]);
  if (other === undefined) return depths[0] + 1;
  throw new ShapeError(`block: List depths are mismatched; got depths ${depths[0] + 1} and ${other + 1}`, {
    got: depths,
  });
}

function mostAxes(blocks: Blocks): number {
  return isList(blocks) ? Math.max(...blocks.map(mostAxes)) : toNDArray(blocks as ArrayLike, "block").ndim;
}

function joinBlocks(blocks: Blocks, depth: number, ndim: number): NDArray {
  if (isList(blocks)) {
    const parts = blocks.map((part) => joinBlocks(part, depth - 1, ndim));
    const joined = concatenated(parts, { axis: -depth }, "block");
    // What was joined on the way gives its memory back while it is warm.
    if (depth > 1) for (const { storage } of parts) storage.dispose();
    return joined;
  }
  const a = toNDArray(blocks as ArrayLike, "block");
  return a.reshape([...new Array<number>(ndim - a.ndim).fill(1), ...a.shape]);
}
