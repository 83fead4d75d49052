/** Other sizes: elements repeated to fill a shape, values at the end, zeros cut off at the ends. */

import { allocateZeroed } from "@strided/buffer";
import { checkShape, normalizeAxes, numbersOf, packLayout, slice } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import { packMask, trueIndices } from "../indexing/mask.ts";
import { concatenated } from "../joining/concat.ts";
import type { JoinedDType } from "../joining/joined-dtype.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, oneOf } from "../options.ts";
import { cycled } from "../selecting/put.ts";

/**
 * The elements in C order in a new shape of any size: cut off where it is smaller, repeated from the front where it is
 * larger, zeros where there is nothing to repeat. A copy. (NumPy's method of this name changes the array in place; views
 * stay valid here, so there is no such method.)
 *
 * Throws ShapeError for a negative length.
 *
 * ```ts
 * resize([1, 2, 3], [2, 2]); // => array([[1., 2.],
 * //           [3., 1.]])
 * ```
 */
export function resize<const A extends ArrayLike>(a: A, newShape: number | readonly number[]): ArrayOf<A> {
  const source = toNDArray(a, "resize");
  const shape = numbersOf(newShape, "shape", "resize");
  const size = checkShape(shape, source.itemsize, "resize");
  if (size === 0 || source.size === 0) {
    const layout = packLayout(shape, "C", source.itemsize);
    return source.fresh(source.dtype, layout, "resize", allocateZeroed) as unknown as ArrayOf<A>;
  }
  const row = source.reshape(-1);
  if (row.size === 1) {
    const out = source.fresh(source.dtype, packLayout(shape, "C", source.itemsize), "resize");
    return out.assign(row) as unknown as ArrayOf<A>;
  }
  const enough = size <= row.size ? row.slice(slice(size)).copy() : cycled(row.copy(), size, "resize");
  return enough.reshape(shape) as unknown as ArrayOf<A>;
}

/** Options of `append`. */
export interface AppendOptions {
  /** The axis along which to join; left out or null: all elements of both in one row. */
  readonly axis?: number | null;
}

/**
 * The array with values behind its elements: `concat` of both. A copy.
 *
 * Throws what `concat` throws.
 *
 * ```ts
 * append([1, 2], [[3], [4]]); // => array([1., 2., 3., 4.])
 * append([[1, 2]], [[3, 4]], { axis: 0 }); // => array([[1., 2.],
 * //           [3., 4.]])
 * ```
 */
export function append<const A extends ArrayLike, const V extends ArrayLike>(
  a: A,
  values: V,
  options: AppendOptions = {},
): NDArray<JoinedDType<[A, V]>> {
  checkOptions("append", options, ["axis"]);
  const { axis = null } = options;
  return concatenated([a, values], { axis }, "append") as unknown as NDArray<JoinedDType<[A, V]>>;
}

/** Options of `trimZeros`. */
export interface TrimZerosOptions {
  /** Where to cut: at the front, at the back, or both (the default). */
  readonly trim?: "fb" | "bf" | "f" | "b";
  /** The axes to cut; all if left out or null. */
  readonly axis?: number | readonly number[] | null;
}

/**
 * The array without the zeros around its other elements. A view.
 *
 * Throws AxisError for an axis that does not exist.
 *
 * ```ts
 * trimZeros([0, 0, 1, 0, 2, 0]); // => array([1., 0., 2.])
 * trimZeros([0, 0, 1, 0, 2, 0], { trim: "b" }); // => array([0., 0., 1., 0., 2.])
 * ```
 */
export function trimZeros<const A extends ArrayLike>(a: A, options: TrimZerosOptions = {}): ArrayOf<A> {
  checkOptions("trimZeros", options, ["trim", "axis"]);
  const trim = oneOf("trimZeros", "trim", options.trim ?? "fb", ["fb", "bf", "f", "b"]);
  const source = toNDArray(a, "trimZeros");
  const axes = normalizeAxes(options.axis ?? null, source.ndim, "trimZeros", "axis");
  if (axes.length === 0) return source as unknown as ArrayOf<A>;
  const found = trueIndices(packMask(source, "trimZeros"), "trimZeros").map((index) => {
    const { memory, address } = index.storage;
    return new Int32Array(memory.buffer, address, index.size);
  });
  const keys = found.map((index, axis) => {
    if (!axes.includes(axis)) return slice();
    if (index.length === 0) return slice(0, 0);
    // The indices along the first axis are sorted, along others not.
    let [low, high] = [index[0], index[index.length - 1]];
    for (const at of axis === 0 ? [] : index) {
      if (at < low) low = at;
      if (at > high) high = at;
    }
    return slice(trim.includes("f") ? low : null, trim.includes("b") ? high + 1 : null);
  });
  return source.slice(...keys) as unknown as ArrayOf<A>;
}
