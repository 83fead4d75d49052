/** NumPy's brackets for writing: `a[key] = value`. */

import { intend, isScalar } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import {
  broadcastStrides,
  isCContiguous,
  type Layout,
  packLayout,
  reshapeLayout,
  type Selector,
  ShapeError,
  sameNumbers,
  shapeText,
  sizeOf,
  sliceLayout,
  uncheckedLayout,
} from "@strided/layout";
import type { NDArray } from "../array.ts";
import { assignInto, trimOnes } from "../assign.ts";
import { copyArray } from "../copying.ts";
import type { ArrayLike } from "../nested.ts";
import { checkArray } from "../nested.ts";
import { boundsOverlap } from "../overlap.ts";
import { castReason, extentReason } from "../reason.ts";
import { isElement } from "./getitem.ts";
import { type Brackets, type CheckedKey, type CheckedKeys, type Entry, type IndexKey, readKeys } from "./keys.ts";
import { countTrue, packMask } from "./mask.ts";
import { putMasked } from "./masked.ts";
import { SCATTER } from "./move.ts";
import { rowIndex, wholeMask } from "./pick.ts";
import { placeOf } from "./place.ts";
import { packIndex, picksAlong, picksOf } from "./positions.ts";
import { isArray, type Selection, select, selectedShape } from "./selection.ts";
import { transfer } from "./transfer.ts";

/**
 * What NumPy's brackets write: `setitem(a, [k0, k1], value)` is `a[k0, k1] = value`, with keys of every kind mixed as
 * for `getitem`. A plain JavaScript array is the list of keys, so an index list stands in a second pair of brackets:
 * `setitem(a, [[0, 2]], value)`. A single key that is no list needs none: `setitem(a, mask, 0)`.
 *
 * The value is broadcast to what the keys select and cast to the dtype of `a` without asking. Where an index repeats,
 * the last value stays. The result is as if value and indices had been read before anything is written; nothing is
 * written if an error is thrown: IndexError as for `getitem`, ShapeError if the value does not broadcast, CastingError
 * for a scalar that does not fit the dtype, ReadOnlyError if `a` is read-only.
 *
 * ```ts
 * const a = zeros([2, 3]);
 * setitem(a, [1, "::2"], 7);
 * setitem(a, [":", [1, 0]], [[1, 2], [3, 4]]);
 * a; // => array([[2., 1., 0.],
 * //           [4., 3., 7.]])
 * setitem(a, equal(a, 0), -1);
 * a.get(0, 2); // => -1
 * ```
 */
export function setitem<const K extends IndexKey | readonly IndexKey[]>(
  a: NDArray,
  key: K & (K extends readonly unknown[] ? CheckedKeys<K> : CheckedKey<K>),
  value: ArrayLike,
): void {
  checkArray(a, "setitem");
  setItem(a, (Array.isArray(key) ? key : [key]) as readonly IndexKey[], value, "setitem");
}

/** Writes what brackets select, with the name of the caller. */
export function setItem(a: NDArray, keys: readonly IndexKey[], value: ArrayLike, fn: string): void {
  const plan = planSet(a, keys, value, fn);
  write(a, plan, fn);
  // Given back while it is warm: a loop of many writes keeps the collector out.
  if (isScalar(value)) plan.source.storage.dispose();
}

/** The same with arrays of indices that have been read, one per axis. */
export function setEntries(a: NDArray, entries: readonly NDArray[], value: ArrayLike, fn: string): void {
  a.requireWriteable(fn);
  write(a, planEntries(a, { entries, isAdvanced: true }, value, fn), fn);
}

function write(a: NDArray, { source, view, entries, change }: SetPlan, fn: string): void {
  if (view !== null) {
    assignInto(view, source, fn);
    return;
  }
  const input = change === "none" ? source : castInput(source, a, change, fn);
  const apart = entries.map((entry) => (isArray(entry) && boundsOverlap(entry, a) ? guardCopy(entry, fn) : entry));
  const mask = wholeMask(a, apart);
  if (mask === null) scatter(a, apart, input, fn);
  else if (input.size === 1 && !isCContiguous(a.layout, a.itemsize)) {
    // One value may be written in any order.
    putWhere(a.T, packMask(mask.T, fn), input, fn);
  } else putWhere(a, packMask(mask, fn), input, fn);
  if (input !== source) input.storage.dispose();
}

/** What brackets are going to write: into a view, or into the places that keys pick. */
export interface SetPlan {
  readonly source: NDArray;
  /** What basic keys select; null where an array is among the keys. */
  readonly view: NDArray | null;
  readonly entries: readonly Entry[];
  /** Why the value is copied before it is written to picked places. */
  readonly change: "guard" | "cast" | "none";
}

/** Reads the keys and decides. Throws as `setitem` does, but for what only writing finds out. */
export function planSet(a: NDArray, keys: readonly IndexKey[], value: ArrayLike, fn: string): SetPlan {
  a.requireWriteable(fn);
  return planEntries(a, readKeys(a, keys, fn), value, fn);
}

function planEntries(
  a: NDArray,
  { entries, isAdvanced }: Pick<Brackets, "entries" | "isAdvanced">,
  value: ArrayLike,
  fn: string,
): SetPlan {
  const source = a.coerce(value, fn, a.dtype);
  if (isAdvanced) {
    const change = boundsOverlap(source, a) ? "guard" : source.dtype === a.dtype ? "none" : "cast";
    return { source, view: null, entries, change };
  }
  const view = a.derive(sliceLayout(a.layout, entries as readonly Selector[], fn));
  if (isElement(a, entries) && source.ndim > 0) {
    throw new ShapeError(
      `${fn}: setting an array element with a sequence; got shape ${shapeText(source.shape)}, expected one element`,
      { shape: source.shape },
    );
  }
  return { source, view, entries, change: "none" };
}

/** Writes a value, or one value per true element. */
function putWhere(a: NDArray, mask: NDArray, value: NDArray, fn: string): void {
  const isOne = isOneFor(mask, value, fn);
  putMasked(a, mask, { array: value, along: 0, apart: isOne ? 0 : value.strides[0] }, fn);
}

/** Whether a value is the same for all true elements of a packed mask. Throws ShapeError if it does not fit them. */
function isOneFor(mask: NDArray, value: NDArray, fn: string): boolean {
  if (value.ndim > 1) {
    throw new ShapeError(
      `${fn}: boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${value.ndim} dimensions`,
      { shape: value.shape },
    );
  }
  const isOne = value.ndim === 0 || value.shape[0] === 1;
  const count = isOne ? 1 : countTrue(mask);
  if (!isOne && value.size !== count) {
    throw new ShapeError(
      `${fn}: boolean array indexing assignment cannot assign ${value.size} input values to the ${count} output values where the mask is true`,
      { shape: value.shape, got: value.size, expected: count },
    );
  }
  return isOne;
}

/** An index array in memory of its own, since it lies where elements are written. */
function guardCopy(index: NDArray, fn: string): NDArray {
  intend("guard", fn, index.nbytes, () => extentReason("an index array", "the array"));
  return copyArray(index, "C", fn);
}

/** The value in the dtype of the target and in memory of its own. */
function castInput(source: NDArray, target: NDArray, change: "guard" | "cast", fn: string): NDArray {
  const { dtype } = target;
  const layout = packLayout(source.shape, "C", dtype.itemsize);
  intend(change, fn, layout.size * dtype.itemsize, () => inputReason(source, target, change));
  const input = source.fresh(dtype, layout, fn);
  copyElements(input, source);
  return input;
}

function inputReason(source: NDArray, { dtype }: NDArray, change: "guard" | "cast"): string {
  if (change === "guard") return extentReason("the value", "the array");
  return castReason(source.dtype.name, dtype.name, source.shape);
}

function scatter(a: NDArray, entries: readonly Entry[], input: NDArray, fn: string): void {
  const only = rowIndex(a, entries);
  const apart = only === null ? null : strideAlong(input, only);
  if (only !== null && apart !== null) {
    const index = packIndex(only, fn);
    const picks = picksAlong(index, a.shape[0], 0, a.strides[0], fn);
    transfer(SCATTER, placeOf(a), picks, placeOf(input), apart, [], a.dtype);
    if (index !== only) index.storage.dispose();
    return;
  }
  const selection = select(a, entries, "brackets", fn, "C");
  const value = fitValue(input, selection, fn);
  const { block, rest, restStrides } = selection;
  const picks = picksOf(selection.indices, block, fn);
  const target = { storage: a.storage, offset: selection.offset, strides: restStrides };
  const { layout, storage } = value;
  const source = { storage, offset: layout.offset, strides: layout.strides.slice(1) };
  transfer(SCATTER, target, picks, source, layout.strides[0], rest, a.dtype);
}

/** How far apart values for an index array lie that have its shape and are packed, or are one; null for others. */
function strideAlong({ layout, size, itemsize, ndim }: NDArray, index: NDArray): number | null {
  if (size === 1 && ndim <= 1) return 0;
  return sameNumbers(layout.shape, index.shape) && isCContiguous(layout, itemsize) ? itemsize : null;
}

/** The value broadcast to the selected shape, its axes in the order block, rest, the block's axes merged to one. */
function fitValue(input: NDArray, selection: Selection, fn: string): { storage: NDArray["storage"]; layout: Layout } {
  const { block, rest, order } = selection;
  const { itemsize } = input;
  if (input.size === 1 && input.ndim <= order.length) {
    const shape = [sizeOf(block), ...rest];
    return {
      storage: input.storage,
      layout: uncheckedLayout(shape, new Array<number>(shape.length).fill(0), input.offset),
    };
  }
  const { spreadOut, merged } = fitLayout(input.layout, itemsize, selection, fn);
  if (merged !== null) return { storage: input.storage, layout: merged };
  intend("copy", fn, spreadOut.size * itemsize, unmergedReason);
  const packed = input.fresh(input.dtype, packLayout(spreadOut.shape, "C", itemsize), fn);
  copyElements(packed, { storage: input.storage, dtype: input.dtype, layout: spreadOut });
  return { storage: packed.storage, layout: packLayout([sizeOf(block), ...rest], "C", itemsize) };
}

/** The value's layout spread over block and rest, and with the block's axes merged; null if no single stride does it. */
function fitLayout(
  given: Layout,
  itemsize: number,
  selection: Selection,
  fn: string,
): { readonly spreadOut: Layout; readonly merged: Layout | null } {
  const { block, rest, order } = selection;
  const shape = selectedShape(selection);
  const trimmed = trimOnes(given.shape, shape.length);
  const fitted = uncheckedLayout(trimmed, given.strides.slice(given.ndim - trimmed.length), given.offset);
  const strides = broadcastStrides(fitted, shape);
  if (strides === null) {
    throw new ShapeError(
      `${fn}: shape mismatch: value array of shape ${shapeText(given.shape)} could not be broadcast to indexing result of shape ${shapeText(shape)}`,
      { shapes: [given.shape, shape] },
    );
  }
  const apart = new Array<number>(shape.length);
  order.forEach((k, axis) => {
    apart[k] = strides[axis];
  });
  const spreadOut = uncheckedLayout([...block, ...rest], apart, given.offset);
  return { spreadOut, merged: reshapeLayout(spreadOut, [sizeOf(block), ...rest], { itemsize }) };
}

function unmergedReason(): string {
  return "the value has no single stride along the axes that the indices bring";
}

/** A copy that writing to picked places would make on its way. */
export interface WriteCopy {
  readonly reason: string;
  readonly bytes: number;
}

/** The copies that `setitem` would make on its way to picked places. Throws what writing would find out. */
export function foreseeCopies(a: NDArray, { source, entries, change }: SetPlan, fn: string): WriteCopy[] {
  const copies: WriteCopy[] = [];
  if (change !== "none") copies.push({ reason: inputReason(source, a, change), bytes: source.size * a.itemsize });
  const input = change === "none" ? source.layout : packLayout(source.shape, "C", a.itemsize);
  for (const entry of entries) {
    if (!isArray(entry) || !boundsOverlap(entry, a)) continue;
    copies.push({ reason: extentReason("an index array", "the array"), bytes: entry.nbytes });
  }
  const mask = wholeMask(a, entries);
  if (mask !== null) {
    isOneFor(packMask(mask, fn), source, fn);
    return copies;
  }
  const selection = select(a, entries, "brackets", fn, "C");
  const { spreadOut, merged } = fitLayout(input, a.itemsize, selection, fn);
  if (merged === null) copies.push({ reason: unmergedReason(), bytes: spreadOut.size * a.itemsize });
  picksOf(selection.indices, selection.block, fn);
  return copies;
}
