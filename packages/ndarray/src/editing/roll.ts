/** Elements moved along an axis; what leaves at one end comes back at the other. */

import { copyElements } from "@strided/kernel";
import { normalizeAxis, numbersOf, ShapeError, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { copyLayout } from "../copying.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";

/** Options of `roll`. */
export interface RollOptions {
  /** The axis, or several axes, along which elements move; left out or null: all elements in C order. */
  readonly axis?: number | readonly number[] | null;
}

/**
 * The array with its elements moved by `shift` places along an axis, around its end. Several axes take one shift each, or
 * one for all. A copy.
 *
 * Throws AxisError for an axis that does not exist, ShapeError if there are neither as many shifts as axes nor only one.
 *
 * ```ts
 * roll([1, 2, 3, 4], 1); // => array([4., 1., 2., 3.])
 * roll([[1, 2], [3, 4], [5, 6]], -1, { axis: 0 }); // => array([[3., 4.],
 * //           [5., 6.],
 * //           [1., 2.]])
 * ```
 */
export function roll<const A extends ArrayLike>(
  a: A,
  shift: number | readonly number[],
  options: RollOptions = {},
): ArrayOf<A> {
  checkOptions("roll", options, ["axis"]);
  const { axis = null } = options;
  const source = toNDArray(a, "roll");
  if (axis !== null) return rolled(source, shiftsOf(source, shift, axis)) as unknown as ArrayOf<A>;
  const row = source.ravel();
  return rolled(row, shiftsOf(row, shift, 0)).reshape(source.shape) as unknown as ArrayOf<A>;
}

/** For every axis by how much its elements move, from 0 up to its length. */
function shiftsOf(a: NDArray, shift: number | readonly number[], axis: number | readonly number[]): number[] {
  const shifts = numbersOf(shift, "shift", "roll");
  const axes = numbersOf(axis, "axis", "roll");
  if (shifts.length !== axes.length && shifts.length !== 1 && axes.length !== 1) {
    throw new ShapeError(
      `roll: shape mismatch: objects cannot be broadcast to a single shape; got ${shifts.length} shifts for ${axes.length} axes`,
      { got: shifts.length, expected: axes.length },
    );
  }
  const places = axes.map((one) => normalizeAxis(one, a.ndim, "roll"));
  const total = new Array<number>(a.ndim).fill(0);
  const count = Math.min(shifts.length, axes.length) === 0 ? 0 : Math.max(shifts.length, axes.length);
  for (let k = 0; k < count; k++) {
    total[places[axes.length === 1 ? 0 : k]] += shifts[shifts.length === 1 ? 0 : k];
  }
  return total.map((by, k) => (a.shape[k] === 0 ? 0 : ((by % a.shape[k]) + a.shape[k]) % a.shape[k]));
}

/** Each axis is two pieces that change places; every combination of pieces is one copy. */
function rolled(a: NDArray, shifts: readonly number[]): NDArray {
  const out = a.fresh(a.dtype, copyLayout(a, "K", a.itemsize), "roll");
  const shape = [...a.shape];
  const move = (axis: number, from: number, to: number): void => {
    if (axis === a.ndim) {
      const { dtype, storage } = a;
      copyElements(
        { storage: out.storage, dtype, layout: uncheckedLayout([...shape], out.strides, to) },
        { storage, dtype, layout: uncheckedLayout([...shape], a.strides, from) },
      );
      return;
    }
    const length = a.shape[axis];
    const by = shifts[axis];
    shape[axis] = length - by;
    move(axis + 1, from, to + by * out.strides[axis]);
    if (by > 0) {
      shape[axis] = by;
      move(axis + 1, from + (length - by) * a.strides[axis], to);
    }
    shape[axis] = length;
  };
  move(0, a.offset, 0);
  return out;
}
