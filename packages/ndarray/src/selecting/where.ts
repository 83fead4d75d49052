/** A choice between the elements of two arrays, by a condition. */
import { chooseElements } from "@strided/kernel";
import { broadcastLayout, broadcastShapeList, packAlong, packLayout, planLoop } from "@strided/layout";
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
  const isLine = shape.length < 2;
  const reads = operands.map(({ storage, dtype, layout }) => {
    const isWhole = isLine && layout.shape.length === shape.length && layout.size === shape[0];
    return { storage, dtype, layout: isWhole ? layout : broadcastLayout(layout, shape, "where") };
  });
  const layout = isLine
    ? packLayout(shape, "C", dtype.itemsize)
    : packAlong(shape, planLoop(shape, reads.map(stridesOf), { coalesce: false }).perm, dtype.itemsize);
  const out = test.fresh(dtype, layout, "where");
  const [by, yes, no] = reads;
  chooseElements(out, by, yes, no);
  return out;
}

const stridesOf = ({ layout }: Pick<NDArray, "layout">): readonly number[] => layout.strides;
