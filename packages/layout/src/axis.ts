/** Axes by number: negative ones count from the end, lists must not repeat. */

import { AxisError } from "./errors.ts";
import { checkList } from "./kind.ts";

/**
 * Resolves a possibly negative axis.
 *
 * @param argument which argument the axis came from, for functions that take several
 * @throws AxisError when there is no such axis.
 *
 * @example
 * ```ts
 * normalizeAxis(-1, 3); // => 2
 * ```
 */
export function normalizeAxis(axis: number, ndim: number, fn = "normalizeAxis", argument = ""): number {
  if (Number.isInteger(axis) && axis >= -ndim && axis < ndim) return axis < 0 ? axis + ndim : axis + 0;
  const where = argument === "" ? fn : `${fn}: ${argument}`;
  const what = Number.isInteger(axis)
    ? `axis ${axis} is out of bounds for array of dimension ${ndim}`
    : `an axis must be a whole number; got ${String(axis)}`;
  throw new AxisError(`${where}: ${what}`, { axis, ndim });
}

/**
 * Resolves one axis, a list of axes, or `null` for all axes, to a new list in the order given.
 *
 * @throws AxisError when an axis does not exist or is named twice.
 *
 * @example
 * ```ts
 * normalizeAxes([-1, 0], 3); // => [ 2, 0 ]
 * normalizeAxes(null, 3); // => [ 0, 1, 2 ]
 * ```
 */
export function normalizeAxes(
  axes: number | readonly number[] | null | undefined,
  ndim: number,
  fn = "normalizeAxes",
  argument = "",
): number[] {
  if (typeof axes === "number") return [normalizeAxis(axes, ndim, fn, argument)];
  const all = axes === null || axes === undefined;
  if (!all) checkList(axes, "axis", fn);
  const count = all ? ndim : axes.length;
  const resolved = new Array<number>(count);
  for (let k = 0; k < count; k++) {
    resolved[k] = all ? k : normalizeAxis(axes[k], ndim, fn, argument);
    for (let j = 0; j < k; j++) {
      if (resolved[j] === resolved[k]) {
        const where = argument === "" ? "" : ` in \`${argument}\` argument`;
        throw new AxisError(`${fn}: repeated axis${where}; got ${axes?.join(", ")}`, { axis: axes, ndim });
      }
    }
  }
  return resolved;
}
