/** Elements put between those of an axis. */
import { IndexError, moveAxisLayout, ShapeError, type Slice, slice } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import { setItem } from "../indexing/setitem.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { arrayOf, maskOf, part, positionsIn, rangeOf, resized, type Where, withAxis } from "./along.ts";

/** Options of `insert`. */
export interface InsertOptions {
  /** The axis along which elements are inserted; left out or null: all elements in one row. */
  readonly axis?: number | null;
}

/**
 * The array with values before the given positions along an axis; positions count in the array as it was. One position
 * takes all values one after the other, a list of them one value each. Values are cast to the dtype of `a`. A copy.
 *
 * Throws IndexError for a position out of bounds, ShapeError for values that do not broadcast.
 *
 * ```ts
 * insert([1, 2, 3], 1, [10, 20]); // => array([ 1., 10., 20.,  2.,  3.])
 * insert([1, 2, 3], [0, 3], [-1, -2]); // => array([-1.,  1.,  2.,  3., -2.])
 * insert([[1, 2], [3, 4]], 1, 9, { axis: 1 }); // => array([[1., 9., 2.],
 * //           [3., 9., 4.]])
 * insert([1, 2], 5, 0); // throws IndexError: insert: index 5 is out of bounds for axis 0 with size 2
 * ```
 */
export function insert<const A extends ArrayLike>(
  a: A,
  where: Where,
  values: ArrayLike,
  options: InsertOptions = {},
): ArrayOf<A> {
  checkOptions("insert", options, ["axis"]);
  const [source, axis] = withAxis(toNDArray(a, "insert"), options.axis, "insert");
  const { dtype } = source;
  const given = toNDArray(values, "insert", dtype).astype(dtype, { copy: false });
  const length = source.shape[axis];
  const { positions, isOne } = positionsOf(source, where, length);
  const result =
    positions.length === 1
      ? insertBlock(source, axis, settle(positions[0], axis, length, length), blockOf(given, source.ndim, axis, isOne))
      : insertEach(source, axis, positions, given);
  return result as unknown as ArrayOf<A>;
}

function positionsOf(a: NDArray, where: Where, length: number): { positions: number[]; isOne: boolean } {
  const range = rangeOf(where, length, "insert");
  if (range !== null) {
    return { positions: Array.from({ length: range.count }, (_, i) => range.start + i * range.step), isOne: false };
  }
  const index = arrayOf(a, where as Exclude<Where, Slice | string>, "insert");
  if (index.dtype.kind === "b") {
    if (index.ndim !== 1) {
      throw new ShapeError(
        `insert: boolean array argument obj to insert must be one dimensional; got ${index.ndim} dimensions`,
        { shape: index.shape },
      );
    }
    return { positions: [...index.flat].flatMap((isThere, i) => (isThere ? [i] : [])), isOne: false };
  }
  if (index.ndim > 1) {
    throw new ShapeError(
      `insert: index array argument obj to insert must be one dimensional or scalar; got ${index.ndim} dimensions`,
      { shape: index.shape },
    );
  }
  return { positions: positionsIn(index, "insert"), isOne: typeof where === "number" || index.ndim === 0 };
}

function settle(at: number, axis: number, length: number, last: number): number {
  if (at >= -length && at <= last) return at < 0 ? at + length : at;
  throw new IndexError(`insert: index ${at} is out of bounds for axis ${axis} with size ${length}`, {
    index: at,
    axis,
    size: length,
  });
}

/** The values with as many axes as the array. NumPy: for a single position their first axis is the one that grows. */
function blockOf(values: NDArray, ndim: number, axis: number, isOne: boolean): NDArray {
  const grown =
    values.ndim >= ndim ? values : values.reshape([...new Array<number>(ndim - values.ndim).fill(1), ...values.shape]);
  return isOne ? grown.derive(moveAxisLayout(grown.layout, 0, axis, "insert")) : grown;
}

function insertBlock(a: NDArray, axis: number, at: number, values: NDArray): NDArray {
  const length = a.shape[axis];
  const count = values.shape[axis];
  const out = resized(a, axis, length + count, "insert");
  part(out, axis, 0, at).assign(part(a, axis, 0, at));
  part(out, axis, at, at + count).assign(values);
  part(out, axis, at + count, length + count).assign(part(a, axis, at, length));
  return out;
}

/** One value per position: the positions in the result follow from the order in which they stand in the array. */
function insertEach(a: NDArray, axis: number, positions: readonly number[], values: NDArray): NDArray {
  const length = a.shape[axis];
  const places = positions.map((at) => settle(at, axis, length, length));
  const sorted = [...places.keys()].sort((p, q) => places[p] - places[q]);
  sorted.forEach((which, before) => {
    places[which] += before;
  });
  const total = length + places.length;
  const out = resized(a, axis, total, "insert");
  const old = maskOf(a, total, 1, "insert");
  const { memory, address } = old.storage;
  for (const at of places) memory.bytes[address + at] = 0;
  const before = new Array<Slice>(axis).fill(slice());
  setItem(out, [...before, places], values, "insert");
  setItem(out, [...before, old], a, "insert");
  return out;
}
