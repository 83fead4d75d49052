/** Views: the same storage under another layout. One function per NumPy view, each a layout function plus `derive`. */
import { allocateZeroed, type DType, type DTypeLike, type DTypeName, dtype as dtypeOf, intend } from "@strided/buffer";
import { dtypeOfLane } from "@strided/kernel";
import {
  Layout,
  type PackingObstacle,
  type ReshapeObstacle,
  ravelLayout,
  ravelObstacle,
  reshapeLayout,
  reshapeObstacle,
  resolveShape,
  ShapeError,
  shapeText,
  swapAxesLayout,
  transposeLayout,
  uncheckedLayout,
  viewItemsizeLayout,
} from "@strided/layout";
import type { NDArray } from "../array.ts";
import { COPY_ORDERS, type CopyOrder, copyLayout, flattenArray, packedCopy, packedOrder } from "../copying.ts";
import { checkOptions, oneOf } from "../options.ts";
import { packingReason, reshapeReason } from "../reason.ts";

/** Options of `reshape`. */
export interface ReshapeOptions {
  /** The order in which elements are read and placed: "C", "F", or "A" for the array's own. */
  readonly order?: "C" | "F" | "A";
  /** Left out or null: copy only where the strides force it; true: always; false: throw instead of copying. */
  readonly copy?: boolean | null;
}

/** Options of `ravel`. */
export interface RavelOptions {
  readonly order?: CopyOrder;
}

export function transposedArray(a: NDArray, axes?: readonly number[]): NDArray {
  return a.derive(transposeLayout(a.layout, axes, "transpose"));
}

export function viewArray(a: NDArray, like?: DTypeLike): NDArray {
  if (like === undefined) return a.derive(a.layout);
  const to = dtypeOf(like, "view") as DType;
  return a.deriveAs(to, viewItemsizeLayout(a.layout, a.itemsize, to.itemsize, "view"));
}

export function matrixTransposed(a: NDArray, fn: string): NDArray {
  if (a.ndim < 2) {
    throw new ShapeError(`${fn}: matrix transpose with ndim < 2 is undefined; got shape ${shapeText(a.shape)}`, {
      shape: a.shape,
    });
  }
  return a.derive(swapAxesLayout(a.layout, -1, -2, fn));
}

const PLAIN: ReshapeOptions = {};

export function reshapeArray(a: NDArray, shape: readonly number[] | number, options: ReshapeOptions = PLAIN): NDArray {
  if (options !== PLAIN) checkOptions("reshape", options, ["order", "copy"]);
  const plan = planReshape(a, shape, options);
  return plan instanceof Layout ? a.derive(plan) : reshapeCopy(a, plan, options);
}

function reshapeCopy(a: NDArray, { obstacle, order, shape }: ReshapeCopy, options: ReshapeOptions): NDArray {
  if (obstacle !== null) {
    if (options.copy === false) {
      throw new ShapeError(
        `reshape: unable to avoid creating a copy while reshaping; ${reshapeReason(a.layout, obstacle, order)}`,
        { shape },
      );
    }
    intend("copy", "reshape", a.nbytes, () => reshapeReason(a.layout, obstacle, order));
  }
  return packedCopy(a, order, shape, "reshape");
}

/** A copy that reshape makes: because of an obstacle, or, without one, because it was asked to. */
export interface ReshapeCopy {
  readonly shape: readonly number[];
  readonly order: "C" | "F";
  readonly obstacle: ReshapeObstacle | null;
}

/** What reshape is going to do: a view with this layout, or a copy. */
export function planReshape(
  a: NDArray,
  shape: readonly number[] | number,
  options: ReshapeOptions = PLAIN,
): Layout | ReshapeCopy {
  const { order: asked } = options;
  const order = asked === undefined ? "C" : oneOf("reshape", "order", asked, ["C", "F", "A"]);
  const rules = { order, itemsize: a.itemsize };
  const view = options.copy === true ? null : reshapeLayout(a.layout, shape, rules);
  if (view !== null) return view;
  const target = resolveShape(shape, a.size, "reshape");
  const obstacle = options.copy === true ? null : reshapeObstacle(a.layout, target, rules);
  return { shape: target, order: packedOrder(a, order), obstacle };
}

export function ravelArray(a: NDArray, options: RavelOptions = PLAIN): NDArray {
  const plan = planRavel(a, options);
  if (plan instanceof Layout) return a.derive(plan);
  intend("copy", "ravel", a.nbytes, () => packingReason(plan.obstacle, plan.order));
  return flattenArray(a, { order: plan.order }, "ravel");
}

/** A copy that ravel makes, and the axis that stands in the way of a view. */
export interface RavelCopy {
  readonly order: CopyOrder;
  readonly obstacle: PackingObstacle;
}

/** What ravel is going to do: a view with this layout, or a copy. */
export function planRavel(a: NDArray, options: RavelOptions = PLAIN): Layout | RavelCopy {
  if (options !== PLAIN) checkOptions("ravel", options, ["order"]);
  const { order: asked } = options;
  const order = asked === undefined ? "C" : oneOf("ravel", "order", asked, COPY_ORDERS);
  const rules = { order, itemsize: a.itemsize };
  return ravelLayout(a.layout, rules) ?? { order, obstacle: ravelObstacle(a.layout, rules) as PackingObstacle };
}

/** The dtype of the real and the imaginary parts, as a type. */
export type RealOf<D extends DTypeName> = D extends "complex64" ? "float32" : D extends "complex128" ? "float64" : D;

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
  const zeros = a.fresh(dtype, copyLayout(a, "A", a.itemsize), "imag", allocateZeroed);
  zeros.lock = { by: "imag", shape: zeros.shape };
  return zeros;
}
