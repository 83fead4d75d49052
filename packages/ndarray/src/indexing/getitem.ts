/** NumPy's brackets for reading: `a[key]`. */

import type { DTypeName, ScalarOf } from "@strided/buffer";
import { type Layout, type Selector, sliceLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { copyArray } from "../copying.ts";
import { checkArray } from "../nested.ts";
import { type CheckedKeys, type Entry, type IndexKey, readKeys } from "./keys.ts";
import { type PickPlan, pickEntries, planPick } from "./pick.ts";

/** One element is possible only if each key may be a whole number; arrays without axes count as such. */
export type Item<D extends DTypeName, K extends readonly unknown[]> = K extends readonly (number | bigint | NDArray)[]
  ? NDArray<D> | ScalarOf<D>
  : NDArray<D>;

/**
 * What NumPy's brackets give: `getitem(a, ...key)` is `a[key]`, with keys of every kind mixed. A view if all keys are
 * basic (whole numbers, slices or their text, `null`, `"..."`), a copy if an array of integers or truth values is among
 * them, and one element if a whole number stands for every axis.
 *
 * The axes that index arrays bring take the place of these arrays if they (and whole numbers) are neighbours, else they
 * come first; `vindex` and `oindex` have simpler rules. Throws IndexError for an index outside its axis, a mask that does
 * not fit, arrays that do not broadcast, or too many keys.
 *
 * ```ts
 * const a = array([[10, 11, 12], [20, 21, 22]]);
 * getitem(a, 1, -1); // => 22
 * getitem(a, ":", 0); // => array([10., 20.])
 * getitem(a, ":", [2, 0]); // => array([[12., 10.],
 * //           [22., 20.]])
 * getitem(a, [true, false], "1:"); // => array([[11., 12.]])
 * getitem(a, [2]); // throws IndexError: getitem: index 2 is out of bounds for axis 0 with size 2
 * ```
 */
export function getitem<D extends DTypeName, const K extends readonly IndexKey[]>(
  a: NDArray<D>,
  ...key: K & CheckedKeys<K>
): Item<D, K> {
  checkArray(a, "getitem");
  return itemOf(a as NDArray, key, "getitem") as never;
}

/** What brackets are going to do: give a view, one element or a copy of what a layout reaches, or pick by arrays. */
export type ItemPlan = BasicPlan | PickPlan;

interface BasicPlan {
  readonly kind: "view" | "element" | "copy";
  readonly layout: Layout;
}

/** Reads the keys and decides. Throws IndexError as `getitem` does. */
export function planItem(a: NDArray, keys: readonly IndexKey[], fn: string): ItemPlan {
  const { entries, isAdvanced, isCopy } = readKeys(a, keys, fn);
  return isAdvanced ? planPick(a, entries, "brackets", fn) : planBasic(a, entries, isCopy, fn);
}

function planBasic(a: NDArray, entries: readonly Entry[], isCopy: boolean, fn: string): BasicPlan {
  const layout = sliceLayout(a.layout, entries as readonly Selector[], fn);
  return { kind: isElement(a, entries) ? "element" : isCopy ? "copy" : "view", layout };
}

/** What brackets give, with the name of the caller. */
function itemOf(a: NDArray, keys: readonly IndexKey[], fn: string): NDArray | ScalarOf<DTypeName> {
  const { entries, isAdvanced, isCopy } = readKeys(a, keys, fn);
  if (isAdvanced) return pickEntries(a, entries, "brackets", fn);
  const plan = planBasic(a, entries, isCopy, fn);
  const view = a.derive(plan.layout);
  if (plan.kind === "element") return view.get();
  return plan.kind === "copy" ? copyArray(view, "K", fn) : view;
}

/** Whether keys that have been read name one element: a whole number for every axis and nothing else. */
export function isElement(a: NDArray, entries: readonly Entry[]): boolean {
  return entries.length === a.ndim && entries.every((entry) => typeof entry === "number");
}
