/** What brackets select as positions, for functions that change elements where they are. */
import { type Selector, sliceLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { copyArray } from "../copying.ts";
import { boundsOverlap } from "../overlap.ts";
import { type IndexKey, readKeys } from "./keys.ts";
import type { Positions } from "./move.ts";
import { listOf, picksOf } from "./positions.ts";
import { isArray, type Selection, select } from "./selection.ts";

/** Elements picked by arrays of indices: position 0 lies at `offset`; each stands for a sub-array, the rest. */
export interface Places extends Selection {
  /** One for each element of the block, in C order. They may lie in the memory of an index array: hold on to it. */
  readonly positions: Positions;
  /** Bytes from one position to the next. */
  readonly step: number;
}

/** The places that keys select, or a view where no array is among them. Throws IndexError as `getitem` does. */
export function placesOf(a: NDArray, keys: readonly IndexKey[], fn: string): Places | NDArray {
  const { entries, isAdvanced } = readKeys(a, keys, fn);
  if (!isAdvanced) return a.derive(sliceLayout(a.layout, entries as readonly Selector[], fn));
  const apart = entries.map((entry) => (isArray(entry) && boundsOverlap(entry, a) ? copyArray(entry, "C", fn) : entry));
  const selection = select(a, apart, "brackets", fn, "C");
  const picks = picksOf(selection.indices, selection.block, fn);
  return { ...selection, positions: listOf(picks), step: picks.step };
}
