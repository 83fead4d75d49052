/** Elements taken out of an axis. */
import { IndexError, ShapeError, type Slice, slice } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import { pickEntries } from "../indexing/pick.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { arrayOf, maskOf, part, positionsIn, rangeOf, resized, type Where, withAxis } from "./along.ts";

/** Options of `delete`. */
export interface DeleteOptions {
  /** The axis along which elements go; left out or null: all elements in one row. */
  readonly axis?: number | null;
}

/**
 * The array without some of its elements along an axis: a position, a range (`"1:3"`), an array of positions, or a mask of
 * those that go. A copy. Exported as `delete`, which is a word that only a namespace can hold: `np.delete(a, 1)`.
 *
 * Throws IndexError for a position out of bounds, ShapeError for a mask of another length than the axis.
 *
 * ```ts
 * np.delete([10, 20, 30], 1); // => array([10., 30.])
 * np.delete([[1, 2, 3], [4, 5, 6]], [0, -1], { axis: 1 }); // => array([[2.],
 * //           [5.]])
 * np.delete([10, 20, 30], 3); // throws IndexError: delete: index 3 is out of bounds for axis 0 with size 3
 * ```
 */
export function deleteItems<const A extends ArrayLike>(a: A, where: Where, options: DeleteOptions = {}): ArrayOf<A> {
  checkOptions("delete", options, ["axis"]);
  const [source, axis] = withAxis(toNDArray(a, "delete"), options.axis, "delete");
  return without(source, where, axis) as unknown as ArrayOf<A>;
}

function without(a: NDArray, where: Where, axis: number): NDArray {
  const length = a.shape[axis];
  const range = rangeOf(where, length, "delete");
  if (range !== null) {
    const { start, step, count } = range;
    if (count > 0 && Math.abs(step) !== 1) {
      const gone = Array.from({ length: count }, (_, i) => start + i * step);
      return resized(a, axis, length - count, "delete").assign(kept(a, axis, gone));
    }
    return cutOut(a, axis, step < 0 ? start - count + 1 : start, count);
  }
  const index = arrayOf(a, where as Exclude<Where, Slice | string>, "delete");
  if (index.dtype.kind === "b") {
    if (index.ndim !== 1 || index.size !== length) {
      throw new ShapeError(
        `delete: boolean array argument obj to delete must be one dimensional and match the axis length of ${length}; got shape (${index.shape.join(",")})`,
        { shape: index.shape, expected: length },
      );
    }
    const gone = [...index.flat].flatMap((isGone, i) => (isGone ? [i] : []));
    return kept(a, axis, gone);
  }
  const gone = positionsIn(index, "delete").map((at) => positionAlong(at, axis, length));
  return gone.length === 1 ? cutOut(a, axis, gone[0], 1) : kept(a, axis, gone);
}

function positionAlong(at: number, axis: number, length: number): number {
  if (at >= -length && at < length) return at < 0 ? at + length : at;
  throw new IndexError(`delete: index ${at} is out of bounds for axis ${axis} with size ${length}`, {
    index: at,
    axis,
    size: length,
  });
}

function cutOut(a: NDArray, axis: number, start: number, count: number): NDArray {
  const length = a.shape[axis];
  const out = resized(a, axis, length - count, "delete");
  part(out, axis, 0, start).assign(part(a, axis, 0, start));
  part(out, axis, start, length - count).assign(part(a, axis, start + count, length));
  return out;
}

function kept(a: NDArray, axis: number, gone: readonly number[]): NDArray {
  const keep = maskOf(a, a.shape[axis], 1, "delete");
  const { memory, address } = keep.storage;
  for (const at of gone) memory.bytes[address + at] = 0;
  return pickAlong(a, axis, keep);
}

function pickAlong(a: NDArray, axis: number, keep: NDArray): NDArray {
  return pickEntries(a, [...new Array<Slice>(axis).fill(slice()), keep], "brackets", "delete");
}
