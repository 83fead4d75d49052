/** Repetition as broadcasting: new axes of the repeats beside the array's own, then one copy. */
import { broadcastLayout, reshapeLayout } from "@strided/layout";
import type { NDArray } from "./array.ts";
import { toNDArray } from "./create.ts";
import type { ArrayLike } from "./nested.ts";

/**
 * The array repeated `reps` times along each axis; a number repeats the last axis. Always a copy.
 *
 * ```ts
 * tile([1, 2], 2); // => array([1., 2., 1., 2.])
 * tile([[1], [2]], [1, 3]); // => array([[1., 1., 1.],
 * //           [2., 2., 2.]])
 * ```
 */
export function tile(a: ArrayLike, reps: number | readonly number[]): NDArray {
  const source = toNDArray(a, "tile");
  const repeats = typeof reps === "number" ? [reps] : reps;
  const ndim = Math.max(source.ndim, repeats.length);
  const lengths = [...new Array<number>(ndim - source.ndim).fill(1), ...source.shape];
  const times = [...new Array<number>(ndim - repeats.length).fill(1), ...repeats];
  const apart = reshapeLayout(
    source.layout,
    lengths.flatMap((length) => [1, length]),
    { itemsize: source.itemsize },
  );
  const spread = source.derive(apart as NonNullable<typeof apart>);
  const tiled = spread.derive(
    broadcastLayout(
      spread.layout,
      lengths.flatMap((length, k) => [times[k], length]),
      "tile",
    ),
  );
  return tiled.reshape(
    lengths.map((length, k) => length * times[k]),
    { copy: true },
  );
}
