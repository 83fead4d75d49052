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

  let named = 0;
  let kept = 0;
  let ellipses = 0;
  for (let k = 0; k < selectors.length; k++) {
    const selector = selectors[k];
    if (selector instanceof Slice) {
      named++;
      kept++;
    } else if (typeof selector === "number") named++;
    else if (selector === null) kept++;
    else if (selector === "...") ellipses++;
    else fail(fn, `only whole numbers, slices, null and "..." are valid indices; got ${String(selector)}`, selector);
  }
  if (ellipses > 1) fail(fn, `an index can only have a single ellipsis ('...'); got ${ellipses}`, keys);
  const rest = shape.length - named;
  if (rest < 0) {
    fail(fn, `too many indices for array: array is ${shape.length}-dimensional, but ${named} were indexed`, keys);
  }

  // Hot: no closures, and arrays of their final length.
  const newShape = new Array<number>(kept + rest);
  const newStrides = new Array<number>(kept + rest);
  let offset = l.offset;
  let axis = 0;
  let out = 0;
  const count = ellipses === 0 ? selectors.length + 1 : selectors.length;
  for (let k = 0; k < count; k++) {
    // Axes that nothing names count as named by an ellipsis at the end.
    const selector = k < selectors.length ? selectors[k] : "...";
    if (typeof selector === "number") {
      offset += strides[axis] * normalizeIndex(selector, shape[axis], axis, fn);
      axis++;
    } else if (selector === null) {
      newShape[out] = 1;
      newStrides[out++] = 0;
    } else if (selector === "...") {
      for (let j = 0; j < rest; j++) {
        newShape[out] = shape[axis];
        newStrides[out++] = strides[axis++];
      }
    } else {
      const length = shape[axis];
      const stride = strides[axis++];
      const start = sliceStart(selector, length);
      const count = sliceCount(selector, length, start);
      newShape[out] = count;
      // NumPy: a slice without elements counts as `0:0:1`: it moves no offset and keeps the stride.
      newStrides[out++] = count === 0 ? stride : stride * selector.step + 0;
      if (count !== 0) offset += stride * start;
    }
  }
  return uncheckedLayout(newShape, newStrides, offset);
}

function readKeys(keys: readonly Key[], fn: string): readonly Selector[] {
  const first = keys[0];
  if (keys.length === 1 && typeof first === "string") return parseSlices(first, fn);
  for (let k = 0; k < keys.length; k++) if (typeof keys[k] === "string") return splitKeys(keys, fn);
  return keys as readonly Selector[];
}

function splitKeys(keys: readonly Key[], fn: string): readonly Selector[] {
  const selectors = new Array<Selector>(keys.length);
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k];
    if (typeof key !== "string") selectors[k] = key;
    else {
      const parsed = parseSlices(key, fn);
      if (parsed.length !== 1) return keys.flatMap((one) => (typeof one === "string" ? parseSlices(one, fn) : [one]));
      selectors[k] = parsed[0];
    }
  }
  return selectors;
}

function fail(fn: string, what: string, index: unknown): never {
  throw new IndexError(`${fn}: ${what}`, { index });
}
