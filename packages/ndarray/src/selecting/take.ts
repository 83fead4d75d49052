/** Elements along one axis by their indices: `take`, and `compress` by truth values. */
import { IndexError, normalizeAxis, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { IndexArray } from "../indexing/keys.ts";
import { packMask, truePositions } from "../indexing/mask.ts";
import { GATHER } from "../indexing/move.ts";
import { placeOf } from "../indexing/place.ts";
import { sieve } from "../indexing/sieve.ts";
import { transfer } from "../indexing/transfer.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { type IndexMode, indexArgument, type ModeOptions, modeOf, picksBy } from "./modes.ts";
import { checkOut, intoOut, type OutOptions } from "./out.ts";

/** Options of `take`. */
export interface TakeOptions extends ModeOptions, OutOptions {
  /** The axis along which elements are taken; left out or null: of all elements in C order. */
  readonly axis?: number | null;
}

/**
 * The elements at the given indices along an axis: `a[:, indices]`, with the axes of `indices` in its place. A copy.
 *
 * Throws IndexError for an index out of bounds unless `mode` is `"wrap"` or `"clip"`, AxisError for an axis that does not
 * exist, ShapeError if `out` has another shape.
 *
 * ```ts
 * take([10, 20, 30], [[0, -1], [1, 1]]); // => array([[10., 30.],
 * //           [20., 20.]])
 * take([[1, 2, 3], [4, 5, 6]], [2, 0], { axis: 1 }); // => array([[3., 1.],
 * //           [6., 4.]])
 * take([10, 20, 30], [5, -5], { mode: "clip" }); // => array([30., 10.])
 * take([10, 20, 30], 3); // throws IndexError: take: index 3 is out of bounds for axis 0 with size 3
 * ```
 */
export function take<const A extends ArrayLike>(
  a: A,
  indices: IndexArray | number | bigint,
  options: TakeOptions = {},
): ArrayOf<A> {
  checkOptions("take", options, ["axis", "mode", "out"]);
  const mode = modeOf(options, "take");
  const [source, axis] = alongAxis(toNDArray(a, "take"), options.axis, "take");
  const index = indexArgument(source, indices, "take");
  return intoOut(taken(source, index, axis, mode, options.out, "take"), options.out) as unknown as ArrayOf<A>;
}

/** The array and the axis that counts: all elements in one dimension if none is named. */
export function alongAxis(a: NDArray, axis: number | null | undefined, fn: string): [NDArray, number] {
  // NumPy: an array without axes counts as one with one axis.
  const isRow = axis === null || axis === undefined || (a.ndim === 0 && (axis === 0 || axis === -1));
  if (isRow) return [a.ndim === 1 ? a : a.reshape(-1), 0];
  return [a, normalizeAxis(axis, a.ndim, fn)];
}

/** What packed indices pick along an axis, in new memory in C order. */
export function taken(
  a: NDArray,
  index: NDArray,
  axis: number,
  mode: IndexMode,
  out: NDArray | null | undefined,
  fn: string,
): NDArray {
  const size = a.shape[axis];
  if (a.ndim === 1 && size > 0) {
    checkOut(out, index.shape, a.dtype, fn);
    const result = a.fresh(a.dtype, packLayout(index.shape, "C", a.itemsize), fn);
    const picks = picksBy(mode, index, size, axis, a.strides[0], fn);
    transfer(GATHER, placeOf(a), picks, placeOf(result), a.itemsize, [], a.dtype);
    return result;
  }
  const before = a.shape.slice(0, axis);
  const after = a.shape.slice(axis + 1);
  const shape = [...before, ...index.shape, ...after];
  checkOut(out, shape, a.dtype, fn);
  const result = a.fresh(a.dtype, packLayout(shape, "C", a.itemsize), fn);
  if (size === 0 && result.size > 0) {
    throw new IndexError(`${fn}: cannot do a non-empty take from an empty axes; got size 0 for axis ${axis}`, {
      axis,
      size,
    });
  }
  // NumPy: where the axes before are empty, no index is looked at.
  if (before.includes(0)) return result;
  const picks = picksBy(mode, index, size, axis, a.strides[axis], fn);
  const step = after.reduce((bytes, length) => bytes * length, a.itemsize);
  const rest = [...before, ...after];
  const packed = packLayout([...before, index.size, ...after], "C", a.itemsize).strides;
  transfer(
    GATHER,
    { storage: a.storage, offset: a.offset, strides: without(a.strides, axis) },
    picks,
    { storage: result.storage, offset: 0, strides: without(packed, axis) },
    step,
    rest,
    a.dtype,
  );
  return result;
}

function without(list: readonly number[], k: number): number[] {
  return [...list.slice(0, k), ...list.slice(k + 1)];
}

/** Options of `compress`. */
export interface CompressOptions extends OutOptions {
  /** The axis along which elements are chosen; left out or null: of all elements in C order. */
  readonly axis?: number | null;
}

/**
 * The elements along an axis for which a condition of one dimension is true; what it does not reach is left out. A copy.
 *
 * Throws ShapeError for a condition of other dimensions, IndexError if it is true beyond the end of the axis.
 *
 * ```ts
 * compress([false, true, true], [[1, 2, 3], [4, 5, 6]], { axis: 1 }); // => array([[2., 3.],
 * //           [5., 6.]])
 * compress([true, false, true], [[1, 2], [3, 4]]); // => array([1., 3.])
 * ```
 */
export function compress<const A extends ArrayLike>(
  condition: ArrayLike,
  a: A,
  options: CompressOptions = {},
): ArrayOf<A> {
  checkOptions("compress", options, ["axis", "out"]);
  const mask = packMask(toNDArray(condition, "compress"), "compress");
  if (mask.ndim !== 1) {
    throw new ShapeError(`compress: condition must be a 1-d array; got ${mask.ndim} dimensions`, { shape: mask.shape });
  }
  const [source, axis] = alongAxis(toNDArray(a, "compress"), options.axis, "compress");
  if (source.ndim === 1 && mask.size === source.size) {
    const result = sieve(source, mask, "compress");
    checkOut(options.out, result.shape, result.dtype, "compress");
    return intoOut(result, options.out) as unknown as ArrayOf<A>;
  }
  const index = truePositions(mask, "compress");
  const result = taken(source, index, axis, "raise", options.out, "compress");
  return intoOut(result, options.out) as unknown as ArrayOf<A>;
}

/**
 * The elements of an array, in C order, where a condition of the same size is true: `compress` of both in one dimension.
 * A copy.
 *
 * Throws IndexError if the condition is true beyond the end of the array.
 *
 * ```ts
 * extract([[true, false], [false, true]], [[1, 2], [3, 4]]); // => array([1., 4.])
 * ```
 */
export function extract<const A extends ArrayLike>(condition: ArrayLike, a: A): ArrayOf<A> {
  const mask = packMask(toNDArray(condition, "extract"), "extract").reshape(-1);
  const source = toNDArray(a, "extract").reshape(-1);
  if (mask.size === source.size) return sieve(source, mask, "extract") as unknown as ArrayOf<A>;
  return taken(source, truePositions(mask, "extract"), 0, "raise", null, "extract") as unknown as ArrayOf<A>;
}
