/**
 * The heap: arrays in linear memory. Small ones are laid one after the other in slabs, large ones are blocks of their
 * own; slabs and blocks are regions, and a region is free again when nobody holds its Home any more.
 */
import { PAGE, takeConfig } from "./heap-config.ts";
import { LINE, type Region } from "./heap-regions.ts";
import { Room } from "./heap-room.ts";
import { type HeapSpace, openSpace } from "./heap-space.ts";

/** What the storages in a region hold on to. It is what the garbage collector watches: once per slab, not per array. */
export class Home {
  readonly region: Region;

  constructor(region: Region) {
    this.region = region;
  }
}

/** Arrays up to this size share slabs. */
const SMALL = 65536;
/** Nothing lies below: a kernel that is handed 0 by mistake meets no array. */
const FIRST = 1024;

/**
 * Four sorts of slabs, so that one array left alive keeps little else: 16 KiB of arrays up to 128 bytes, 64 KiB up to
 * 1 KiB, 256 KiB up to 8 KiB, 1 MiB up to 64 KiB.
 */
function bayOf(nbytes: number): number {
  return nbytes <= 128 ? 0 : nbytes <= 1024 ? 1 : nbytes <= 8192 ? 2 : 3;
}

/** Blocks in steps of a sixteenth of their size, so that one serves again for another that is about as large. */
export function blockSize(nbytes: number): number {
  return roundUp(nbytes, Math.max(LINE, 2 ** (27 - Math.clz32(nbytes))));
}

function roundUp(nbytes: number, step: number): number {
  const rest = nbytes % step;
  return rest === 0 ? nbytes : nbytes - rest + step;
}

export class Heap {
  readonly space: HeapSpace;
  readonly room: Room;
  /** Where the last place is. */
  address = 0;
  fallbacks = 0;
  /** The slab that is being filled, per sort. */
  readonly #bays: (Home | null)[] = [null, null, null, null];

  constructor(space: HeapSpace, room: Room = new Room(space, FIRST)) {
    this.space = space;
    this.room = room;
  }

  /** Room for an array, at `address`; null if there is none. */
  place(nbytes: number): Home | null {
    if (nbytes > SMALL) return this.#placeBlock(nbytes);
    const bay = bayOf(nbytes);
    const home = this.#bays[bay];
    if (home !== null) {
      const { region } = home;
      const { top } = region;
      const end = top + roundUp(nbytes || 1, region.grain);
      if (end <= region.end) {
        region.top = end;
        this.address = top;
        return home;
      }
    }
    return this.#placeInNewSlab(nbytes, bay) ?? this.#placeBlock(nbytes);
  }

  #placeInNewSlab(nbytes: number, bay: number): Home | null {
    const home = this.#open(16384 << (2 * bay), nbytes, bay === 0 ? 16 : LINE);
    if (home === null) return null;
    home.region.isSlab = true;
    this.#bays[bay] = home;
    return home;
  }

  #placeBlock(nbytes: number): Home | null {
    return nbytes < this.space.maxPages * PAGE ? this.#open(blockSize(nbytes || 1), nbytes, LINE) : null;
  }

  /** A new region whose first bytes are the place. */
  #open(size: number, nbytes: number, grain: number): Home | null {
    const region = this.room.take(size);
    if (region === null) return null;
    const home = new Home(region);
    region.user = new WeakRef(home);
    region.grain = grain;
    region.top = region.start + roundUp(nbytes || 1, grain);
    this.address = region.start;
    return home;
  }

  /** Notes that an array found no room here. */
  refuse(nbytes: number): void {
    this.fallbacks++;
    this.room.refuse(nbytes);
  }

  /** Sets to zero what was just placed; memory that was never used already is. */
  clear(home: Home, nbytes: number): void {
    if (!home.region.isZero) this.space.clear(this.address, nbytes);
  }

  /** Takes back the place of one array. The last one placed in a slab leaves its room to the next at once. */
  free({ region }: Home, address: number, nbytes: number): void {
    const size = roundUp(nbytes || 1, region.grain);
    region.isZero = false;
    if (address + size === region.top) region.top = address;
    else region.freed += size;
    if (region.top - region.start > region.freed) return;
    region.freed = 0;
    region.top = region.start;
    if (!this.#bays.some((bay) => bay?.region === region)) this.room.regions.give(region);
  }
}

/** The heap, once it was used: null where there is no WebAssembly. */
export let heap: Heap | null | undefined;

/** The heap, made at first use. */
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

/** Collects garbage now, where the environment can, and says whether it did. Scopes leave to the collector what they hold. */
export function collectGarbage(): boolean {
  return theHeap()?.room.collect() ?? false;
}
