/**
 * Advanced indexing as a plan: which axes the index arrays pick from, where their axes go in the result, and which axes
 * of the array are left whole. NumPy's rule for brackets, and the two clearer ones of NEP 21.
 */
import {
  broadcastShapeList,
  broadcastStrides,
  IndexError,
  isCContiguous,
  normalizeIndex,
  planLoop,
  type Selector,
  Slice,
  shapeText,
  sizeOf,
  sliceRange,
  uncheckedLayout,
} from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type Entry, plainKey } from "./keys.ts";
import { packMask, trueIndices } from "./mask.ts";
import { type AxisIndex, packIndex } from "./positions.ts";

/**
 * How index arrays act together. `brackets`: broadcast; their axes take the place of the arrays if these are neighbours,
 * else they come first. `pointwise`: broadcast; their axes always come first. `crossed`: each array alone, in its place.
 */
export type Mode = "brackets" | "pointwise" | "crossed";

/** What an advanced index selects. The block are the axes that index arrays bring, the rest those left of the array. */
export interface Selection {
  /** Bytes from the start of the storage to the element for position 0 of all index arrays. */
  readonly offset: number;
  readonly indices: readonly AxisIndex[];
  readonly block: readonly number[];
  readonly rest: readonly number[];
  readonly restStrides: readonly number[];
  /** Per axis of the rest the axis of the array that it is left of, -1 for a new one; and its first index there. */
  readonly restAxes: readonly number[];
  readonly restStarts: readonly number[];
  /** Axis k of the result is axis `order[k]` of the block's axes followed by the rest's. */
  readonly order: readonly number[];
}

/** The index arrays that one key stands for: one for integers, one per axis for a mask, one for no axis without axes. */
interface Picker {
  readonly indices: readonly NDArray[];
  /** What the axes must measure; empty if any length will do. */
  readonly lengths: readonly number[];
  readonly covers: number;
}

/** Index arrays that are broadcast together, and how many axes of the rest stand before theirs. */
interface Group {
  at: number;
  readonly indices: AxisIndex[];
}

/**
 * Plans an advanced index. Order "K" lets the block lie in memory as the index arrays do, "C" takes the positions in C
 * order. Throws IndexError if the keys do not fit the array.
 */
export function select(a: NDArray, entries: readonly Entry[], mode: Mode, fn: string, order: "C" | "K"): Selection {
  return selectLists(a, entries, mode, fn) ?? selectAny(a, entries, mode, fn, order);
}

/** The axes that are left of an array, as a selection holds them. */
class Rest {
  readonly rest: number[] = [];
  readonly restStrides: number[] = [];
  readonly restAxes: number[] = [];
  readonly restStarts: number[] = [];

  /** Adds an axis and gives how many there are. */
  keep(length: number, stride: number, axis: number, start: number): number {
    this.restStrides.push(stride);
    this.restAxes.push(axis);
    this.restStarts.push(start);
    return this.rest.push(length);
  }
}

/** The plan for lists of one length, side by side, and nothing but slices besides: little to decide. Null for other keys. */
function selectLists(a: NDArray, entries: readonly Entry[], mode: Mode, fn: string): Selection | null {
  const { shape, strides, ndim } = a;
  if (entries.length > ndim) return null;
  const left = new Rest();
  let { offset } = a;
  let [first, end] = [-1, -1];
  for (let k = 0; k < ndim; k++) {
    const entry = entries[k];
    if (isArray(entry)) {
      if (entry.ndim !== 1 || (entry.dtype.kind === "b" && entry.size !== shape[k])) return null;
      if (first < 0) first = k;
      else if (mode === "crossed" || end !== k) return null;
      end = k + 1;
    } else if (entry === undefined) {
      left.keep(shape[k], strides[k], k, 0);
    } else if (entry instanceof Slice) {
      const { start, step, count } = sliceRange(entry, shape[k]);
      offset += strides[k] * start;
      left.keep(count, strides[k] * step, k, start);
    } else return null;
  }
  if (first < 0) return null;
  const indices = new Array<AxisIndex>(end - first);
  for (let k = 0; k < indices.length; k++) {
    const axis = first + k;
    const index = packIndex(pickerOf(entries[axis] as NDArray, fn).indices[0], fn);
    if (k > 0 && index.size !== indices[0].index.size) return null;
    indices[k] = { index, shape: index.shape, axis, size: shape[axis], stride: strides[axis] };
  }
  const { rest, restStrides, restAxes, restStarts } = left;
  const order = [0];
  for (let k = 1; k <= rest.length; k++) order.push(k);
  // The lists' axis stands behind those of the slices in front of them.
  if (mode !== "pointwise" && first > 0) order.splice(first, 0, ...order.splice(0, 1));
  return { offset, indices, block: indices[0].shape, rest, restStrides, restAxes, restStarts, order };
}

function selectAny(a: NDArray, entries: readonly Entry[], mode: Mode, fn: string, order: "C" | "K"): Selection {
  const items = entries.map((entry) => (isArray(entry) ? pickerOf(entry, fn) : entry));
  const hidden = countHidden(a, items, entries, fn);
  const { shape, strides } = a;
  const groups: Group[] = mode === "crossed" ? [] : [{ at: -1, indices: [] }];
  const left = new Rest();
  const wholes: [index: number, axis: number][] = [];
  let offset = a.offset;
  let axis = 0;
  let wasAdvanced = false;
  for (const item of items) {
    const isAdvanced = typeof item === "number" || isPicker(item);
    // NumPy: a whole number is one of the advanced keys when it is asked whether they are neighbours.
    if (isAdvanced && mode === "brackets" && !wasAdvanced) groups[0].at = groups[0].at < 0 ? left.rest.length : 0;
    wasAdvanced = isAdvanced;
    if (typeof item === "number") {
      wholes.push([item, axis++]);
    } else if (item === null) {
      left.keep(1, 0, -1, 0);
    } else if (item === "...") {
      for (let k = 0; k < hidden; k++, axis++) left.keep(shape[axis], strides[axis], axis, 0);
    } else if (item instanceof Slice) {
      const { start, step, count } = sliceRange(item, shape[axis]);
      left.keep(count, strides[axis] * step, axis, start);
      offset += strides[axis] * start;
      axis++;
    } else {
      if (mode === "crossed") groups.push({ at: left.rest.length, indices: [] });
      groups[groups.length - 1].indices.push(...pick(a, item, axis, fn));
      axis += item.covers;
    }
  }
  for (; axis < a.ndim; axis++) left.keep(shape[axis], strides[axis], axis, 0);
  for (const [index, k] of wholes) offset += strides[k] * normalizeIndex(index, shape[k], k, fn);
  return { offset, ...left, ...arrange(groups, left.rest, order, fn) };
}

/** Whether a key that has been read is an array. */
export function isArray(entry: Entry | undefined): entry is NDArray {
  return typeof entry === "object" && entry !== null && "dtype" in entry;
}

function isPicker(item: Selector | Picker): item is Picker {
  return typeof item === "object" && item !== null && "covers" in item;
}

function pickerOf(index: NDArray, fn: string): Picker {
  if (index.dtype.kind !== "b") return { indices: [index], lengths: [], covers: 1 };
  const mask = packMask(index, fn);
  if (mask.ndim > 0) return { indices: trueIndices(mask, fn, "temporary"), lengths: mask.shape, covers: mask.ndim };
  // One truth value: a new axis of length 1 or 0.
  return { indices: trueIndices(mask.reshape([1]), fn, "temporary"), lengths: [], covers: 0 };
}

/** How many axes "..." stands for. */
function countHidden(a: NDArray, items: readonly (Selector | Picker)[], entries: readonly Entry[], fn: string): number {
  let named = 0;
  for (const item of items) {
    if (isPicker(item)) named += item.covers;
    else if (item !== null && item !== "...") named++;
  }
  if (items.filter((item) => item === "...").length > 1) {
    throw new IndexError(`${fn}: an index can only have a single ellipsis ('...')`, { index: plainKey(entries) });
  }
  if (named > a.ndim) {
    throw new IndexError(
      `${fn}: too many indices for array: array is ${a.ndim}-dimensional, but ${named} were indexed`,
      { index: plainKey(entries) },
    );
  }
  return a.ndim - named;
}

/** The index arrays of one key, each with its axis. */
function pick(a: NDArray, picker: Picker, first: number, fn: string): AxisIndex[] {
  return picker.indices.map((index, k) => {
    const axis = first + k;
    // An array that covers no axis picks position 0 of an axis that does not move.
    if (picker.covers === 0) return { index, shape: index.shape, axis, size: 1, stride: 0 };
    const size = a.shape[axis];
    // As in NumPy, an axis of a mask that has no elements fits all.
    if (picker.lengths.length > 0 && picker.lengths[k] > 0 && picker.lengths[k] !== size) {
      throw new IndexError(
        `${fn}: boolean index did not match indexed array along axis ${axis}; size of axis is ${size} but size of corresponding boolean axis is ${picker.lengths[k]}`,
        { index: picker.lengths, axis, size },
      );
    }
    return { index, shape: index.shape, axis, size, stride: a.strides[axis] };
  });
}

/** Broadcasts each group, crosses the groups, and says where their axes go among those of the rest. */
function arrange(groups: readonly Group[], rest: readonly number[], kept: "C" | "K", fn: string): Arranged {
  const shapes = groups.map((group) => broadcastIndices(group.indices, fn));
  const block = shapes.flat();
  const indices: AxisIndex[] = [];
  const order: number[] = [];
  let before = 0;
  let axis = 0;
  groups.forEach((group, k) => {
    for (; axis < group.at; axis++) order.push(block.length + axis);
    const { length } = shapes[k];
    for (let j = 0; j < length; j++) order.push(before + j);
    before += length;
    const after = new Array<number>(block.length - before).fill(1);
    for (const index of group.indices) {
      indices.push(after.length === 0 ? index : { ...index, shape: [...index.shape, ...after] });
    }
  });
  for (; axis < rest.length; axis++) order.push(block.length + axis);
  // NumPy: where each position stands for one element, the result lies in memory as the index arrays do.
  const isKept =
    kept === "K" &&
    block.length > 1 &&
    groups.length === 1 &&
    sizeOf(rest) === 1 &&
    !indices.every(({ index }) => isCContiguous(index.layout, index.itemsize));
  return packed(isKept ? keepOrder({ indices, block, order }) : { indices, block, order }, fn);
}

type Arranged = Pick<Selection, "indices" | "block" | "order">;

/** The same selection with the axes of the block in the order in which the index arrays lie in memory. */
function keepOrder({ indices, block, order }: Arranged): Arranged {
  const strides = indices.map(({ index }) => broadcastStrides(index.layout, block) as readonly number[]);
  const { perm } = planLoop(block, strides, { coalesce: false });
  if (perm.every((axis, k) => axis === k)) return { indices, block, order };
  return {
    indices: indices.map((given, k) => {
      const lengths = block.map((length, axis) => (strides[k][axis] === 0 ? 1 : length));
      const shape = perm.map((axis) => lengths[axis]);
      const layout = uncheckedLayout(
        shape,
        perm.map((axis) => strides[k][axis]),
        given.index.offset,
      );
      return { ...given, shape, index: given.index.derive(layout) };
    }),
    block: perm.map((axis) => block[axis]),
    order: order.map((k) => (k < block.length ? perm.indexOf(k) : k)),
  };
}

function packed({ indices, block, order }: Arranged, fn: string): Arranged {
  const read = (given: AxisIndex): AxisIndex => {
    const index = packIndex(given.index, fn);
    return index === given.index ? given : { ...given, index };
  };
  return { indices: indices.map(read), block, order };
}

function broadcastIndices(indices: readonly AxisIndex[], fn: string): readonly number[] {
  const shapes = indices.map((index) => index.shape);
  try {
    return broadcastShapeList(shapes, fn);
  } catch {
    throw new IndexError(
      `${fn}: shape mismatch: indexing arrays could not be broadcast together with shapes ${shapes.map(shapeText).join(" ")}`,
      { index: shapes },
    );
  }
}

/** The shape of the result. */
export function selectedShape({ block, rest, order }: Selection): number[] {
  return order.map((k) => (k < block.length ? block[k] : rest[k - block.length]));
}
