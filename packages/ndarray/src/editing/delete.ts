/** Elements taken out of an axis. */
import { IndexError, ShapeError, type Slice, slice } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import { packMask, truePositions } from "../indexing/mask.ts";
import type { Positions } from "../indexing/move.ts";
import { pickEntries } from "../indexing/pick.ts";
import { elementsOf, packIndex } from "../indexing/positions.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { arrayOf, maskOf, part, rangeOf, resized, type Where, withAxis } from "./along.ts";

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
      const left = kept(a, axis, () => listed(range));
      return a.ndim === 1 ? left : resized(a, axis, length - count, "delete").assign(left);
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
    const gone = truePositions(packMask(index, "delete"), "delete");
    return kept(a, axis, () => elementsOf(gone));
  }
  const gone = packIndex(index, "delete");
  if (gone.size === 1) return cutOut(a, axis, positionAlong(elementsOf(gone)[0], axis, length), 1);
  return kept(a, axis, () => elementsOf(gone));
}

function listed({ start, step, count }: { start: number; step: number; count: number }): Positions {
  const list = new Float64Array(count);
  for (let i = 0; i < count; i++) list[i] = start + i * step;
  return list;
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

/** What is left without some positions; they are asked for when no more memory is made. */
function kept(a: NDArray, axis: number, gone: () => Positions): NDArray {
  const length = a.shape[axis];
  const keep = maskOf(a, length, 1, "delete");
  const { memory, address } = keep.storage;
  const { bytes } = memory;
  const list = gone();
  // NumPy: it is the only axis of this mask that an error tells of.
  for (let i = 0; i < list.length; i++) bytes[address + positionAlong(list[i], 0, length)] = 0;
  return pickAlong(a, axis, keep);
}

function pickAlong(a: NDArray, axis: number, keep: NDArray): NDArray {
  return pickEntries(a, [...new Array<Slice>(axis).fill(slice()), keep], "brackets", "delete");
}
