/** What costs time before an element is touched: a call, a page, a collection, a kernel that is not there yet. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type PickForm, pickKernel } from "@strided/kernel";
import { empty } from "strided";

const PAGE = 4096;
/** A memory is given up once it has so many pages of WebAssembly, 64 KB each. */
const MOST_PAGES = 2 ** 13;

const nothing = (params: number): PickForm => ({ params, known: [], write: () => {} });
const [NOTHING, NOTHING_OF_EIGHT] = [nothing(1), nothing(8)];

/** A kernel that returns at once, as kernels are called: looked up by its form. */
export function call(): void {
  pickKernel(NOTHING)?.call(1);
}

export function callWithEight(): void {
  pickKernel(NOTHING_OF_EIGHT)?.call(1, 2, 3, 4, 5, 6, 7, 8);
}

/** A kernel that did not exist before, written, compiled, instantiated and called: a copy of so many bytes. */
export function compile(): void {
  pickKernel({ params: 3, known: [], write: (f) => f.get(1).get(2).get(0).op(0xfc, 0x0a, 0, 0) })?.call(1, 0, 0);
}

let fresh: WebAssembly.Memory | null = null;

/** Lets a memory grow by so many bytes and writes one byte into each of its new pages; gives the bytes. */
export function touch(nbytes: number): number {
  const more = Math.ceil(nbytes / 2 ** 16);
  if (fresh === null || fresh.buffer.byteLength / 2 ** 16 + more > MOST_PAGES) {
    fresh = null;
    collector().all();
    fresh = new WebAssembly.Memory({ initial: 0, maximum: MOST_PAGES });
  }
  const start = fresh.buffer.byteLength;
  fresh.grow(more);
  const bytes = new Uint8Array(fresh.buffer);
  for (let place = start; place < bytes.length; place += PAGE) bytes[place] = 1;
  return nbytes;
}

interface Collector {
  readonly young: () => void;
  readonly all: () => void;
}

let known: Collector | null = null;

function collector(): Collector {
  if (known === null) {
    setFlagsFromString("--expose-gc");
    const gc = runInNewContext("gc") as (options?: { type: "minor" }) => void;
    known = { young: () => gc({ type: "minor" }), all: () => gc() };
  }
  return known;
}

/** A young collection, as the heap asks for one: without other threads. */
export function collectYoung(): void {
  setFlagsFromString("--no-parallel-scavenge");
  collector().young();
  setFlagsFromString("--parallel-scavenge");
}

/** Makes so many arrays of ten elements and lets them go. */
export function drop(count: number): void {
  for (let k = 0; k < count; k++) empty([10]);
}
