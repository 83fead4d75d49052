/**
 * The value that this package is about: shape, strides and offset, and the number of elements that follows from the shape.
 *
 * It models mdspan's layout mapping with an offset: from a multi-index to a position, nothing else. It knows no dtype and
 * no memory, and counts in whatever unit its caller counts in: bytes (as NumPy does) or elements.
 */
import { sizeOf } from "./shape.ts";

/**
 * Shape, strides and offset of an array: an immutable value. Element `[i, j, …]` lies at `offset + i * strides[0] + j * strides[1] + …`.
 *
 * Made by {@link createLayout}, which checks, or in places that are known to be right by {@link uncheckedLayout}.
 */
export class Layout {
  /** One length per axis, outermost first. */
  declare readonly shape: readonly number[];
  /** Per axis, the distance between neighbours; may be negative or zero. */
  declare readonly strides: readonly number[];
  /** The position of the element whose indices are all 0. */
  declare readonly offset: number;
  /** The number of elements: the product of the shape. */
  declare readonly size: number;

  /** @internal Call `createLayout` or `uncheckedLayout`. */
  constructor(shape: readonly number[], strides: readonly number[], offset: number, size: number) {
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.size = size;
  }

  /** The number of axes. */
  get ndim(): number {
    return this.shape.length;
  }
}

/**
 * Makes a layout without looking at it. For hot paths: shape and strides must be of equal length, made of safe integers
 * and never changed afterwards.
 *
 * @example
 * ```ts
 * uncheckedLayout([2, 3], [3, 1], 0); // => Layout { shape: [ 2, 3 ], strides: [ 3, 1 ], offset: 0, size: 6 }
 * ```
 */
export function uncheckedLayout(
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
  size: number = sizeOf(shape),
): Layout {
  return new Layout(shape, strides, offset, size);
}
