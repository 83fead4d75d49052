/**
 * The loop plan: how to walk N operands of one shape together with as few and as long inner loops as possible.
 *
 * Axes are ordered by stride (NumPy's order 'K'), may be reversed where every operand runs backwards, and are merged where
 * all operands chain. The idea is that of NumPy's iterator; the plan is data, and somebody else runs the loop.
 */
import { chainsInC, chainsInF, forcedOrder, orderAxes } from "./axis-order.ts";
import { sizeOf } from "./shape.ts";

/** How a loop may be rearranged. */
export interface PlanOptions {
  /** `"K"` (if left out) orders axes by stride; `"C"` and `"F"` force an order, and with it the direction. */
  readonly order?: "K" | "C" | "F";
  /** Walk an axis from its end where no operand steps forward and at least one steps back; `false` if left out. */
  readonly flip?: boolean;
  /** Merge neighbouring axes where all operands chain; `true` if left out. */
  readonly coalesce?: boolean;
}

/**
 * A common traversal of N operands. The innermost axis comes LAST. A coalesced plan has at least one axis, and none of
 * length 1 unless that is the only one; one without any element has the single length 0.
 */
export interface LoopPlan {
  /** Lengths of the loops, outermost first. */
  readonly shape: readonly number[];
  /** Per operand, one stride for each loop. */
  readonly strides: readonly (readonly number[])[];
  /** Per operand, what to add to its offset before the first turn; not 0 only where an axis is walked from its end. */
  readonly offsets: readonly number[];
  /** The original axes in the order in which they are walked, outermost first, before any merging. */
  readonly perm: readonly number[];
  /** How often the loop body runs. */
  readonly size: number;
}

/**
 * Plans the common loop over operands that were broadcast to `shape` (repeated axes have stride 0).
 *
 * @example
 * ```ts
 * const { shape, strides, perm } = planLoop([2, 3], [[1, 2], [1, 2]]);
 * shape; // => [ 6 ]
 * strides; // => [ [ 1 ], [ 1 ] ]
 * perm; // => [ 1, 0 ]
 * ```
 */
export function planLoop(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  options: PlanOptions = {},
): LoopPlan {
  const { order = "K", coalesce = true } = options;
  const flip = options.flip === true && order === "K";
  const size = sizeOf(shape);
  if (coalesce) {
    if (order !== "F" && chainsInC(shape, strides)) return planOneLoop(shape, strides, "C", size, flip);
    if (order !== "C" && chainsInF(shape, strides)) return planOneLoop(shape, strides, "F", size, flip);
  }
  const perm = orderAxes(shape, strides, order);
  const plan = startPlan(shape, strides, perm, size);
  if (flip) flipAxes(plan);
  return coalesce ? mergeAxes(plan) : plan;
}

interface Draft extends LoopPlan {
  readonly shape: number[];
  readonly strides: number[][];
  readonly offsets: number[];
}

/** All operands chain in one order: a single loop does it all, with the strides of the innermost axis that moves. */
function planOneLoop(
  shape: readonly number[],
  operands: readonly (readonly number[])[],
  order: "C" | "F",
  size: number,
  flip: boolean,
): LoopPlan {
  let axis = order === "F" ? 0 : shape.length - 1;
  while (axis >= 0 && shape[axis] === 1) axis--;
  const strides = new Array<number[]>(operands.length);
  const offsets = new Array<number>(operands.length);
  for (let p = 0; p < operands.length; p++) {
    strides[p] = [axis < 0 || size === 0 ? 0 : operands[p][axis]];
    offsets[p] = 0;
  }
  const plan: Draft = { shape: [size], strides, offsets, perm: forcedOrder(shape.length, order), size };
  if (flip) flipAxes(plan);
  return plan;
}

function startPlan(
  shape: readonly number[],
  operands: readonly (readonly number[])[],
  perm: readonly number[],
  size: number,
): Draft {
  const ndim = shape.length;
  const walked = new Array<number>(ndim);
  for (let k = 0; k < ndim; k++) walked[k] = shape[perm[k]];
  const strides = new Array<number[]>(operands.length);
  const offsets = new Array<number>(operands.length);
  for (let p = 0; p < operands.length; p++) {
    const own = new Array<number>(ndim);
    // The stride of an axis of length 1 means nothing; as 0 it stands in nobody's way.
    for (let k = 0; k < ndim; k++) own[k] = walked[k] === 1 ? 0 : operands[p][perm[k]];
    strides[p] = own;
    offsets[p] = 0;
  }
  return { shape: walked, strides, offsets, perm, size };
}

/** Walks axes from their end where no operand has a positive stride and at least one has a negative one. */
function flipAxes(plan: Draft): void {
  const { shape, strides, offsets } = plan;
  if (plan.size === 0) return;
  for (let k = 0; k < shape.length; k++) {
    let lowest = 0;
    let highest = 0;
    for (let p = 0; p < strides.length; p++) {
      lowest = Math.min(lowest, strides[p][k]);
      highest = Math.max(highest, strides[p][k]);
    }
    if (lowest < 0 && highest === 0) {
      for (let p = 0; p < strides.length; p++) {
        offsets[p] += strides[p][k] * (shape[k] - 1);
        strides[p][k] = 0 - strides[p][k];
      }
    }
  }
}

/** Merges each axis into the next inner one where every operand chains. In place: the merged axes gather at the end. */
function mergeAxes(plan: Draft): LoopPlan {
  const { shape, strides } = plan;
  const ndim = shape.length;
  if (plan.size === 0) {
    return { shape: [0], strides: strides.map(() => [0]), offsets: plan.offsets, perm: plan.perm, size: 0 };
  }
  let inner = ndim;
  for (let k = ndim - 1; k >= 0; k--) {
    if (shape[k] === 1) continue;
    if (inner < ndim && chains(shape, strides, k, inner)) {
      shape[inner] *= shape[k];
    } else {
      inner--;
      shape[inner] = shape[k];
      for (let p = 0; p < strides.length; p++) strides[p][inner] = strides[p][k];
    }
  }
  if (inner === ndim) {
    return { shape: [1], strides: strides.map(() => [0]), offsets: plan.offsets, perm: plan.perm, size: 1 };
  }
  if (inner === 0) return plan;
  const kept = new Array<number[]>(strides.length);
  for (let p = 0; p < strides.length; p++) kept[p] = strides[p].slice(inner);
  return { shape: shape.slice(inner), strides: kept, offsets: plan.offsets, perm: plan.perm, size: plan.size };
}

function chains(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  outer: number,
  inner: number,
): boolean {
  for (let p = 0; p < strides.length; p++) {
    if (strides[p][outer] !== strides[p][inner] * shape[inner]) return false;
  }
  return true;
}
