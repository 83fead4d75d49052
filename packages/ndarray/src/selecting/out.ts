/** The `out` of functions that select: an array of the result's shape that takes the result. */
import { CastingError, canCast, type DTypeName } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { ShapeError, sameNumbers, shapeText } from "@strided/layout";
import type { NDArray } from "../array.ts";

/** Options of functions that can write their result into an array that exists. */
export interface OutOptions<D extends DTypeName = DTypeName> {
  /** The array that takes the result and is returned. */
  readonly out?: NDArray<D> | null;
}

/** Throws unless `out` may be written and has the shape of the result. */
export function checkOutShape(out: NDArray, shape: readonly number[], fn: string): void {
  out.requireWriteable(fn);
  if (sameNumbers(out.shape, shape)) return;
  throw new ShapeError(
    `${fn}: output array does not match result; got shape ${shapeText(out.shape)}, expected ${shapeText(shape)}`,
    { shape: out.shape, expected: shape },
  );
}

/** Throws unless `out` can take a result of a shape and dtype. */
export function checkOut(
  out: NDArray | null | undefined,
  shape: readonly number[],
  dtype: NDArray["dtype"],
  fn: string,
): void {
  if (out === null || out === undefined) return;
  checkOutShape(out, shape, fn);
  if (!canCast(dtype, out.dtype, "same_kind")) {
    throw new CastingError(
      `${fn}: cannot cast the result to the dtype of out according to the rule 'same_kind'; got ${out.dtype.name}, expected one that ${dtype.name} casts to`,
      { from: dtype.name, to: out.dtype.name, casting: "same_kind" },
    );
  }
}

/** The result, or `out` after it has taken the result. */
export function intoOut(result: NDArray, out: NDArray | null | undefined): NDArray {
  if (out === null || out === undefined) return result;
  copyElements(out, result);
  result.storage.dispose();
  return out;
}
