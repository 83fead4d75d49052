/** Repetition as broadcasting: new axes of the repeats beside the array's own, then one copy. */
import { copyElements } from "@strided/kernel";
import { packLayout, ShapeError, uncheckedLayout } from "@strided/layout";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";

/**
 * The array repeated `reps` times along each axis; a number repeats the last axis. A copy.
 *
 * Throws ShapeError for a negative number of repeats.
 *
 * ```ts
 * tile([1, 2], 2); // => array([1., 2., 1., 2.])
 * tile([[1], [2]], [1, 3]); // => array([[1., 1., 1.],
 * //           [2., 2., 2.]])
 * ```
 */
export function tile<const A extends ArrayLike>(a: A, reps: number | readonly number[]): ArrayOf<A> {
  const source = toNDArray(a, "tile");
  const repeats = typeof reps === "number" ? [reps] : reps;
  const wrong = repeats.find((times) => !(Number.isInteger(times) && times >= 0));
  if (wrong !== undefined) {
    throw new ShapeError(`tile: repeats must be non-negative whole numbers; got ${wrong}`, { got: wrong });
  }
  const ndim = Math.max(source.ndim, repeats.length);
  const before = new Array<number>(ndim - source.ndim);
  const lengths = [...before.fill(1), ...source.shape];
  const strides = [...before.fill(0), ...source.strides];
  const times = [...new Array<number>(ndim - repeats.length).fill(1), ...repeats];
  const { dtype, storage, itemsize } = source;
  const shape = lengths.map((length, k) => length * times[k]);
  const out = source.fresh(dtype, packLayout(shape, "C", itemsize), "tile");
  const apart = lengths.flatMap((length, k) => [times[k], length]);
  copyElements(
    { storage: out.storage, dtype, layout: packLayout(apart, "C", itemsize) },
    {
      storage,
      dtype,
      layout: uncheckedLayout(
        apart,
        strides.flatMap((stride) => [0, stride]),
        source.offset,
      ),
    },
  );
  return out as unknown as ArrayOf<A>;
}
