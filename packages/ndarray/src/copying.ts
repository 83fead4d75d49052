/** Copies: new memory, the same elements. Every copy owns its memory and has no base. */
import { type Casting, CastingError, canCast, type DType, type DTypeLike, dtype as dtypeOf } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import {
  isCContiguous,
  isFContiguous,
  keepOrderLayout,
  type Layout,
  packAlong,
  packedStrides,
  packingObstacle,
  packLayout,
  planLoop,
  uncheckedLayout,
} from "@strided/layout";
import type { NDArray } from "./array.ts";
import { checkOptions, oneOf } from "./options.ts";
import { castReason, packingReason } from "./reason.ts";

/** Memory order of a copy: "C", "F", "A" (F if the source is Fortran-contiguous only), "K" (as close to the source's as can be). */
export type CopyOrder = "C" | "F" | "A" | "K";

export const COPY_ORDERS: readonly CopyOrder[] = ["C", "F", "A", "K"];

/** Options of `copy` and `flatten`. */
export interface CopyOptions {
  readonly order?: CopyOrder;
}

/** Options of `astype`. */
export interface AstypeOptions {
  readonly order?: CopyOrder;
  readonly casting?: Casting;
  /** true (default): always a copy; false: the array itself if nothing has to change. */
  readonly copy?: boolean;
}

/** "A" settled for an array; other orders stay. */
export function packedOrder(a: NDArray, order: "C" | "F" | "A"): "C" | "F" {
  if (order !== "A") return order;
  return isFContiguous(a.layout, a.itemsize) && !isCContiguous(a.layout, a.itemsize) ? "F" : "C";
}

/** The layout of a copy of `a` with elements of `itemsize` bytes. */
export function copyLayout(a: NDArray, order: CopyOrder, itemsize: number): Layout {
  if (order !== "K") return packLayout(a.shape, packedOrder(a, order), itemsize);
  // The order is judged at the source's own width, then scaled to the width of the copy.
  const { shape, strides, size } = keepOrderLayout(a.layout, a.itemsize);
  const scale = itemsize / a.itemsize;
  return uncheckedLayout(shape, scale === 1 ? strides : strides.map((stride) => stride * scale), 0, size);
}

export function copyArray(a: NDArray, order: CopyOrder, fn: string): NDArray {
  return castArray(a, a.dtype, order, fn);
}

/** A copy in `order` read in another shape of the same size. */
export function packedCopy(a: NDArray, order: "C" | "F", shape: readonly number[], fn: string): NDArray {
  // NumPy: also without elements the strides are those of a reshape, not of a new array.
  const out = a.fresh(a.dtype, uncheckedLayout(shape, packedStrides(shape, order, a.itemsize), 0, a.size), fn);
  copyElements({ storage: out.storage, dtype: out.dtype, layout: packLayout(a.shape, order, a.itemsize) }, a);
  return out;
}

export function flattenArray(a: NDArray, options: CopyOptions, fn: string): NDArray {
  checkOptions(fn, options, ["order"]);
  const order = oneOf(fn, "order", options.order ?? "C", COPY_ORDERS);
  const out = a.fresh(a.dtype, packLayout([a.size], "C", a.itemsize), fn);
  copyElements({ storage: out.storage, dtype: out.dtype, layout: flatLayout(a, order) }, a);
  return out;
}

/** How the elements of a flat copy lie, seen with the axes of the array. */
function flatLayout(a: NDArray, order: CopyOrder): Layout {
  if (order !== "K") return copyLayout(a, order, a.itemsize);
  // NumPy: here axes that stand still keep their places, in a copy of the same shape they go inwards.
  return packAlong(a.shape, planLoop(a.shape, [a.strides], { coalesce: false }).perm, a.itemsize);
}

export function astypeArray(a: NDArray, like: DTypeLike, options: AstypeOptions): NDArray {
  checkOptions("astype", options, ["order", "casting", "copy"]);
  const to = dtypeOf(like, "astype") as DType;
  const order = oneOf("astype", "order", options.order ?? "K", COPY_ORDERS);
  const casting = options.casting ?? "unsafe";
  if (!canCast(a.dtype, to, casting)) {
    throw new CastingError(
      `astype: cannot cast array data from ${a.dtype.name} to ${to.name} according to the rule '${casting}'; got dtype ${a.dtype.name}, expected one that casts to ${to.name}`,
      { from: a.dtype.name, to: to.name, casting },
    );
  }
  if (changeOf(a, to, order, options.copy !== false) === "none") return a;
  return castArray(a, to, order, "astype");
}

/** Why a copy is made of an array that is to have a dtype and an order: for either, because it was asked for, or not at all. */
export type Change = "dtype" | "order" | "asked" | "none";

export function changeOf(a: NDArray, to: DType, order: CopyOrder, isAsked: boolean): Change {
  if (to !== a.dtype) return "dtype";
  if (!hasOrder(a, order)) return "order";
  return isAsked ? "asked" : "none";
}

/** The same in one sentence with the numbers. */
export function changeReason(a: NDArray, change: Change, to: DType, order: CopyOrder): string {
  if (change === "dtype") return castReason(a.dtype.name, to.name, a.shape);
  if (change === "asked") return "a copy was asked for";
  const obstacle = packingObstacle(a.layout, order === "F" ? "F" : "C", a.itemsize);
  if (change === "none" || obstacle === null) return `dtype ${to.name} and order '${order}' are what the array has`;
  return packingReason(obstacle, order);
}

/** A copy with another dtype, in an order. */
export function castArray(a: NDArray, to: DType, order: CopyOrder, fn: string): NDArray {
  const out = a.fresh(to, copyLayout(a, order, to.itemsize), fn);
  copyElements(out, a);
  return out;
}

/** Whether an array already lies in an order; "K" is satisfied by any. */
function hasOrder(a: NDArray, order: CopyOrder): boolean {
  if (order === "K") return true;
  const isC = isCContiguous(a.layout, a.itemsize);
  const isF = isFContiguous(a.layout, a.itemsize);
  return order === "C" ? isC : order === "F" ? isF : isC || isF;
}
