/** The place where `fuse` and `ufunc` hook in: without them nobody writes an expression down, and calls just run. */
import type { Element } from "@strided/kernel";
import type { UfuncRow } from "./row.ts";

/** Adds the steps of a row to the expression that some operands belong to; null if none of them is part of one. */
export type Inliner = (row: UfuncRow, operands: readonly unknown[]) => Element | readonly Element[] | null;

export let inliner: Inliner | null = null;

export function setInliner(next: Inliner): void {
  inliner = next;
}
