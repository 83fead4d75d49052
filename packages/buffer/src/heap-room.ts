/**
 * Where regions come from when the heap asks: free ones; those whose users are gone; growth; and null when all that is
 * used up. Who is alive is asked only here, about whole regions, so an array pays next to nothing for it.
 *
 * A sweep reads the weak references of regions. It tells something new only after a garbage collection, and reading keeps
 * the living alive until the job has ended, so there is one sweep per collection.
 */
import { type Collector, type Environment, findEnvironment, openCollector } from "./heap-collector.ts";
import { PAGE } from "./heap-config.ts";
import { type Region, Regions } from "./heap-regions.ts";
import { growSpace, type HeapSpace } from "./heap-space.ts";
import { forget } from "./scope.ts";

const MIB: number = 2 ** 20;
/**
 * The dead are looked for after so many more bytes in use: results that take each other's place stay in a cache, and a
 * result of this size makes up for the look.
 */
const STEP: number = 12 * MIB;
/** So many bytes are touched before they are looked for at all; fewer do not pay for getting ready. */
const FIRST: number = 4 * MIB;
/** So many bytes are touched for the first time in a millisecond, one page after the other. */
const TOUCHED: number = 2 * MIB;
/** Bytes in use beyond those known to be alive before a collection is forced: as many as are alive, but not less. */
const FLOOR: number = 256 * MIB;
/** The heap grows by this or by what is asked for; memory that was never touched costs nothing. */
const GROWTH: number = 64 * MIB;
/** So many young regions are remembered; with more, a sweep looks at all. */
const MANY = 4096;

/**
 * Bytes at the end of linear memory that no array gets: kernels read whole vectors, and the last turn of a loop may read
 * past the end of an array.
 */
const SPARE = 4096;

export class Room {
  readonly space: HeapSpace;
  readonly regions: Regions = new Regions();
  grows = 0;
  collections = 0;
  collectionTime = 0;

  readonly #environment: Environment | null;
  #collector: Collector | null | undefined;
  /** Bytes known to be alive: those in use after a collection. */
  #live = 0;
  /** Bytes in use when the state was last looked at, and at which it will be again. */
  #seen = 0;
  #next: number = STEP;
  /** So many bytes later. Where a look has not helped, results live for more than one turn of a loop. */
  #step: number = STEP;
  /** Memory from here on was never touched. */
  #top: number;
  /**
   * So many bytes may be touched without a look for the dead: as many as take the time that was spent on looking, so that
   * either is at most twice what it could be. Where looking did not help, the least grows.
   */
  #allowance: number = FIRST;
  #least: number = MIB;
  /** Bytes touched since the last forced collection. */
  #touched = 0;
  /** Regions given out since the last sweep, and those that were still in use then. */
  #young: Region[] = [];
  #aging: Region[] = [];
  /** Bytes asked for since the last collection was forced; before the job began (-1: it is a new one). */
  #asked = 0;
  #askedBefore = -1;
  /** How long a collection takes, in milliseconds; and one of young objects. */
  #cost = 0;
  #youngCost = 0;
  #nudged = 0;
  /** Whether the engine has collected garbage since the last sweep: an object that nobody holds is gone. */
  #hasCollected = false;
  readonly #canary: FinalizationRegistry<null> = new FinalizationRegistry(() => {
    this.#hasCollected = true;
  });

  constructor(space: HeapSpace, first: number, environment: Environment | null = findEnvironment()) {
    this.space = space;
    this.#environment = environment;
    if (environment === null) this.#collector = null;
    this.#top = first;
    this.#canary.register({}, null);
  }

  /** A region that nobody uses, `nbytes` long; null if there is none left. */
  take(nbytes: number): Region | null {
    const { regions } = this;
    if (this.#askedBefore < 0) this.#beginJob();
    const isDue = regions.used + nbytes > this.#next;
    if (isDue) this.#review(nbytes);
    let region = regions.take(nbytes);
    if (region === null && !isDue && nbytes > this.#allowance) {
      this.#review(nbytes);
      region = regions.take(nbytes);
    }
    if (region === null && this.#isLosing(nbytes) && this.collect()) region = regions.take(nbytes);
    if (region === null && (this.#extend(nbytes) || this.#rescue())) region = regions.take(nbytes);
    if (region === null) return null;
    this.#asked += nbytes;
    if (this.#young.length < MANY) this.#young.push(region);
    return region;
  }

  /** Notes that an array found no room: garbage elsewhere counts as well. */
  refuse(nbytes: number): void {
    this.#asked += nbytes;
  }

  /** Collects and sweeps now, if the environment can. */
  collect(): boolean {
    const collector = this.#open();
    if (collector === null) return false;
    forget();
    // Doubled at most: what takes long once was held up by other things.
    this.#cost = Math.min(this.#time(collector.collect), 2 * this.#cost + 8);
    this.#sweep();
    this.#live = this.regions.used;
    this.#asked = 0;
    this.#askedBefore = 0;
    this.#touched = 0;
    return true;
  }

  #beginJob(): void {
    this.#askedBefore = this.#asked;
    this.#environment?.afterJob(() => {
      this.#askedBefore = -1;
    });
  }

  #open(): Collector | null {
    if (this.#collector === undefined) this.#collector = openCollector(this.#environment as Environment);
    return this.#collector;
  }

  /** Bytes that are worth a collection: more where one takes long, since there is much else to mark. */
  get #floor(): number {
    return FLOOR * Math.min(8, Math.max(1, this.#cost / 32));
  }

  /** Bytes that may be in use beyond the living. */
  get #budget(): number {
    return Math.max(this.#floor, this.#live);
  }

  /** Bytes that the running job has asked for since the last forced collection. */
  get #inJob(): number {
    return this.#asked - this.#askedBefore;
  }

  /**
   * Whether the running job has touched so much that a long collection would have taken less time: the dead among what
   * has grown old are found by no other.
   */
  #isLosing(nbytes: number): boolean {
    return this.#touched + nbytes > Math.max(this.#floor / 4, this.#live) && this.#inJob >= this.#floor / 8;
  }

  /** Looks for the dead before more memory is used. */
  #review(nbytes: number): void {
    const { regions } = this;
    const inJob = this.#inJob;
    const isSwept = this.#collectYoung() || this.#hasCollected;
    if (this.#hasCollected) this.#sweep();
    // The running job has to have filled the memory itself: who returns to the event loop waits for no long collection.
    const over = regions.used + nbytes - this.#live - this.#budget;
    if (over > 0 && (inJob >= this.#budget / 2 || over > 2 * this.#budget) && this.collect()) return;
    if (!isSwept) {
      this.#allowance = FIRST;
      this.#nudge();
    }
    this.#look(nbytes);
  }

  /** When to look again: later where a look takes long, since much else is young. */
  #look(nbytes: number): void {
    this.#seen = this.regions.used;
    this.#next = this.#seen + Math.max(this.#step, Math.min(FLOOR, 16 * TOUCHED * this.#youngCost), nbytes);
  }

  /** Collects what was made lately, if the environment can. */
  #collectYoung(): boolean {
    const collectYoung = this.#open()?.collectYoung ?? null;
    if (collectYoung === null) return false;
    const { regions } = this;
    const before = regions.used;
    this.#youngCost = Math.min(this.#time(collectYoung), 1.1 * this.#youngCost + 0.01);
    if (this.#hasCollected || this.#young.length === MANY) this.#sweep();
    else {
      for (const region of this.#aging) this.#free(region);
      // Whoever was in use at this moment is asked once more: a result that has just been made nearly always is.
      this.#aging = this.#young.filter((region) => this.#free(region));
      this.#young = [];
    }
    const hasHelped = (before - regions.used) * 2 >= before - this.#seen;
    this.#least = hasHelped ? MIB : Math.min(STEP, 2 * this.#least);
    this.#step = hasHelped ? Math.max(STEP, this.#step * (15 / 16)) : 2 * STEP;
    this.#allowance = Math.max(this.#allowance + this.#youngCost * TOUCHED, hasHelped ? 0 : this.#least);
    return true;
  }

  #time(collect: () => void): number {
    const start = performance.now();
    collect();
    const time = performance.now() - start;
    this.collections++;
    this.collectionTime += time;
    return time;
  }

  /** The engine does not see how much hangs on a few small objects. An ArrayBuffer that is never touched shows it. */
  #nudge(): void {
    const { used } = this.regions;
    if (used < this.#nudged + FLOOR / 2) return;
    this.#nudged = used;
    try {
      new ArrayBuffer(FLOOR / 2);
    } catch {
      // No room for it: the engine knows already.
    }
  }

  /** Takes back all regions whose users are gone. */
  #sweep(): void {
    this.#sweepAll();
    const { used } = this.regions;
    // What was made since the engine collected counts as alive only bit by bit: most of it is not.
    this.#live = Math.min(used, this.#live + STEP);
    this.#look(0);
    this.#nudged = Math.min(this.#nudged, used);
    this.#aging = this.#young.filter(({ user }) => user !== null);
    this.#young = [];
    this.#hasCollected = false;
    this.#canary.register({}, null);
  }

  #sweepAll(): void {
    // From the top down, so that the lowest free regions are the first to be used again.
    for (let region = this.regions.last; region !== null; ) {
      const { below } = region;
      this.#free(region);
      region = below;
    }
  }

  /** Takes a region back if its user is gone; says whether it is still in use. */
  #free(region: Region): boolean {
    const { user } = region;
    if (user === null) return false;
    if (user.deref() !== undefined) return true;
    this.regions.give(region);
    return false;
  }

  /** Adds as much memory that was never touched as is missing for a region of `nbytes`. */
  #extend(nbytes: number): boolean {
    const { regions } = this;
    const { last } = regions;
    // What is free at the end counts: it becomes one region with what is new.
    const missing = last === null || last.bin < 0 ? nbytes : nbytes - last.end + last.start;
    const end = this.#top + missing;
    if (end > this.space.memory.bytes.length - SPARE && !this.#grow(nbytes, end)) return false;
    regions.extend(this.#top, end);
    this.#top = end;
    this.#touched += missing;
    this.#allowance = Math.max(0, this.#allowance - missing);
    return true;
  }

  /** Lets linear memory grow for a region of `nbytes` that ends at `end`. */
  #grow(nbytes: number, end: number): boolean {
    const { space } = this;
    // Nobody can collect now, so what comes on top is left to ordinary ArrayBuffers: the engine can collect those.
    if (this.#collector === null && this.regions.used + nbytes > this.#live + 2 * this.#budget) return false;
    const start = space.memory.bytes.length;
    const most = space.maxPages * PAGE - start;
    const wanted = Math.ceil((end + SPARE - start) / PAGE) * PAGE;
    if (wanted > most || !growSpace(space, Math.min(most, Math.max(wanted, GROWTH)))) return false;
    this.grows++;
    return true;
  }

  /** At the limit: sweeps or collects, but not again and again where everything is alive. */
  #rescue(): boolean {
    if (this.#hasCollected) {
      this.#sweep();
      return true;
    }
    const most = this.space.maxPages * PAGE;
    return this.#asked >= Math.min(this.#floor, Math.max(most / 2, STEP)) && this.collect();
  }
}
