/** A view with any shape and any strides. The one view that could reach elsewhere, so here the bounds are checked. */

import { createLayout } from "./create-layout.ts";
import { ShapeError } from "./errors.ts";
import { extent } from "./extent.ts";
import { checkList } from "./kind.ts";
import type { Layout } from "./layout.ts";

/** Where an arbitrary view may lie. */
export interface AsStridedOptions {
  /** The half-open range of positions the view must stay in; the extent of the layout if left out. */
  readonly within?: readonly [number, number];
  /** The width of an element in the unit of the strides, 1 if left out. */
  readonly itemsize?: number;
  /** The position of the first element; that of the layout if left out. */
  readonly offset?: number;
}

/**
 * A view from the layout's offset with any shape and strides; those of the layout where left out as `null`.
 *
 * @throws ShapeError when the view would leave `within`, or the numbers are no layout.
 *
 * @example
 * ```ts
 * asStridedLayout(createLayout([6]), [4, 3], [1, 1]); // => Layout { shape: [ 4, 3 ], strides: [ 1, 1 ], offset: 0, size: 12 }
 * ```
 */
export function asStridedLayout(
  l: Layout,
  shape: readonly number[] | null,
  strides: readonly number[] | null,
  options: AsStridedOptions = {},
  fn = "asStrided",
): Layout {
  const { itemsize = 1, offset = l.offset } = options;
  const own = extent(l, itemsize);
  const [low, high] = options.within ?? [own.start, own.end];
  const view = createLayout(
    shape ?? l.shape,
    { strides: checkList(strides ?? l.strides, "strides", fn), offset, itemsize },
    fn,
  );
  const { start, end } = extent(view, itemsize);
  if (view.size > 0 && (start < low || end > high)) {
    throw new ShapeError(
      `${fn}: the view would reach outside of its storage; got positions ${start} to ${end}, expected ${low} to ${high}`,
      { shape: view.shape, got: [start, end], expected: [low, high] },
    );
  }
  return view;
}
