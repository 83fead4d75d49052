/** Verdicts on reshape, ravel and view: the functions that read the same memory in another shape or as another dtype. */
import { type DType, type DTypeLike, dtype as dtypeOf } from "@strided/buffer";
import { isCContiguous, isFContiguous, Layout, sameNumbers, shapeText, viewItemsizeLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { checkOptions } from "../options.ts";
import { packingReason, reshapeReason } from "../reason.ts";
import type { Verdict } from "../verdict.ts";
import { planRavel, planReshape, type RavelOptions, type ReshapeOptions } from "../views/methods.ts";

/** What `reshape` would do. Throws what it would throw. */
export function reshapeVerdict(a: NDArray, shape: number | readonly number[], options: ReshapeOptions = {}): Verdict {
  checkOptions("reshape", options, ["order", "copy"]);
  const plan = planReshape(a, shape, options);
  if (plan instanceof Layout) return { outcome: "view", reason: reshapedReason(a, plan), bytes: 0 };
  const { obstacle, order } = plan;
  if (obstacle !== null && options.copy === false) a.reshape(shape, options);
  const reason = obstacle === null ? "a copy was asked for" : reshapeReason(a.layout, obstacle, order);
  return { outcome: "copy", reason, bytes: a.nbytes };
}

/** Why a reshape is a view. */
function reshapedReason(a: NDArray, { shape, strides }: Layout): string {
  if (sameNumbers(shape, a.shape)) return `the shape ${shapeText(shape)} is the one that the array has`;
  const packed = isCContiguous(a.layout, a.itemsize)
    ? "C-contiguous"
    : isFContiguous(a.layout, a.itemsize)
      ? "F-contiguous"
      : null;
  if (packed !== null) return `the array is ${packed}, so strides ${shapeText(strides)} reach the same elements`;
  return `the axes that are merged chain, so strides ${shapeText(strides)} reach the same elements`;
}

/** What `ravel` would do. Throws what it would throw. */
export function ravelVerdict(a: NDArray, options: RavelOptions = {}): Verdict {
  const plan = planRavel(a, options);
  if (plan instanceof Layout) {
    const { order = "C" } = options;
    return { outcome: "view", reason: `in order '${order}' the elements lie one behind the other`, bytes: 0 };
  }
  return { outcome: "copy", reason: packingReason(plan.obstacle, plan.order), bytes: a.nbytes };
}

/** What `view` would do: always a view, unless the dtype does not fit. Throws what it would throw. */
export function viewVerdict(a: NDArray, like?: DTypeLike): Verdict {
  if (like === undefined) return { outcome: "view", reason: "another array object on the same elements", bytes: 0 };
  const to = dtypeOf(like, "view") as DType;
  const { shape } = viewItemsizeLayout(a.layout, a.itemsize, to.itemsize, "view");
  const last = a.ndim - 1;
  const change =
    to.itemsize === a.itemsize
      ? `both take ${to.itemsize} bytes`
      : `the last axis is contiguous, and its ${a.shape[last]} elements of ${a.itemsize} bytes are ${shape[last]} of ${to.itemsize}`;
  return { outcome: "view", reason: `the bytes of ${a.dtype.name} are read as ${to.name}: ${change}`, bytes: 0 };
}
