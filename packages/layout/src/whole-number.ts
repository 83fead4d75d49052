/** The one thing that every number in a layout must be: whole, small enough to be exact, and not below its least value. */
import { ShapeError } from "./errors.ts";

/**
 * Checks a number that belongs to a layout.
 *
 * @throws ShapeError when it is no safe integer or below `least`.
 *
 * @example
 * ```ts
 * checkWhole("offset", -1, 0, "createLayout"); // throws ShapeError: createLayout: offset must be a whole number >= 0; got -1
 * ```
 */
export function checkWhole(what: string, value: number, least: number, fn: string): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new ShapeError(`${fn}: ${what} must be a whole number >= ${least}; got ${value}`, { got: value });
}
