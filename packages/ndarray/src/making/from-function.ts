/** Arrays from a function of the indices, or from anything that can be iterated. */
import {
  checkFunction,
  type DType,
  type DTypeLike,
  type DTypeName,
  dtype as dtypeOf,
  type Scalar,
} from "@strided/buffer";
import { checkList, indicesOf, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import { checkOptions } from "../options.ts";
import { type CreationOptions, empty } from "./constants.ts";

/**
 * The array whose element at `[i, j, …]` is `fn(i, j, …)`: float64 unless a dtype is named. A copy.
 *
 * NumPy calls the function once, with whole arrays of indices; here it is called once for every element, with numbers.
 * Throws CastingError for a result that does not fit the dtype.
 *
 * ```ts
 * fromfunction((i, j) => 10 * i + j, [2, 3]); // => array([[ 0.,  1.,  2.],
 * //           [10., 11., 12.]])
 * fromfunction((i, j) => i === j, [2, 2], { dtype: "bool" }); // => array([[ True, False],
 * //           [False,  True]])
 * ```
 */
export function fromfunction<D extends DTypeName = "float64">(
  fn: (...index: number[]) => Scalar,
  shape: readonly number[],
  options: CreationOptions<D> = {},
): NDArray<D> {
  checkFunction(fn, "fromfunction");
  const out = empty(checkList(shape, "shape", "fromfunction"), options);
  for (const index of indicesOf(shape)) out.set(...index, fn(...index));
  return out;
}

/** Options of `fromiter`. */
export interface FromiterOptions {
  /** How many elements to take; all if left out or -1. */
  readonly count?: number;
}

/**
 * The elements of an iterable in one dimension. A copy.
 *
 * Throws ShapeError if there are fewer than `count` elements, CastingError for one that does not fit the dtype.
 *
 * ```ts
 * fromiter(new Set([3, 1, 3]), "int32"); // => array([3, 1], dtype=int32)
 * fromiter([1, 2], "float64", { count: 3 }); // throws ShapeError: fromiter: iterator too short: Expected 3 but iterator had only 2 items
 * ```
 */
export function fromiter<D extends DTypeName>(
  iterable: Iterable<Scalar>,
  dtype: DTypeLike<D>,
  options: FromiterOptions = {},
): NDArray<D> {
  checkOptions("fromiter", options, ["count"]);
  const { count = -1 } = options;
  const row = dtypeOf(dtype, "fromiter") as DType;
  const elements: ReturnType<DType["coerce"]>[] = [];
  if (count !== 0) {
    for (const value of iterable) {
      elements.push(row.coerce(value, "fromiter"));
      if (elements.length === count) break;
    }
  }
  if (elements.length < count) {
    throw new ShapeError(
      `fromiter: iterator too short: Expected ${count} but iterator had only ${elements.length} items`,
      { got: elements.length, expected: count },
    );
  }
  const out = toNDArray(0, "fromiter").fresh(row, packLayout([elements.length], "C", row.itemsize), "fromiter");
  const { memory, address } = out.storage;
  elements.forEach((element, i) => {
    row.set(memory.view, address + i * row.itemsize, element);
  });
  return out as unknown as NDArray<D>;
}
