/** A choice between the elements of two arrays, by a condition. */
import { chooseElements } from "@strided/kernel";
import { broadcastLayout, broadcastShapeList, packAlong, planLoop } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
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
  const strides = layouts.map((layout) => layout.strides);
  // Hot: one axis has one order.
  const perm = shape.length < 2 ? [0].slice(0, shape.length) : planLoop(shape, strides, { coalesce: false }).perm;
  const out = test.fresh(dtype, packAlong(shape, perm, dtype.itemsize), "where");
  const [by, yes, no] = operands.map((a, k) => ({ storage: a.storage, dtype: a.dtype, layout: layouts[k] }));
  chooseElements(out, by, yes, no);
  return out;
}
