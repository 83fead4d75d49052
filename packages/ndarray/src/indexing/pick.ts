/** The copy that advanced indexing makes: the selected elements in new memory. */
import { isCContiguous, packAlong, packLayout, sameNumbers, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type Entry, type IndexKey, readKeys } from "./keys.ts";
import { packMask } from "./mask.ts";
import { GATHER } from "./move.ts";
import { placeOf } from "./place.ts";
import { packIndex, picksAlong, picksOf } from "./positions.ts";
import { isArray, type Mode, type Selection, select } from "./selection.ts";
import { sieve } from "./sieve.ts";
import { transfer } from "./transfer.ts";

/** What `vindex` and `oindex` do: always a copy. */
export function pickArray(a: NDArray, keys: readonly IndexKey[], mode: Mode, fn: string): NDArray {
  return pickEntries(a, readKeys(a, keys, fn).entries, mode, fn);
}

/** Copies the elements that keys select which have been read. */
export function pickEntries(a: NDArray, entries: readonly Entry[], mode: Mode, fn: string): NDArray {
  const only = rowIndex(a, entries);
  if (only !== null) return pickRow(a, only, fn);
  return pickPlanned(a, planPick(a, entries, mode, fn), fn);
}

/** A copy by a mask of the array's own shape, or by a selection. */
export type PickPlan =
  | { readonly kind: "mask"; readonly mask: NDArray }
  | { readonly kind: "pick"; readonly selection: Selection };

/** Decides how the elements are found that keys select which have been read. */
export function planPick(a: NDArray, entries: readonly Entry[], mode: Mode, fn: string): PickPlan {
  const mask = wholeMask(a, entries);
  return mask === null
    ? { kind: "pick", selection: select(a, entries, mode, fn, "K") }
    : { kind: "mask", mask: packMask(mask, fn) };
}

/** Copies the elements. */
function pickPlanned(a: NDArray, plan: PickPlan, fn: string): NDArray {
  return plan.kind === "mask" ? sieve(a, plan.mask, fn) : pickSelected(a, plan.selection, fn);
}

/** The only key, an array of integers in C order, of an array with one axis: there is nothing to plan. */
export function rowIndex(a: NDArray, entries: readonly Entry[]): NDArray | null {
  const [only] = entries;
  if (entries.length !== 1 || a.ndim !== 1 || !isArray(only)) return null;
  return only.dtype.kind !== "b" && only.size > 0 && isCContiguous(only.layout, only.itemsize) ? only : null;
}

function pickRow(a: NDArray, index: NDArray, fn: string): NDArray {
  const { dtype, itemsize } = a;
  const packed = packIndex(index, fn);
  const out = a.fresh(dtype, packLayout(index.shape, "C", itemsize), fn);
  const picks = picksAlong(packed, a.shape[0], 0, a.strides[0], fn);
  transfer(GATHER, placeOf(a), picks, placeOf(out), itemsize, [], dtype);
  if (packed !== index) packed.storage.dispose();
  return out;
}

/** The mask if it is the only key and has the shape of the array. */
export function wholeMask(a: NDArray, entries: readonly Entry[]): NDArray | null {
  const [only] = entries;
  if (entries.length !== 1 || !isArray(only) || only.dtype.kind !== "b") return null;
  return sameNumbers(only.shape, a.shape) ? only : null;
}

/** The elements that a selection picks. In memory the block's axes come first, then the rest in its own order. */
function pickSelected(a: NDArray, selection: Selection, fn: string): NDArray {
  const { block, rest, restStrides, order } = selection;
  const shape = [...block, ...rest];
  const isNested = restStrides.every((stride, k) => k === 0 || Math.abs(restStrides[k - 1]) >= Math.abs(stride));
  const packed = isNested ? packLayout(shape, "C", a.itemsize) : packAlong(shape, nesting(selection), a.itemsize);
  const layout = order.every((axis, k) => axis === k)
    ? packed
    : uncheckedLayout(
        order.map((k) => packed.shape[k]),
        order.map((k) => packed.strides[k]),
        0,
        packed.size,
      );
  const out = a.fresh(a.dtype, layout, fn);
  const picks = picksOf(selection.indices, block, fn);
  const source = { storage: a.storage, offset: selection.offset, strides: restStrides };
  const target = { storage: out.storage, offset: 0, strides: packed.strides.slice(block.length) };
  // The block's axes are packed in C order, so that its positions are equally far apart.
  const step = block.length === 0 ? a.itemsize : packed.strides[block.length - 1];
  transfer(GATHER, source, picks, target, step, rest, a.dtype);
  return out;
}

/** The axes of the block and then those of the rest, which nest by their strides. */
function nesting({ block, rest, restStrides }: Selection): number[] {
  const axes = [...rest.keys()].sort((p, q) => Math.abs(restStrides[q]) - Math.abs(restStrides[p]));
  return [...block.keys(), ...axes.map((axis) => block.length + axis)];
}
