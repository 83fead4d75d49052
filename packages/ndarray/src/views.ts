/** Views: the same storage under another layout. One function per NumPy view, each a layout function plus `derive`. */
import { allocateZeroed, type DType, type DTypeLike, dtype as dtypeOf } from "@strided/buffer";
import { dtypeOfLane } from "@strided/kernel";
import {
  type Key,
  packLayout,
  ravelLayout,
  reshapeLayout,
  reshapeObstacle,
  resolveShape,
  ShapeError,
  sliceLayout,
  transposeLayout,
  uncheckedLayout,
  viewItemsizeLayout,
} from "@strided/layout";
import type { NDArray } from "./array.ts";
import { COPY_ORDERS, type CopyOrder, flattenArray, packedCopy, packedOrder } from "./copying.ts";
import { checkOptions, oneOf } from "./options.ts";
import { reshapeReason } from "./reason.ts";

/** Options of `reshape`. */
export interface ReshapeOptions {
  /** The order in which elements are read and placed: "C", "F", or "A" for the array's own. */
  readonly order?: "C" | "F" | "A";
  /** Left out: copy only where the strides force it; true: always; false: throw instead of copying. */
  readonly copy?: boolean;
}

/** Options of `ravel`. */
export interface RavelOptions {
  readonly order?: CopyOrder;
}

export function slicedArray(a: NDArray, keys: readonly Key[]): NDArray {
  return a.derive(sliceLayout(a.layout, keys, "slice"));
}

export function transposedArray(a: NDArray, axes?: readonly number[]): NDArray {
  return a.derive(transposeLayout(a.layout, axes, "transpose"));
}

export function viewArray(a: NDArray, like?: DTypeLike): NDArray {
  if (like === undefined) return a.derive(a.layout);
  const to = dtypeOf(like, "view") as DType;
  return a.deriveAs(to, viewItemsizeLayout(a.layout, a.itemsize, to.itemsize, "view"));
}

export function reshapeArray(a: NDArray, shape: readonly number[] | number, options: ReshapeOptions): NDArray {
  checkOptions("reshape", options, ["order", "copy"]);
  const order = oneOf("reshape", "order", options.order ?? "C", ["C", "F", "A"]);
  const target = resolveShape(typeof shape === "number" ? [shape] : shape, a.size, "reshape");
  const rules = { order, itemsize: a.itemsize };
  const view = options.copy === true ? null : reshapeLayout(a.layout, target, rules);
  if (view !== null) return a.derive(view);
  if (options.copy === false) {
    const why = reshapeObstacle(a.layout, target, rules);
    throw new ShapeError(
      `reshape: unable to avoid creating a copy while reshaping; ${reshapeReason(a.layout, why, rules.order)}`,
      {
        shape: target,
      },
    );
  }
  return packedCopy(a, packedOrder(a, order), target, "reshape");
}

export function ravelArray(a: NDArray, options: RavelOptions): NDArray {
  checkOptions("ravel", options, ["order"]);
  const order = oneOf("ravel", "order", options.order ?? "C", COPY_ORDERS);
  const view = ravelLayout(a.layout, { order, itemsize: a.itemsize });
  return view === null ? flattenArray(a, { order }, "ravel") : a.derive(view);
}

/** The real (0) or imaginary (1) lane of a complex array. */
export function partView(a: NDArray, lane: 0 | 1): NDArray {
  const { dtype, layout } = a;
  if (dtype.lanes === 2) {
    const part = dtypeOfLane(dtype.lane);
    const offset = layout.offset + lane * part.itemsize;
    return a.deriveAs(part, uncheckedLayout(layout.shape, layout.strides, offset, layout.size));
  }
  if (lane === 0) return a;
  // NumPy: the imaginary part of a real array is a fresh read-only array of zeros.
  return a
    .fresh(dtype, packLayout(a.shape, "C", a.itemsize), "imag", allocateZeroed)
    .derive(packLayout(a.shape, "C", a.itemsize), "imag");
}
