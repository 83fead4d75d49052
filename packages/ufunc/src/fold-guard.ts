/** Folds that are refused for the values of elements, before anything is written. */
import { array, type NDArray } from "@strided/ndarray";
import type { Loop, UfuncRow } from "./row.ts";

/**
 * Shows a row's guard the elements that are second operands: all of them, or along an axis those that no segment begins
 * with. A segment ends where the next one begins, or is a single element.
 */
export function guardFold(
  row: UfuncRow,
  loop: Loop,
  source: NDArray,
  mask: NDArray | null,
  segments: { readonly axis: number; readonly begins: ArrayLike<number> } | null,
): void {
  const guard = row.guard?.(loop);
  if (!guard || source.size === 0) return;
  guard([source, source], segments === null ? mask : combined(source.shape, segments.axis, segments.begins));
}

/** Truth values that broadcast to a shape: whether elements at these places are combined with what came before. */
function combined(shape: readonly number[], axis: number, begins: ArrayLike<number>): NDArray {
  const length = shape[axis];
  // How many segments go on at a place, as differences: segments may overlap.
  const changes = new Int32Array(length + 1);
  for (let k = 0; k < begins.length; k++) {
    const end = k + 1 < begins.length ? begins[k + 1] : length;
    if (end <= begins[k]) continue;
    changes[begins[k] + 1]++;
    changes[end]--;
  }
  let open = 0;
  const isCombined = Array.from({ length }, (_, i) => {
    open += changes[i];
    return open > 0;
  });
  const ones = shape.map((_, k) => (k === axis ? length : 1));
  return array(isCombined).reshape(ones) as unknown as NDArray;
}
