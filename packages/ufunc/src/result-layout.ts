/** Where the elements of a new result lie: NumPy's order 'K' follows the operands, as the loop walks them. */
import { broadcastLayout, isFContiguous, type Layout, packAlong, packLayout, planLoop } from "@strided/layout";
import type { NDArray } from "@strided/ndarray";

/** Memory order of a new result: "C", "F", "A" (F if all operands are Fortran-contiguous), "K" (as the operands lie). */
export type Order = "C" | "F" | "A" | "K";

/** The packed layout of a result over operands that broadcast to `shape`. */
export function resultLayout(
  shape: readonly number[],
  operands: readonly NDArray[],
  order: Order,
  itemsize: number,
): Layout {
  if (order !== "K" || shape.length < 2) {
    const isF = order === "F" || (order === "A" && operands.every((a) => isFContiguous(a.layout, a.itemsize)));
    return packLayout(shape, isF ? "F" : "C", itemsize);
  }
  const strides = operands.map((a) => broadcastLayout(a.layout, shape).strides);
  const { perm } = planLoop(shape, strides, { coalesce: false });
  return packAlong(shape, perm, itemsize);
}
