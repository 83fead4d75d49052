/** Do two arrays share memory, and where? */
import { arrayOverlap, type NDArray } from "@strided/ndarray";
import { PATIENCE } from "./scene/facts.ts";
import type { Witness } from "./scene/scene.ts";
import { type SharingOptions, workOf } from "./sharing.ts";

/**
 * Whether two arrays share a byte: yes, with the indices of two elements that do; no; or unknown, where the search met more
 * than `maxWork` dead ends (100,000 unless given) without an answer. Never throws TooHardError.
 *
 * ```ts
 * const a = arange(12).reshape([3, 4]);
 * overlap(a.slice(":, ::2"), a.slice("::2")); // => { answer: 'yes', a: [ 0, 1 ], b: [ 0, 2 ] }
 * overlap(a.slice(":, ::2"), a.slice(":, 1::2")); // => { answer: 'no', a: null, b: null }
 * ```
 */
export function overlap(a: NDArray, b: NDArray, options: SharingOptions = {}): Witness {
  const { verdict, witness } = arrayOverlap(a, b, workOf("overlap", a, b, options, PATIENCE));
  return { answer: verdict, a: witness?.a ?? null, b: witness?.b ?? null };
}
