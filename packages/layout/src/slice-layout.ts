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
  return selectLayout(l, fn, keys.length, keys[0], keys[1], keys[2], keys);
}

/**
 * As {@link sliceLayout}, for `count` keys: the first three by themselves, and all of them in a list where there are more,
 * since a list that is made for a call costs a quarter of its time.
 *
 * @throws IndexError as {@link sliceLayout} does.
 *
 * @example
 * ```ts
 * selectLayout(createLayout([4, 6]), "slice", 2, ":", null, undefined, []).shape; // => [ 4, 1, 6 ]
 * ```
 */
export function selectLayout(
  l: Layout,
  fn: string,
  count: number,
  first: Key | undefined,
  second: Key | undefined,
  third: Key | undefined,
  keys: readonly Key[],
): Layout {
  const { shape, strides } = l;
  const ndim = shape.length;
  const a = selectorOf(first, fn);
  if (count === 1 && a instanceof Slice && ndim > 0) return sliceFirst(l, a);
  const b = selectorOf(second, fn);
  const c = selectorOf(third, fn);

  let numbers = 0;
  let added = 0;
  let ellipses = 0;
  for (let k = 0; k < count; k++) {
    const selector = k === 0 ? a : k === 1 ? b : k === 2 ? c : keys[k];
    if (typeof selector === "number") numbers++;
    else if (selector === null) added++;
    else if (selector === "...") ellipses++;
    else if (!(selector instanceof Slice)) {
      const all = count > 3 ? keys : ([first, second, third].slice(0, count) as readonly Key[]);
      return sliceLayout(l, separate(all, fn), fn);
    }
  }
  const rest = ndim + added + ellipses - count;
  if (ellipses > 1) fail(fn, `an index can only have a single ellipsis ('...'); got ${ellipses}`, keys);
  if (rest < 0) {
    fail(fn, `too many indices for array: array is ${ndim}-dimensional, but ${ndim - rest} were indexed`, keys);
  }

  // Hot: no closures, and arrays of their final length.
  const newShape = new Array<number>(ndim + added - numbers);
  const newStrides = new Array<number>(ndim + added - numbers);
  let offset = l.offset;
  let size = 1;
  let axis = 0;
  let out = 0;
  // Axes that nothing names count as named by an ellipsis at the end.
  for (let k = 0; k <= count; k++) {
    const selector = k === count ? "..." : k === 0 ? a : k === 1 ? b : k === 2 ? c : keys[k];
    if (typeof selector === "number") {
      offset += strides[axis] * normalizeIndex(selector, shape[axis], axis, fn);
      axis++;
    } else if (selector === null) {
      newShape[out] = 1;
      newStrides[out++] = 0;
    } else if (typeof selector === "string") {
      for (const end = k === count ? ndim : axis + rest; axis < end; axis++) {
        size *= shape[axis];
        newShape[out] = shape[axis];
        newStrides[out++] = strides[axis];
      }
    } else {
      const stride = strides[axis];
      const start = sliceStart(selector as Slice, shape[axis]);
      const length = sliceCount(selector as Slice, shape[axis], start);
      size *= length;
      newShape[out] = length;
      // NumPy: a slice without elements counts as `0:0:1`: it moves no offset and keeps the stride.
      newStrides[out++] = length === 0 ? stride : stride * (selector as Slice).step + 0;
      if (length !== 0) offset += stride * start;
      axis++;
    }
  }
  return uncheckedLayout(newShape, newStrides, offset, size);
}

/** The most common selection by itself, in half the time. */
function sliceFirst(l: Layout, s: Slice): Layout {
  const { shape, strides } = l;
  const ndim = shape.length;
  const newShape = new Array<number>(ndim);
  const newStrides = new Array<number>(ndim);
  const start = sliceStart(s, shape[0]);
  let size = sliceCount(s, shape[0], start);
  newShape[0] = size;
  newStrides[0] = size === 0 ? strides[0] : strides[0] * s.step + 0;
  const offset = size === 0 ? l.offset : l.offset + start * strides[0];
  for (let k = 1; k < ndim; k++) {
    size *= shape[k];
    newShape[k] = shape[k];
    newStrides[k] = strides[k];
  }
  return uncheckedLayout(newShape, newStrides, offset, size);
}

/** What a key selects; a text of several selectors stays as it is. */
function selectorOf(key: Key | undefined, fn: string): Key | undefined {
  if (typeof key !== "string") return key;
  if (key === ":") return ALL;
  const selectors = parseSlices(key, fn);
  return selectors.length === 1 ? selectors[0] : key;
}

/** The selectors of all keys, or the error of the key that is none. */
function separate(keys: readonly Key[], fn: string): readonly Selector[] {
  const selectors = keys.flatMap((key) => (typeof key === "string" ? parseSlices(key, fn) : [key]));
  for (const one of selectors) {
    if (typeof one === "number" || one === null || one === "..." || one instanceof Slice) continue;
    fail(fn, `only whole numbers, slices, null and "..." are valid indices; got ${String(one)}`, one);
  }
  return selectors;
}

const ALL: Slice = /* @__PURE__ */ new Slice(null, null, 1);

function fail(fn: string, what: string, index: unknown): never {
  throw new IndexError(`${fn}: ${what}`, { index });
}
