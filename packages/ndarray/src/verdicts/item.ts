/** The verdict on an index: view, copy or one element; and for each axis of the result where it comes from. */
import { shapeText, sizeOf, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { planItem } from "../indexing/getitem.ts";
import type { IndexKey } from "../indexing/keys.ts";
import { countTrue } from "../indexing/mask.ts";
import { picksOf } from "../indexing/positions.ts";
import { type Selection, selectedShape } from "../indexing/selection.ts";
import type { Verdict } from "../verdict.ts";

/** Where an axis of an indexed array comes from. */
export interface AxisOrigin {
  readonly axis: number;
  readonly length: number;
  /** The axes of the array that it stands for: none for a new one, several where index arrays pick together. */
  readonly from: readonly number[];
  /** In words: `axis 1, 3 of 6: from 1 in steps of 2`. */
  readonly text: string;
}

/** A verdict, and the axes of the result. */
export interface ItemVerdict extends Verdict {
  readonly axes: readonly AxisOrigin[];
}

/** What `getitem` would do, or `slice`, for which one element is a view as well. Throws what it would throw. */
export function itemVerdict(a: NDArray, keys: readonly IndexKey[], fn = "getitem"): ItemVerdict {
  const plan = planItem(a, keys, fn);
  const { itemsize } = a;
  if (plan.kind === "mask") {
    const count = countTrue(plan.mask);
    const reason = `a mask picks ${count} of ${a.size} elements; what is picked is always a copy`;
    const text = `axes ${list(a.shape.keys())}, where the mask is true, in C order`;
    const axes = [{ axis: 0, length: count, from: [...a.shape.keys()], text }];
    return { outcome: "copy", reason, bytes: count * itemsize, axes };
  }
  if (plan.kind === "pick") {
    const { selection } = plan;
    const { block, rest, indices } = selection;
    // Only whoever looks at all indices knows whether one is out of bounds.
    picksOf(indices, block, fn);
    const picked = sizeOf(block) === 1 ? "one position" : `${sizeOf(block)} positions`;
    const each = rest.length === 0 ? "one element" : `elements of shape ${shapeText(rest)}`;
    const reason = `index arrays pick ${picked}, ${each} at each; what is picked is always a copy`;
    return { outcome: "copy", reason, bytes: sizeOf(block) * sizeOf(rest) * itemsize, axes: pickedAxes(a, selection) };
  }
  const { layout } = plan;
  const axes = slicedAxes(a, keys, layout.shape, fn);
  if (plan.kind === "element" && fn === "getitem") {
    const reason = "a whole number for every axis names one element, which comes out as a JavaScript value";
    return { outcome: "copy", reason, bytes: 0, axes };
  }
  if (plan.kind === "copy") {
    const reason =
      "an index array without axes stands for a whole number, and makes a copy of what a slice would share";
    return { outcome: "copy", reason, bytes: layout.size * itemsize, axes };
  }
  const start = layout.offset - a.offset;
  const reason = `whole numbers, slices and new axes only move the start by ${start} bytes and set strides ${shapeText(layout.strides)}`;
  return { outcome: "view", reason, bytes: 0, axes };
}

/**
 * The axes of a view, found by asking the same code about arrays in which only one axis moves, one element at a time: the
 * axis of the result that moves is that axis, its stride is the step, and the offset is where it starts.
 */
function slicedAxes(a: NDArray, keys: readonly IndexKey[], shape: readonly number[], fn: string): AxisOrigin[] {
  const origins = shape.map((length, axis): AxisOrigin => ({ axis, length, from: [], text: "a new axis" }));
  a.shape.forEach((size, from) => {
    const only = a.shape.map((_, k) => (k === from ? 1 : 0));
    const plan = planItem(a.derive(uncheckedLayout(a.shape, only, 0, a.size)), keys, fn);
    if (plan.kind === "mask" || plan.kind === "pick") return;
    const { strides, offset } = plan.layout;
    const axis = strides.findIndex((stride) => stride !== 0);
    if (axis < 0) return;
    const length = shape[axis];
    origins[axis] = { axis, length, from: [from], text: sliceText(from, size, length, offset, strides[axis]) };
  });
  return origins;
}

/** `axis 1`, `axis 1, 3 of 6: from 1 in steps of 2`. */
function sliceText(axis: number, size: number, length: number, start: number, step: number): string {
  if (length === size && (step === 1 || size < 2)) return `axis ${axis}`;
  if (length === 0) return `axis ${axis}, none of ${size}`;
  const steps = length < 2 || step === 1 ? "" : ` in steps of ${step}`;
  return `axis ${axis}, ${length} of ${size}: from ${start}${steps}`;
}

/** The axes of a copy by index arrays: those that the arrays bring, and those that are left whole or sliced. */
function pickedAxes(a: NDArray, selection: Selection): AxisOrigin[] {
  const { block, indices, order, restAxes, restStarts, restStrides, rest } = selection;
  return selectedShape(selection).map((length, axis): AxisOrigin => {
    const k = order[axis] - block.length;
    if (k >= 0) {
      const from = restAxes[k];
      if (from < 0) return { axis, length, from: [], text: "a new axis" };
      const stride = a.strides[from];
      const step = stride === 0 ? 1 : restStrides[k] / stride;
      return { axis, length, from: [from], text: sliceText(from, a.shape[from], rest[k], restStarts[k], step) };
    }
    // An index array takes part in an axis of the block unless it has length 1 there and another one has not.
    const at = order[axis];
    const wide = indices.filter(({ shape }) => (shape[at - block.length + shape.length] ?? 1) === block[at]);
    const from = [...new Set((wide.length > 0 ? wide : indices).map((index) => index.axis))];
    const together = from.length > 1 ? ", together" : "";
    const isMoved =
      axis === 0 && restAxes.some((other) => other >= 0 && other < Math.min(...indices.map((i) => i.axis)));
    const moved = isMoved ? "; it comes first since a slice stands between the index arrays" : "";
    return {
      axis,
      length,
      from,
      text: `picked along ${from.length > 1 ? "axes" : "axis"} ${list(from)}${together}${moved}`,
    };
  });
}

function list(axes: Iterable<number>): string {
  const names = [...axes].map(String);
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
