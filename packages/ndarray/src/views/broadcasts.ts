/** Views that repeat: axes of length 1 and missing ones are stretched with stride 0. Read-only, since elements coincide. */
import { broadcastLayout, broadcastShapeList, numbersOf, sameNumbers } from "@strided/layout";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";

/**
 * The array stretched to a shape by repeating axes of length 1 and missing ones. A read-only view.
 *
 * Throws ShapeError if the shape does not fit.
 *
 * ```ts
 * broadcastTo([1, 2], [2, 2]); // => array([[1., 2.],
 * //           [1., 2.]])
 * broadcastTo([1, 2], [2, 2]).strides; // => [ 0, 8 ]
 * broadcastTo([1, 2], [3]); // throws ShapeError: broadcastTo: could not broadcast input array from shape (2,) into shape (3,)
 * ```
 */
export function broadcastTo<const A extends ArrayLike>(a: A, shape: readonly number[] | number): ArrayOf<A> {
  const source = toNDArray(a, "broadcastTo");
  const lengths = numbersOf(shape, "shape", "broadcastTo").slice();
  return source.derive(broadcastLayout(source.layout, lengths, "broadcastTo"), "broadcastTo") as unknown as ArrayOf<A>;
}

/**
 * The arrays stretched to their common shape. Read-only views; the arrays themselves if all have one shape already.
 *
 * Throws ShapeError if the shapes do not broadcast together.
 *
 * ```ts
 * const [x, y] = broadcastArrays([1, 2, 3], [[10], [20]]);
 * x.shape; // => [ 2, 3 ]
 * y; // => array([[10., 10., 10.],
 * //           [20., 20., 20.]])
 * y.flags.writeable; // => false
 * ```
 */
export function broadcastArrays<const A extends readonly ArrayLike[]>(...arrays: A): { [I in keyof A]: ArrayOf<A[I]> } {
  const sources = arrays.map((a) => toNDArray(a, "broadcastArrays"));
  const shape = broadcastShapeList(
    sources.map((source) => source.shape),
    "broadcastArrays",
  );
  const isCommon = sources.every((source) => sameNumbers(source.shape, shape));
  // NumPy: its views are writeable for now and warn at the first write; ours are what it means them to become.
  const views = sources.map((source) =>
    isCommon ? source : source.derive(broadcastLayout(source.layout, shape, "broadcastArrays"), "broadcastArrays"),
  );
  return views as unknown as { [I in keyof A]: ArrayOf<A[I]> };
}
