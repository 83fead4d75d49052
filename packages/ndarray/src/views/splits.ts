/** Views that cut an array into pieces along an axis. */
import { arraySplitLayout, type Layout, normalizeAxis, ShapeError, sliceLayout, splitLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";

/** A number of equal pieces, or the indices before which to cut. */
export type Sections = number | readonly number[];

/** Options of `split`, `arraySplit` and `unstack`. */
export interface SplitOptions {
  /** The axis to cut; 0 if left out. */
  readonly axis?: number;
}

/**
 * The array in equal pieces, or cut before the given indices. Views.
 *
 * Throws ShapeError if the axis is not divisible by the number of pieces, AxisError for an axis that does not exist.
 *
 * ```ts
 * split([1, 2, 3, 4], 2); // => [ array([1., 2.]), array([3., 4.]) ]
 * split([1, 2, 3, 4], [1, 3]).map((piece) => piece.size); // => [ 1, 2, 1 ]
 * split([1, 2, 3], 2); // throws ShapeError: split: array split does not result in an equal division; got 2 sections for an axis of size 3
 * ```
 */
export function split<const A extends ArrayLike>(a: A, sections: Sections, options: SplitOptions = {}): ArrayOf<A>[] {
  checkOptions("split", options, ["axis"]);
  const source = toNDArray(a, "split");
  return pieces<A>(source, splitLayout(source.layout, sections, options.axis ?? 0, "split"));
}

/**
 * The array in pieces as equal as can be, the longer ones first, or cut before the given indices. Views.
 *
 * Throws ShapeError for fewer than one piece, AxisError for an axis that does not exist.
 *
 * ```ts
 * arraySplit([1, 2, 3], 2); // => [ array([1., 2.]), array([3.]) ]
 * ```
 */
export function arraySplit<const A extends ArrayLike>(
  a: A,
  sections: Sections,
  options: SplitOptions = {},
): ArrayOf<A>[] {
  checkOptions("arraySplit", options, ["axis"]);
  const source = toNDArray(a, "arraySplit");
  return pieces<A>(source, arraySplitLayout(source.layout, sections, options.axis ?? 0, "arraySplit"));
}

function pieces<A>(source: NDArray, layouts: readonly Layout[]): ArrayOf<A>[] {
  return layouts.map((layout) => source.derive(layout)) as unknown as ArrayOf<A>[];
}

/**
 * The array cut into columns: along axis 1, or axis 0 of one dimension. Views; otherwise as `split`.
 *
 * ```ts
 * hsplit([[1, 2], [3, 4]], 2).map((piece) => piece.toNested()); // => [ [ [ 1 ], [ 3 ] ], [ [ 2 ], [ 4 ] ] ]
 * ```
 */
export function hsplit<const A extends ArrayLike>(a: A, sections: Sections): ArrayOf<A>[] {
  return splitAlong<A>(a, sections, 1, "hsplit");
}

/**
 * The array cut into groups of rows: along axis 0, of at least two dimensions. Views; otherwise as `split`.
 *
 * ```ts
 * vsplit([[1, 2], [3, 4]], 2); // => [ array([[1., 2.]]), array([[3., 4.]]) ]
 * ```
 */
export function vsplit<const A extends ArrayLike>(a: A, sections: Sections): ArrayOf<A>[] {
  return splitAlong<A>(a, sections, 0, "vsplit");
}

/**
 * The array cut along axis 2, of at least three dimensions. Views; otherwise as `split`.
 *
 * ```ts
 * dsplit(zeros([2, 2, 4]), 2).map((piece) => piece.shape); // => [ [ 2, 2, 2 ], [ 2, 2, 2 ] ]
 * ```
 */
export function dsplit<const A extends ArrayLike>(a: A, sections: Sections): ArrayOf<A>[] {
  return splitAlong<A>(a, sections, 2, "dsplit");
}

function splitAlong<A extends ArrayLike>(a: A, sections: Sections, axis: number, fn: string): ArrayOf<A>[] {
  const source = toNDArray(a, fn);
  const least = fn === "hsplit" ? 1 : fn === "vsplit" ? 2 : 3;
  if (source.ndim < least) {
    throw new ShapeError(`${fn}: ${fn} only works on arrays of ${least} or more dimensions; got ${source.ndim}`, {
      shape: source.shape,
    });
  }
  return pieces<A>(source, splitLayout(source.layout, sections, source.ndim > 1 ? axis : 0, fn));
}

/**
 * The sub-arrays along an axis, which they lose: the inverse of `stack`. Views.
 *
 * Throws ShapeError without an axis, AxisError for one that does not exist.
 *
 * ```ts
 * unstack([[1, 2], [3, 4]], { axis: 1 }); // => [ array([1., 3.]), array([2., 4.]) ]
 * ```
 */
export function unstack<const A extends ArrayLike>(a: A, options: SplitOptions = {}): ArrayOf<A>[] {
  checkOptions("unstack", options, ["axis"]);
  const source = toNDArray(a, "unstack");
  if (source.ndim === 0) {
    throw new ShapeError("unstack: Input array must be at least 1-d; got 0 dimensions", { shape: [] });
  }
  const axis = normalizeAxis(options.axis ?? 0, source.ndim, "unstack");
  const before = new Array<":">(axis).fill(":");
  const layouts = Array.from({ length: source.shape[axis] }, (_, i) => sliceLayout(source.layout, [...before, i]));
  return pieces<A>(source, layouts);
}
