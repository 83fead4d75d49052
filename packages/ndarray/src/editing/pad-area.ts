/** Which elements of a padded array are new: widths per axis and side, and the part that is filled along one axis. */
import { ShapeError, Slice, slice } from "@strided/layout";
import type { NDArray } from "../array.ts";

/** What belongs to the two ends of an axis. */
export type Pair<T> = readonly [before: T, after: T];

/** One value for all ends, a pair for every axis, a pair for each axis, or for each axis a list of one. */
export type Pairs<T> = T | readonly T[] | readonly (readonly T[])[];

/** One pair per axis. Throws ShapeError for a list that does not say it. */
export function pairsOf<T>(given: Pairs<T>, ndim: number, name: string): Pair<T>[] {
  const list = (Array.isArray(given) ? given : [given]) as readonly (T | readonly T[])[];
  const all = new Array<null>(ndim).fill(null);
  const isNested = list.some((one) => Array.isArray(one));
  const pairs = isNested ? (list as readonly (readonly T[])[]).map(pairOf) : [pairOf(list as readonly T[])];
  if (pairs.every((pair) => pair !== null)) {
    if (pairs.length === 1) return all.map(() => pairs[0] as Pair<T>);
    if (pairs.length === ndim) return pairs as Pair<T>[];
  }
  const got = JSON.stringify(given, (_, value) => (typeof value === "bigint" ? String(value) : value));
  throw new ShapeError(`pad: ${name} must be one value, a pair, or a pair per axis; got ${got} for ${ndim} axes`, {
    got: given,
    expected: ndim,
  });
}

function pairOf<T>(list: readonly T[]): Pair<T> | null {
  if (list.length === 1) return [list[0], list[0]];
  return list.length === 2 ? [list[0], list[1]] : null;
}

/** The part of a padded array that is at hand when an axis is filled, and where the elements that are there stand in it. */
export interface Along {
  /** All of the axis and of those before it, of later axes only what the array had. */
  readonly area: NDArray;
  readonly axis: number;
  readonly before: number;
  readonly length: number;
  readonly after: number;
}

/** All of the axes up to `axis`, of later ones only what lies between the widths. */
export function areaOf(padded: NDArray, widths: readonly Pair<number>[], axis: number): NDArray {
  const keys = widths.map(([before, after], k) =>
    k <= axis ? slice() : new Slice(before, padded.shape[k] - after, 1),
  );
  return padded.slice(...keys);
}

/** The elements from place `start` up to `stop` along the axis; places count from the first element that was there. */
export function strip({ area, axis, before }: Along, start: number, stop: number): NDArray {
  return area.slice(...new Array<Slice>(axis).fill(slice()), new Slice(before + start, before + stop, 1));
}
