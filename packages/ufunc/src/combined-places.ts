/** Which elements a fold takes as second operands. */
import { array, type NDArray } from "@strided/ndarray";
import type { Segments } from "./row.ts";

/** Truth values that broadcast to a shape: whether elements at these places are combined with what came before. */
export function combinedPlaces(shape: readonly number[], { axis, begins }: Segments): NDArray {
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
