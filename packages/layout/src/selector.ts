/**
 * Selectors as text: what stands between NumPy's brackets, `"1:3, ::2"`. Read once per text, since the same few texts come
 * back in every turn of a loop.
 */
import { IndexError } from "./errors.ts";
import { Slice } from "./slice.ts";

/** One selector: a whole number drops an axis, a slice keeps it, `null` adds one, `"..."` stands for all axes not named. */
export type Selector = number | Slice | null | "...";

/** What a selection is written with: selectors, or text that holds one or several of them. */
export type Key = Selector | string;

const CACHE_SIZE = 256;
const LONGEST_CACHED = 64;
const cache: Map<string, readonly Selector[]> = /* @__PURE__ */ new Map();

/**
 * Reads the selectors from a text. Known texts come from a small cache, so the list must not be changed.
 *
 * @throws IndexError for a text that is no selector, and for a step of 0.
 *
 * @example
 * ```ts
 * parseSlices("1:3, ..., -1"); // => [ Slice { start: 1, stop: 3, step: 1 }, '...', -1 ]
 * ```
 */
export function parseSlices(text: string, fn = "slice"): readonly Selector[] {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const selectors = text.split(",").map((item) => parseOne(item.trim(), text, fn));
  if (text.length <= LONGEST_CACHED) {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(text, selectors);
  }
  return selectors;
}

function parseOne(item: string, text: string, fn: string): Selector {
  if (item === "...") return item;
  const match = /^([+-]?\d+)?\s*(?:(:)\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?)?)?$/.exec(item);
  const [, start, colon, stop, step] = match ?? [];
  if (colon === undefined && start !== undefined) return Number(start);
  const made = new Slice(bound(start), bound(stop), bound(step) ?? 1);
  if (colon !== undefined && made.step !== 0) return made;
  const what = colon === undefined ? `cannot read "${item}"` : "slice step cannot be zero";
  throw new IndexError(`${fn}: ${what}; got "${text}", expected the like of "1:3, -1"`, {
    index: text,
  });
}

function bound(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits) + 0;
}
