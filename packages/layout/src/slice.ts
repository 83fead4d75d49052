/**
 * Python's slice: start, stop and step, each of which may be left out. Bounds outside of the axis are clipped, negative
 * ones count from the end, and a negative step walks backwards.
 */
import { IndexError } from "./errors.ts";

/** A range of indices of one axis; made by {@link slice}. `null` leaves a bound open. */
export class Slice {
  declare readonly start: number | null;
  declare readonly stop: number | null;
  declare readonly step: number;

  /** @internal Call `slice`. */
  constructor(start: number | null, stop: number | null, step: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/**
 * Makes a slice, with Python's arguments: one number is the stop, two are start and stop, and `null` leaves one open.
 *
 * @throws IndexError when a bound is no whole number, or the step is 0.
 *
 * @example
 * ```ts
 * slice(1, 3); // => Slice { start: 1, stop: 3, step: 1 }
 * slice(3); // => Slice { start: null, stop: 3, step: 1 }
 * slice(null, null, -1); // => Slice { start: null, stop: null, step: -1 }
 * ```
 */
export function slice(stop?: number | null): Slice;
export function slice(start: number | null, stop: number | null, step?: number | null): Slice;
export function slice(...bounds: (number | null | undefined)[]): Slice {
  const [start, stop, step] = bounds.length === 1 ? [null, bounds[0], null] : bounds;
  const made = new Slice(start ?? null, stop ?? null, step ?? 1);
  for (const bound of [made.start, made.stop, made.step]) {
    if (bound !== null && !Number.isInteger(bound)) {
      throw new IndexError(`slice: slice indices must be whole numbers or null; got ${String(bound)}`, {
        index: bound,
      });
    }
  }
  if (made.step === 0) throw new IndexError("slice: slice step cannot be zero", { index: made });
  return made;
}

/** The indices that a slice selects from an axis: `count` of them, from `start` on, `step` apart. */
export interface SliceRange {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/**
 * Which indices a slice selects from an axis of the given length.
 *
 * @example
 * ```ts
 * sliceRange(slice(null, null, -2), 5); // => { start: 4, step: -2, count: 3 }
 * sliceRange(slice(2, 99), 5); // => { start: 2, step: 1, count: 3 }
 * ```
 */
export function sliceRange(s: Slice, length: number): SliceRange {
  const start = sliceStart(s, length);
  const count = sliceCount(s, length, start);
  return count === 0 ? { start: 0, step: 1, count } : { start, step: s.step, count };
}

/** The first index of a slice, clipped to the axis; meaningless when {@link sliceCount} is 0. */
export function sliceStart(s: Slice, length: number): number {
  if (s.start === null) return s.step > 0 ? 0 : length - 1;
  return clip(s.start, length, s.step);
}

/** How many indices a slice selects that begins at `start`. */
export function sliceCount(s: Slice, length: number, start: number): number {
  const stop = s.stop === null ? (s.step > 0 ? length : -1) : clip(s.stop, length, s.step);
  const reach = stop - start;
  // Hot: comparisons, since the engine computes Math.min and Math.max of what it knows too little of with floats.
  if (s.step > 0 ? reach <= 0 : reach >= 0) return 0;
  return s.step === 1 ? reach : Math.ceil(reach / s.step);
}

/** Forwards the bounds are 0 and the length, backwards one less: the place before the first index ends a slice. */
function clip(bound: number, length: number, step: number): number {
  const low = step > 0 ? 0 : -1;
  const high = length + low;
  const place = bound < 0 ? bound + length : bound;
  if (place < low) return low;
  if (place > high) return high;
  return place;
}
