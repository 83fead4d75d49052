/** Claims about memory that throw where they do not hold, for the tests of others. */

import { checkFunction } from "@strided/buffer";
import type { NDArray } from "@strided/ndarray";
import { checkArray } from "@strided/ndarray";
import { trace } from "../trace/trace.ts";
import { copyProblem, sharingProblem, viewProblem } from "./claims.ts";

/**
 * Throws AssertionError unless the first array is a view of the second one's memory that shows some of its elements.
 *
 * ```ts
 * const a = zeros([3, 4]);
 * assertView(a.T.slice(0), a);
 * assertView(a.T.reshape([12]), a); // throws AssertionError: assertView: expected a view; the array of float64 with shape (12,) owns its memory
 * ```
 */
export function assertView(a: NDArray, of: NDArray): void {
  checkArray(a, "assertView");
  checkArray(of, "assertView");
  demand("assertView: expected a view", viewProblem(a, of));
}

/**
 * Throws AssertionError unless the two arrays have a byte in common.
 *
 * ```ts
 * const a = zeros(6);
 * assertShares(a.slice(":4"), a.slice("2:"));
 * assertShares(a.slice("::2"), a.slice("1::2")); // throws AssertionError: assertShares: expected shared memory; the array of float64 with shape (3,) and the array of float64 with shape (3,) have no byte in common
 * ```
 */
export function assertShares(a: NDArray, b: NDArray): void {
  checkArray(a, "assertShares");
  checkArray(b, "assertShares");
  demand("assertShares: expected shared memory", sharingProblem(a, b));
}

/**
 * Runs a function and throws AssertionError if elements were copied: by `reshape` for want of a view, by a conversion or
 * because of overlap, but also by `copy`, `astype` or an index array. New results are no copies. Returns what it returns.
 *
 * ```ts
 * const a = zeros([3, 4]);
 * assertNoCopy(() => a.slice("1:").reshape([8])).shape; // => [ 8 ]
 * assertNoCopy(() => a.vindex([0, 2])); // throws AssertionError
 * ```
 */
export function assertNoCopy<T>(fn: () => T): T {
  checkFunction(fn, "assertNoCopy");
  const traced = trace(fn);
  demand("assertNoCopy: expected no copy", copyProblem(traced));
  return traced.result;
}

function demand(claim: string, problem: string | null): void {
  if (problem === null) return;
  const error = new Error(`${claim}; ${problem}`);
  error.name = "AssertionError";
  throw error;
}
