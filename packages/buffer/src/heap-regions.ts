/**
 * Which parts of the heap are free: regions in the order of their addresses, neighbours joined when both are free, and
 * the free ones in bins by size (segregated fit; Wilson et al., Dynamic Storage Allocation, 1995). Integers only; the
 * bytes themselves are never touched.
 */

/** Regions begin and end at multiples of this: one cache line. */
export const LINE = 64;

/** A stretch of the heap: free, or given out as one block or one slab. */
export class Region {
  start: number;
  end: number;
  /** Neighbours by address. */
  below: Region | null = null;
  above: Region | null = null;
  /** The number of the bin a free region is in, or -1; and its neighbours there. */
  bin = -1;
  next: Region | null = null;
  previous: Region | null = null;
  /** Whoever uses a region that was given out; empty once nobody does. */
  user: WeakRef<object> | null = null;
  /** Arrays lie from `start` to `top`, at multiples of `grain`; of these bytes `freed` were given back one by one. */
  top = 0;
  freed = 0;
  grain: number = LINE;
  isSlab = false;
  /** Whether bytes above `top` are as the system made them. */
  isZero = false;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }
}

/** Four bins per power of two. */
function binOf(nbytes: number): number {
  const lines = nbytes >>> 6;
  if (lines < 4) return lines;
  const log = 31 - Math.clz32(lines);
  return log * 4 + ((lines >>> (log - 2)) & 3) - 4;
}

/** How many regions of the bin that may be too small are tried before a larger bin is taken. */
const TRIES = 8;

export class Regions {
  /** The region with the highest addresses; the others follow by `below`. */
  last: Region | null = null;
  /** Bytes given out. */
  used = 0;
  /** The end of all regions ever given out; bytes beyond are as the system made them: zero. */
  touched = 0;
  readonly #bins: (Region | null)[] = [];

  /** Adds free memory at the end. */
  extend(start: number, end: number): void {
    const region = new Region(start, end);
    region.below = this.last;
    if (this.last !== null) this.last.above = region;
    this.last = region;
    this.#release(region);
  }

  /** A region of exactly `nbytes`, a multiple of LINE; null if no free one is large enough. */
  take(nbytes: number): Region | null {
    const bins = this.#bins;
    const own = binOf(nbytes);
    let found = firstFit(bins[own], nbytes, TRIES);
    for (let bin = own + 1; found === null && bin < bins.length; bin++) found = bins[bin] ?? null;
    found ??= firstFit(bins[own], nbytes, Number.POSITIVE_INFINITY);
    if (found === null) return null;
    this.#unlist(found);
    if (found.end - found.start > nbytes) {
      const rest = new Region(found.start + nbytes, found.end);
      rest.below = found;
      rest.above = found.above;
      if (rest.above === null) this.last = rest;
      else rest.above.below = rest;
      found.above = rest;
      found.end = rest.start;
      this.#list(rest);
    }
    this.used += nbytes;
    found.top = found.start;
    found.freed = 0;
    found.isSlab = false;
    found.isZero = found.start >= this.touched;
    if (found.end > this.touched) this.touched = found.end;
    return found;
  }

  /** Takes a region back. */
  give(region: Region): void {
    this.used -= region.end - region.start;
    region.user = null;
    this.#release(region);
  }

  #release(region: Region): void {
    const { below, above } = region;
    if (above !== null && above.bin >= 0) this.#join(region, above);
    if (below !== null && below.bin >= 0) {
      this.#join(below, region);
      this.#list(below);
    } else this.#list(region);
  }

  /** Lets `region` swallow its free or unlisted neighbour `above`. */
  #join(region: Region, above: Region): void {
    if (region.bin >= 0) this.#unlist(region);
    if (above.bin >= 0) this.#unlist(above);
    region.end = above.end;
    region.above = above.above;
    if (region.above === null) this.last = region;
    else region.above.below = region;
  }

  #list(region: Region): void {
    const bins = this.#bins;
    const bin = binOf(region.end - region.start);
    while (bins.length <= bin) bins.push(null);
    const head = bins[bin];
    region.bin = bin;
    region.previous = null;
    region.next = head;
    if (head !== null) head.previous = region;
    bins[bin] = region;
  }

  #unlist(region: Region): void {
    const { next, previous } = region;
    if (previous === null) this.#bins[region.bin] = next;
    else previous.next = next;
    if (next !== null) next.previous = previous;
    region.next = null;
    region.previous = null;
    region.bin = -1;
  }
}

function firstFit(head: Region | null | undefined, nbytes: number, tries: number): Region | null {
  let region = head ?? null;
  for (let i = 0; region !== null && i < tries; i++, region = region.next) {
    if (region.end - region.start >= nbytes) return region;
  }
  return null;
}
