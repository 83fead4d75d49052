/**
 * Basic indexing: the selection between the brackets becomes a new shape, new strides and a new offset. Always a view.
 * Whole numbers drop an axis, slices keep it, `null` adds one of length 1, `"..."` stands for all axes not named.
 */
import { IndexError } from "./errors.ts";
import { normalizeIndex } from "./index-bounds.ts";
import { type Layout, uncheckedLayout } from "./layout.ts";
import { type Key, parseSlices, type Selector } from "./selector.ts";
import { Slice, sliceCount, sliceStart } from "./slice.ts";

/**
 * Selects a part of a layout: a view.
 *
 * @throws IndexError for an index out of bounds, too many indices, a second `"..."`, or something that is no selector.
 *
 * @example
 * ```ts
 * const l = createLayout([4, 6]);
 * sliceLayout(l, ["1:3, ::2"]); // => Layout { shape: [ 2, 3 ], strides: [ 6, 2 ], offset: 6, size: 6 }
 * sliceLayout(l, [-1, null]); // => Layout { shape: [ 1, 6 ], strides: [ 0, 1 ], offset: 18, size: 6 }
 * sliceLayout(l, ["...", slice(2)]).shape; // => [ 4, 2 ]
 * ```
 */
export function sliceLayout(l: Layout, keys: readonly Key[], fn = "slice"): Layout {
  const selectors = readKeys(keys, fn);
  const { shape, strides } = l;
  const ndim = shape.length;
  const rest = ndim - countAxes(selectors, ndim, fn);

  // Hot: one pass, no closures, arrays of their final length.
  let rank = rest;
  for (let k = 0; k < selectors.length; k++) {
    const selector = selectors[k];
    if (selector === null || selector instanceof Slice) rank++;
  }
  const newShape = new Array<number>(rank);
  const newStrides = new Array<number>(rank);
  let offset = l.offset;
  let axis = 0;
  let out = 0;
  let ellipsis = false;
  for (let k = 0; k < selectors.length; k++) {
    const selector = selectors[k];
    if (typeof selector === "number") {
      offset += strides[axis] * normalizeIndex(selector, shape[axis], axis, fn);
      axis++;
    } else if (selector === null) {
      newShape[out] = 1;
      newStrides[out++] = 0;
    } else if (selector === "...") {
      ellipsis = true;
      for (let j = 0; j < rest; j++, axis++, out++) {
        newShape[out] = shape[axis];
        newStrides[out] = strides[axis];
      }
    } else {
      const length = shape[axis];
      const stride = strides[axis++];
      const start = sliceStart(selector, length);
      const count = sliceCount(selector, length, start);
      newShape[out] = count;
      if (count === 0) {
        // NumPy: a slice without elements counts as `0:0:1`: it moves no offset and keeps the stride.
        newStrides[out++] = stride;
      } else {
        offset += stride * start;
        newStrides[out++] = stride * selector.step + 0;
      }
    }
  }
  if (!ellipsis) {
    for (; axis < ndim; axis++, out++) {
      newShape[out] = shape[axis];
      newStrides[out] = strides[axis];
    }
  }
  return uncheckedLayout(newShape, newStrides, offset);
}

function readKeys(keys: readonly Key[], fn: string): readonly Selector[] {
  const first = keys[0];
  if (keys.length === 1 && typeof first === "string") return parseSlices(first, fn);
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k];
    if (typeof key === "string" && key !== "...") return splitKeys(keys, fn);
  }
  return keys as readonly Selector[];
}

function splitKeys(keys: readonly Key[], fn: string): readonly Selector[] {
  const selectors: Selector[] = [];
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k];
    if (typeof key !== "string") {
      selectors.push(key);
    } else {
      const parsed = parseSlices(key, fn);
      for (let j = 0; j < parsed.length; j++) selectors.push(parsed[j]);
    }
  }
  return selectors;
}

function countAxes(selectors: readonly Selector[], ndim: number, fn: string): number {
  let count = 0;
  let ellipses = 0;
  for (let k = 0; k < selectors.length; k++) {
    const selector = selectors[k];
    if (typeof selector === "number" || selector instanceof Slice) count++;
    else if (selector === "...") ellipses++;
    else if (selector !== null) {
      throw new IndexError(
        `${fn}: only whole numbers, slices, null and "..." are valid indices; got ${String(selector)}`,
        { index: selector },
      );
    }
  }
  if (ellipses > 1) {
    throw new IndexError(`${fn}: an index can only have a single ellipsis ('...'); got ${ellipses}`, {
      index: selectors,
    });
  }
  if (count > ndim) {
    throw new IndexError(`${fn}: too many indices for array: array is ${ndim}-dimensional, but ${count} were indexed`, {
      index: selectors,
    });
  }
  return count;
}
