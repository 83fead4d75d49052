/** Do two arrays share memory? Exactly, or by the ends of their extents. */
import { arrayOverlap, boundsOverlap, checkArray, checkOptions, type NDArray } from "@strided/ndarray";

/** Options of `sharesMemory` and `mayShareMemory`. */
export interface SharingOptions {
  /** How many dead ends the search may meet: -1 (exact, the default of `sharesMemory`) or more than 0; 0 compares extents. */
  readonly maxWork?: number;
}

/** The search for a shared byte was given up at its limit. */
export class TooHardError extends Error {
  readonly maxWork: number;

  constructor(maxWork: number) {
    super(
      `sharesMemory: the problem is too hard to solve; got maxWork ${maxWork}, expected more, or -1 for an exact answer`,
    );
    this.name = "TooHardError";
    this.maxWork = maxWork;
    Object.defineProperty(this, Symbol.for("strided.error"), { value: this.name });
  }
}

/**
 * Whether two arrays have at least one byte in common: NumPy's bounded Diophantine problem, exact unless `maxWork` bounds it.
 *
 * Throws TooHardError if the bound is hit before the answer is known.
 *
 * ```ts
 * const a = zeros(8);
 * sharesMemory(a.slice("::2"), a.slice("1::2")); // => false
 * sharesMemory(a.slice("::2"), a.slice("::3")); // => true
 * ```
 */
export function sharesMemory(a: NDArray, b: NDArray, options: SharingOptions = {}): boolean {
  const maxWork = workOf("sharesMemory", a, b, options, -1);
  const { verdict } = arrayOverlap(a, b, maxWork);
  if (verdict !== "unknown") return verdict === "yes";
  // NumPy: maxWork 0 asks for the extents only, and touching extents count as shared.
  if (maxWork === 0) return true;
  throw new TooHardError(maxWork);
}

/**
 * Whether the extents of two arrays overlap: false means that they share nothing, true that they might.
 *
 * ```ts
 * const a = zeros(8);
 * mayShareMemory(a.slice("::2"), a.slice("1::2")); // => true
 * mayShareMemory(a.slice(":4"), a.slice("4:")); // => false
 * ```
 */
export function mayShareMemory(a: NDArray, b: NDArray, options: SharingOptions = {}): boolean {
  const maxWork = workOf("mayShareMemory", a, b, options, 0);
  return maxWork === 0 ? boundsOverlap(a, b) : arrayOverlap(a, b, maxWork).verdict !== "no";
}

export function workOf(fn: string, a: NDArray, b: NDArray, options: SharingOptions, usual: number): number {
  checkArray(a, fn);
  checkArray(b, fn);
  checkOptions(fn, options, ["maxWork"]);
  const { maxWork = usual } = options;
  if (Number.isInteger(maxWork) && maxWork >= -1) return maxWork;
  throw new TypeError(`${fn}: invalid value for maxWork; got ${maxWork}, expected a whole number from -1 on`);
}
