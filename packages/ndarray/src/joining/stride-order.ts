/**
 * The memory order of an array that several others are joined in. NumPy's rule, an insertion sort: an axis goes outwards
 * over others with smaller strides; where the arrays disagree, C order stays.
 */
import type { NDArray } from "../array.ts";

/** The axes of the result, outermost first. */
export function strideOrder(arrays: readonly NDArray[]): number[] {
  const { ndim } = arrays[0];
  const order = arrays[0].shape.map((_, k) => k);
  for (let i = 1; i < ndim; i++) {
    const axis = order[i];
    let place = i;
    for (let j = i - 1; j >= 0; j--) {
      const wish = goesOutwards(arrays, axis, order[j]);
      if (wish === false) break;
      if (wish === true) place = j;
    }
    if (place === i) continue;
    order.splice(i, 1);
    order.splice(place, 0, axis);
  }
  return order;
}

/** Whether an axis should go outside of another one; null if no array says. */
function goesOutwards(arrays: readonly NDArray[], axis: number, outer: number): boolean | null {
  let wish: boolean | null = null;
  for (const { shape, strides } of arrays) {
    if (shape[axis] === 1 || shape[outer] === 1) continue;
    if (Math.abs(strides[axis]) <= Math.abs(strides[outer])) return false;
    wish = true;
  }
  return wish;
}
