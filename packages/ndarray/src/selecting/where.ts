/** A choice between the elements of two arrays, by a condition. */
import { copyElements } from "@strided/kernel";
import { broadcastLayout, broadcastShapeList, packAlong, packLayout, planLoop } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import { packMask } from "../indexing/mask.ts";
import { putMasked } from "../indexing/masked.ts";
import { type ChosenDType, joined } from "../joining/joined-dtype.ts";
import type { ArrayLike } from "../nested.ts";
import { nonzeroOf } from "./nonzero.ts";

/**
 * With three arguments the elements of `x` where a condition is true and of `y` elsewhere, all broadcast together, in the
 * common dtype of `x` and `y`; with one argument what `nonzero` gives. Copies.
 *
 * Throws ShapeError if the shapes do not broadcast together, TypeError for two arguments.
 *
 * ```ts
 * where([true, false, true], [1, 2, 3], 0); // => array([1., 0., 3.])
 * where([[true], [false]], [1, 2], [10, 20]); // => array([[ 1.,  2.],
 * //           [10., 20.]])
 * where([0, 5]); // => [ array([1], dtype=int32) ]
 * ```
 */
export function where(condition: ArrayLike): NDArray<"int32">[];
export function where<const X extends ArrayLike, const Y extends ArrayLike>(
  condition: ArrayLike,
  x: X,
  y: Y,
): NDArray<ChosenDType<X, Y>>;
export function where(condition: ArrayLike, ...choices: readonly ArrayLike[]): NDArray | NDArray[] {
  const test = toNDArray(condition, "where");
  if (choices.length === 0) return nonzeroOf(test, "where") as NDArray[];
  if (choices.length !== 2) {
    throw new TypeError("where: either both or neither of x and y should be given; got one of them");
  }
  const { arrays, dtype } = joined(choices, "where");
  const [x, y] = arrays;
  const operands = [test, x, y];
  const shape = broadcastShapeList(
    operands.map((a) => a.shape),
    "where",
  );
  const layouts = operands.map((a) => broadcastLayout(a.layout, shape, "where"));
  const { perm } = planLoop(
    shape,
    layouts.map((layout) => layout.strides),
    { coalesce: false },
  );
  const { itemsize } = dtype;
  const out = test.fresh(dtype, packAlong(shape, perm, itemsize), "where");
  copyElements(out, { storage: y.storage, dtype: y.dtype, layout: layouts[2] });
  // Mask and x in the order of the result's memory: all three are one row, whatever their axes.
  const mask = packMask(test.derive(layouts[0]).transpose(perm), "where");
  const isOne = x.size === 1;
  const values = inOrder(isOne ? x : x.derive(layouts[1]).transpose(perm), dtype);
  const row = out.derive(packLayout(mask.shape, "C", itemsize));
  putMasked(row, mask, { array: values, along: isOne ? 0 : itemsize, apart: 0 }, "where");
  return out;
}

function inOrder(a: NDArray, dtype: NDArray["dtype"]): NDArray {
  return a.astype(dtype, { order: "C", copy: false });
}
