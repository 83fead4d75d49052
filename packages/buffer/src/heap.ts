/**
 * The heap: arrays in linear memory. Small ones are laid one after the other in slabs, large ones are blocks of their
 * own; slabs and blocks are regions, and a region is free again when nobody holds its Home any more.
 */
import { PAGE, takeConfig } from "./heap-config.ts";
import { LINE, type Region, Regions } from "./heap-regions.ts";
import { growSpace, type HeapSpace, type OpenSpace, openSpace } from "./heap-space.ts";

/** What the storages in a region hold on to. It is what the garbage collector watches: once per slab, not per array. */
export class Home {
  region: Region;

  constructor(region: Region) {
    this.region = region;
  }
}

/** Arrays up to this size share slabs. */
const SMALL = 65536;
/** Nothing lies below: a kernel that is handed 0 by mistake meets no array. */
const FIRST = 1024;
const GROWTH = 64 * 1024 * 1024;

/**
 * Four sorts of slabs, so that one array left alive keeps little else: 16 KiB of arrays up to 128 bytes, 64 KiB up to
 * 1 KiB, 256 KiB up to 8 KiB, 1 MiB up to 64 KiB.
 */
function bayOf(nbytes: number): number {
  return nbytes <= 128 ? 0 : nbytes <= 1024 ? 1 : nbytes <= 8192 ? 2 : 3;
}

/** Blocks in steps of a sixteenth of their size, so that one serves again for another that is about as large. */
function blockSize(nbytes: number): number {
  const step = Math.max(LINE, 2 ** (27 - Math.clz32(nbytes)));
  return Math.ceil(nbytes / step) * step;
}

export class Heap {
  readonly space: OpenSpace;
  readonly regions: Regions = new Regions();
  /** Where the last place is. */
  address = 0;
  grows = 0;
  /** The slab that is being filled, per sort. */
  readonly #bays: (Home | null)[] = [null, null, null, null];
  #scratch: Region | null = null;

  constructor(space: OpenSpace) {
    this.space = space;
    this.regions.extend(FIRST, space.wasm.buffer.byteLength);
  }

  /** Room for an array, at `address`; null if there is none. */
  place(nbytes: number): Home | null {
    if (nbytes > SMALL) return this.#placeBlock(nbytes);
    const bay = bayOf(nbytes);
    const home = this.#bays[bay];
    if (home !== null) {
      const { region } = home;
      const { top } = region;
      const end = top + roundUp(nbytes, region.grain);
      if (end <= region.end) {
        region.top = end;
        this.address = top;
        return home;
      }
    }
    return this.#placeInNewSlab(nbytes, bay);
  }

  #placeInNewSlab(nbytes: number, bay: number): Home | null {
    const home = this.#open(16384 << (2 * bay), bay === 0 ? 16 : LINE);
    if (home === null) return this.#placeBlock(nbytes);
    this.#bays[bay] = home;
    const { region } = home;
    this.address = region.start;
    region.isSlab = true;
    region.top = region.start + roundUp(nbytes, region.grain);
    return home;
  }

  #placeBlock(nbytes: number): Home | null {
    const home = nbytes < this.space.maxPages * PAGE ? this.#open(blockSize(nbytes || 1), LINE) : null;
    if (home === null) return null;
    const { region } = home;
    this.address = region.start;
    region.top = region.start + roundUp(nbytes, LINE);
    return home;
  }

  #open(nbytes: number, grain: number): Home | null {
    const region = this.#room(nbytes);
    if (region === null) return null;
    const home = new Home(region);
    region.user = new WeakRef(home);
    region.grain = grain;
    return home;
  }

  #room(nbytes: number): Region | null {
    return this.regions.take(nbytes) ?? (this.#grow(nbytes) ? this.regions.take(nbytes) : null);
  }

  #grow(nbytes: number): boolean {
    const start = this.space.memory.bytes.length;
    const most = this.space.maxPages * PAGE - start;
    const wanted = roundUp(nbytes, PAGE);
    if (wanted > most || !growSpace(this.space, Math.min(most, Math.max(wanted, GROWTH)))) return false;
    this.grows++;
    this.regions.extend(start, this.space.memory.bytes.length);
    return true;
  }

  /** Takes back the place of one array. The last one placed in a slab leaves room for the next at once. */
  free(home: Home, address: number, nbytes: number): void {
    const { region } = home;
    const size = roundUp(nbytes, region.grain);
    region.isZero = false;
    if (address + size === region.top) region.top = address;
    else region.freed += size;
    if (region.top - region.start > region.freed) return;
    region.freed = 0;
    region.top = region.start;
    if (!this.#bays.includes(home)) this.regions.give(region);
  }

  /** Sets to zero what was just placed; fresh memory already is. */
  clear(home: Home, address: number, nbytes: number): void {
    if (!home.region.isZero) this.space.clear(address, nbytes);
  }

  scratch(nbytes: number): number {
    let region = this.#scratch;
    if (region === null || region.end - region.start < nbytes) {
      const larger = this.#room(blockSize(Math.max(nbytes, PAGE)));
      if (larger === null) return 0;
      if (region !== null) this.regions.give(region);
      region = larger;
      this.#scratch = larger;
    }
    return region.start;
  }
}

function roundUp(nbytes: number, grain: number): number {
  return (nbytes || 1) + ((grain - ((nbytes || 1) % grain)) % grain);
}

let heap: Heap | null | undefined;

/** The heap, made at first use; null where there is no WebAssembly. */
export function theHeap(): Heap | null {
  if (heap === undefined) {
    const config = takeConfig();
    const space = config.maxPages > 0 ? openSpace(config) : null;
    heap = space && new Heap(space);
  }
  return heap;
}

/** The linear memory in which arrays lie, for kernels to import; null where there is no WebAssembly. */
export function heapSpace(): HeapSpace | null {
  return theHeap()?.space ?? null;
}

/**
 * The address of a staging area of at least `nbytes` bytes in the heap, a multiple of 64: one area for all callers, never
 * part of an array. A call for more than ever before may move it, and its bytes with it are lost; 0 if there is no room.
 */
export function scratch(nbytes: number): number {
  return theHeap()?.scratch(nbytes) ?? 0;
}
