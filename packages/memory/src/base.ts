/** Who owns an array's memory. */

import type { NDArray } from "@strided/ndarray";
import { checkArray } from "@strided/ndarray";

/**
 * The array that owns the memory: the array itself, or the base of a view.
 *
 * ```ts
 * const a = zeros(4);
 * baseOf(a.slice("1:").slice("::2")) === a; // => true
 * baseOf(a) === a; // => true
 * ```
 */
export function baseOf(a: NDArray): NDArray {
  checkArray(a, "baseOf");
  return a.base ?? a;
}

/**
 * Whether an array is a view: whether another array owns its memory.
 *
 * ```ts
 * const a = zeros([2, 3]);
 * isView(a.T); // => true
 * isView(a.copy()); // => false
 * ```
 */
export function isView(a: NDArray): boolean {
  checkArray(a, "isView");
  return a.base !== null;
}
