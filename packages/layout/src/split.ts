/** Cutting an axis into pieces, each a view. Where to cut is plain arithmetic on the length of the axis. */

import { normalizeAxis } from "./axis.ts";
import { ShapeError } from "./errors.ts";
import { checkList } from "./kind.ts";
import type { Layout } from "./layout.ts";
import { Slice } from "./slice.ts";
import { sliceLayout } from "./slice-layout.ts";

/**
 * The half-open ranges into which an axis of the given length is cut: a number of nearly equal sections, the longer ones
 * first, or the indices before which to cut (negative ones count from the end, and they need not be sorted).
 *
 * @throws ShapeError when the number of sections is not positive, or an index is no whole number.
 *
 * @example
 * ```ts
 * splitRanges(7, 3); // => [ [ 0, 3 ], [ 3, 5 ], [ 5, 7 ] ]
 * splitRanges(7, [2, 9]); // => [ [ 0, 2 ], [ 2, 9 ], [ 9, 7 ] ]
 * ```
 */
export function splitRanges(
  length: number,
  sections: number | readonly number[],
  fn = "arraySplit",
): readonly (readonly [number, number])[] {
  const cuts = typeof sections === "number" ? evenCuts(length, sections, fn) : checkList(sections, "sections", fn);
  for (const cut of cuts) {
    if (!Number.isInteger(cut)) {
      throw new ShapeError(`${fn}: an index to split at must be a whole number; got ${String(cut)}`, { got: cut });
    }
  }
  return [...cuts, length].map((end, k) => [k === 0 ? 0 : cuts[k - 1], end]);
}

function evenCuts(length: number, sections: number, fn: string): number[] {
  if (!Number.isInteger(sections) || sections <= 0) {
    throw new ShapeError(`${fn}: number sections must be larger than 0.; got ${sections}`, { got: sections });
  }
  const short = Math.floor(length / sections);
  const longer = length % sections;
  return Array.from({ length: sections - 1 }, (_, k) => (k + 1) * short + Math.min(k + 1, longer));
}

/**
 * Cuts an axis into equal sections, or before the given indices. The pieces are views.
 *
 * @throws ShapeError when the sections cannot be equal; AxisError when there is no such axis.
 *
 * @example
 * ```ts
 * splitLayout(createLayout([6]), 3).map((piece) => piece.offset); // => [ 0, 2, 4 ]
 * ```
 */
export function splitLayout(l: Layout, sections: number | readonly number[], axis = 0, fn = "split"): Layout[] {
  const length = l.shape[normalizeAxis(axis, l.ndim, fn)];
  if (typeof sections === "number" && sections > 0 && length % sections !== 0) {
    throw new ShapeError(
      `${fn}: array split does not result in an equal division; got ${sections} sections for an axis of size ${length}`,
      { shape: l.shape, got: sections },
    );
  }
  return arraySplitLayout(l, sections, axis, fn);
}

/**
 * Cuts an axis into nearly equal sections, or before the given indices. The pieces are views.
 *
 * @throws ShapeError when the number of sections is not positive; AxisError when there is no such axis.
 *
 * @example
 * ```ts
 * arraySplitLayout(createLayout([7]), 3).map((piece) => piece.size); // => [ 3, 2, 2 ]
 * ```
 */
export function arraySplitLayout(
  l: Layout,
  sections: number | readonly number[],
  axis = 0,
  fn = "arraySplit",
): Layout[] {
  const along = normalizeAxis(axis, l.ndim, fn);
  const before = new Array<Slice>(along).fill(new Slice(null, null, 1));
  return splitRanges(l.shape[along], sections, fn).map(([start, stop]) =>
    sliceLayout(l, [...before, new Slice(start, stop, 1)], fn),
  );
}
