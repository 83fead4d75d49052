/**
 * Matchers for vitest, and for jest, whose matchers have the same form:
 *
 * ```ts no-run
 * import { matchers } from "@strided/memory/vitest";
 * import { expect } from "vitest";
 *
 * expect.extend(matchers);
 * expect(a.T).toBeViewOf(a);
 * expect(() => add(a, b, { out: a })).toAllocateAtMost("8 KB");
 * ```
 *
 * The compiler learns of them by a declaration in one file of the project:
 *
 * ```ts no-run
 * declare module "vitest" {
 *   interface Matchers<R, T> extends MemoryMatchers<R> {}
 * }
 * ```
 *
 * The package itself does not need vitest.
 */
import { NDArray } from "@strided/ndarray";
import { allocationProblem, copyProblem, sharingProblem, viewProblem } from "./assert/claims.ts";
import { trace } from "./trace/trace.ts";

/** What a matcher answers. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers, as `expect` shows them. */
export interface MemoryMatchers<R = unknown> {
  /** The array is a view of the other one's memory and shows some of its elements. */
  toBeViewOf(array: NDArray): R;
  /** The two arrays have a byte in common. */
  toShareMemoryWith(array: NDArray): R;
  /** The function copies no elements; new results are no copies. */
  toMakeNoCopy(): R;
  /** All arrays that the function makes take so many bytes at most: a number, or text such as `"8 KB"` or `"1 MiB"`. */
  toAllocateAtMost(bytes: number | string): R;
}

/** For `expect.extend`. They throw TypeError for something that is no array, or no function. */
export const matchers: {
  readonly [M in keyof MemoryMatchers]: (
    received: unknown,
    ...expected: Parameters<MemoryMatchers[M]>
  ) => MatcherResult;
} = {
  toBeViewOf(received, array) {
    const [a, b] = [arrayOf(received, "toBeViewOf"), arrayOf(array, "toBeViewOf")];
    return answer("to be a view of the given one", viewProblem(a, b));
  },
  toShareMemoryWith(received, array) {
    const [a, b] = [arrayOf(received, "toShareMemoryWith"), arrayOf(array, "toShareMemoryWith")];
    return answer("to share memory with the given one", sharingProblem(a, b));
  },
  toMakeNoCopy(received) {
    return answer("to copy nothing", copyProblem(trace(functionOf(received, "toMakeNoCopy"))), "the function");
  },
  toAllocateAtMost(received, bytes) {
    const name = "toAllocateAtMost";
    const problem = allocationProblem(functionOf(received, name), bytes, name);
    return answer(`to allocate at most ${typeof bytes === "number" ? `${bytes} B` : bytes}`, problem, "the function");
  },
};

function answer(claim: string, problem: string | null, subject = "the array"): MatcherResult {
  const message =
    problem === null ? `expected ${subject} not ${claim}, and it does` : `expected ${subject} ${claim}; ${problem}`;
  return { pass: problem === null, message: () => message };
}

function arrayOf(value: unknown, name: string): NDArray {
  if (value instanceof NDArray) return value;
  throw new TypeError(`${name}: not an array; got ${typeof value}, expected an NDArray`);
}

function functionOf(value: unknown, name: string): () => unknown {
  if (typeof value === "function") return value as () => unknown;
  throw new TypeError(`${name}: not a function; got ${typeof value}, expected a function to run`);
}
