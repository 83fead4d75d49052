/** How the allocations of a trace could be avoided, told from what became of them. */
import type { Purpose } from "@strided/buffer";
import { NDArray } from "@strided/ndarray";
import { bytesText } from "../text/bytes.ts";
import type { Rec, Recorder } from "./recorder.ts";

/** Results smaller than this are not worth a word. */
const WORTH_A_WORD = 1024;
/** So many allocations of one line are a loop. */
const LOOP = 4;
/** A returned view that shows less than this part of a copy could have been taken first. */
const SMALL_PART = 0.5;

/** Functions that only move elements to new memory. */
const COPYING: readonly string[] = ["copy", "flatten", "astype", "array", "asarray", "reshape", "ravel"];
/** Functions that pick elements into a copy. */
const PICKING: readonly string[] = ["getitem", "vindex", "oindex", "take", "takeAlongAxis", "compress"];

/** Those of some allocations that hold elements which lay elsewhere before. */
export function copiesIn<A extends { readonly fn: string; readonly purpose: Purpose }>(allocations: readonly A[]): A[] {
  return allocations.filter(({ fn, purpose }) => {
    if (purpose === "result") return COPYING.includes(fn) || PICKING.includes(fn);
    return purpose !== "temporary";
  });
}

export interface Hints {
  readonly hints: ReadonlyMap<Rec, string>;
  readonly warnings: readonly string[];
}

export function hintsFor(recorder: Recorder, result: unknown): Hints {
  const { records } = recorder;
  const returned = new Map<Rec, number>();
  for (const array of arraysIn(result)) {
    const rec = recorder.recordOf(array.storage);
    if (rec !== undefined) returned.set(rec, Math.max(returned.get(rec) ?? 0, array.nbytes));
  }
  const perLine = new Map<string, number>();
  for (const rec of records) perLine.set(keyOf(rec), (perLine.get(keyOf(rec)) ?? 0) + 1);

  const hints = new Map<Rec, string>();
  const warnings: string[] = [];
  for (const rec of records) {
    const shown = returned.get(rec);
    const hint = hintFor(rec, shown, perLine.get(keyOf(rec)) ?? 1);
    if (hint !== null) hints.set(rec, hint);
    if (shown === undefined && rec.writer !== null && !rec.isRead && isPicked(rec)) {
      const where = rec.line === null ? "" : ` (${rec.line})`;
      warnings.push(
        `${rec.writer} wrote to the copy that ${rec.fn} made${where}, and nothing read it: setitem writes to the array itself`,
      );
    }
  }
  return { hints, warnings };
}

function hintFor(rec: Rec, shown: number | undefined, sameLine: number): string | null {
  switch (rec.purpose) {
    case "guard":
      return "give an out that shares no memory with what is read, or the very same elements";
    case "copy":
      return rec.fn === "reshape" || rec.fn === "ravel"
        ? `${rec.fn} before slicing or transposing, where it is a view`
        : "keep the order that the array has, or convert once";
    case "cast":
      return "convert once and keep the result, or give the value in the dtype that is needed";
    case "temporary":
      return rec.bytes >= WORTH_A_WORD && sameLine >= LOOP ? "make this array once, before the loop" : null;
    default:
      return rec.bytes < WORTH_A_WORD ? null : hintForResult(rec, shown, sameLine);
  }
}

function hintForResult(rec: Rec, shown: number | undefined, sameLine: number): string | null {
  const isCopy = COPYING.includes(rec.fn) || PICKING.includes(rec.fn);
  if (shown !== undefined) {
    const isPart = shown < rec.bytes * SMALL_PART && (isCopy || rec.passes === 0);
    return isPart ? `slice before copying: only ${bytesText(shown)} of it are returned` : null;
  }
  if (!isCopy && rec.passes > 0 && rec.reads === 1 && rec.reader !== null) {
    return `fuse: only ${rec.reader} reads it, once; or out: an array that is there already`;
  }
  if (!isCopy && sameLine >= LOOP) return `out: one array for all ${sameLine} results of this line`;
  return null;
}

function isPicked(rec: Rec): boolean {
  return rec.purpose === "result" && PICKING.includes(rec.fn);
}

function keyOf(rec: Rec): string {
  return `${rec.line} ${rec.fn} ${rec.bytes}`;
}

/** All arrays within a value: itself, and those in lists, objects, maps and sets. */
function arraysIn(result: unknown): NDArray[] {
  const found: NDArray[] = [];
  const seen = new Set<unknown>();
  const left = [result];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    if (value instanceof NDArray) found.push(value);
    else {
      const parts: Iterable<unknown> = value instanceof Map || value instanceof Set ? value : Object.values(value);
      // One by one: a call takes only so many arguments.
      for (const part of parts) left.push(part);
    }
  }
  return found;
}
