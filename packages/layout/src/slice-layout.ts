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
  let n = 0;
  for (let k = 0; k < keys.length; k++) n = readKey(keys[k], n, fn);
  return selectRead(l, n, fn);
}

/** The selectors of the call that runs: a list of its own would cost each call a quarter of its time. */
export const SELECTORS: Selector[] = [];

/** The text that was read last at each place: most loops have one there. */
const TEXTS: string[] = [];
const READ: (readonly Selector[])[] = [];

/** Reads a key behind the `n` selectors that are there; gives how many there are then. */
export function readKey(key: Key, n: number, fn: string): number {
  if (typeof key !== "string") SELECTORS[n] = key;
  else if (key === ":") SELECTORS[n] = WHOLE;
  else {
    if (TEXTS[n] !== key) {
      READ[n] = parseSlices(key, fn);
      TEXTS[n] = key;
    }
    for (const selector of READ[n]) SELECTORS[n++] = selector;
    return n;
  }
  return n + 1;
}

/** Selects a part of a layout by the `n` selectors that were read. */
export function selectRead(l: Layout, n: number, fn: string): Layout {
  const { shape, strides } = l;
  const ndim = shape.length;
  const selectors = SELECTORS;
  let numbers = 0;
  let added = 0;
  let ellipses = 0;
  for (let k = 0; k < n; k++) {
    const selector = selectors[k];
    if (typeof selector === "number") numbers++;
    else if (selector === null) added++;
    else if (selector === "...") ellipses++;
    else if (!(selector instanceof Slice))
      fail(fn, `only whole numbers, slices, null and "..." are valid indices; got ${String(selector)}`, selector);
  }
  const rest = ndim + added + ellipses - n;
  if (ellipses > 1)
    fail(fn, `an index can only have a single ellipsis ('...'); got ${ellipses}`, selectors.slice(0, n));
  if (rest < 0) {
    const what = `too many indices for array: array is ${ndim}-dimensional, but ${ndim - rest} were indexed`;
    fail(fn, what, selectors.slice(0, n));
  }

  // Hot: no closures, and arrays of their final length.
  const newShape = new Array<number>(ndim + added - numbers);
  const newStrides = new Array<number>(ndim + added - numbers);
  let offset = l.offset;
  let size = 1;
  let axis = 0;
  let out = 0;
  for (let k = 0; k < n; k++) {
    const selector = selectors[k];
    if (selector === WHOLE) {
      size *= shape[axis];
      newShape[out] = shape[axis];
      newStrides[out++] = strides[axis];
      axis++;
    } else if (typeof selector === "number") {
      offset += strides[axis] * normalizeIndex(selector, shape[axis], axis, fn);
      axis++;
    } else if (selector === null) {
      newShape[out] = 1;
      newStrides[out++] = 0;
    } else if (typeof selector === "string") {
      for (const end = axis + rest; axis < end; axis++) {
        size *= shape[axis];
        newShape[out] = shape[axis];
        newStrides[out++] = strides[axis];
      }
    } else {
      const stride = strides[axis];
      const start = sliceStart(selector, shape[axis]);
      const length = sliceCount(selector, shape[axis], start);
      size *= length;
      newShape[out] = length;
      // NumPy: a slice without elements counts as `0:0:1`: it moves no offset and keeps the stride.
      newStrides[out++] = length === 0 ? stride : stride * selector.step + 0;
      if (length !== 0) offset += stride * start;
      axis++;
    }
  }
  for (; axis < ndim; axis++) {
    size *= shape[axis];
    newShape[out] = shape[axis];
    newStrides[out++] = strides[axis];
  }
  return uncheckedLayout(newShape, newStrides, offset, size);
}

const WHOLE: Slice = /* @__PURE__ */ new Slice(null, null, 1);

function fail(fn: string, what: string, index: unknown): never {
  throw new IndexError(`${fn}: ${what}`, { index });
}
