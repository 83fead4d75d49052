/** Axes by number: negative ones count from the end, lists must not repeat. */
import { AxisError } from "./errors.ts";

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
  if (axes === null || axes === undefined) return Array.from({ length: ndim }, (_, k) => k);
  const list = typeof axes === "number" ? [axes] : axes;
  const resolved = list.map((axis) => normalizeAxis(axis, ndim, fn, argument));
  if (new Set(resolved).size !== resolved.length) {
    const where = argument === "" ? "" : ` in \`${argument}\` argument`;
    throw new AxisError(`${fn}: repeated axis${where}; got ${list.join(", ")}`, { axis: list, ndim });
  }
  return resolved;
}
