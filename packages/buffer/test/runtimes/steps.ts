/**
 * Random steps against a model: allocate, look, expose, dispose, let go, drive the heap to grow and to collect. Every
 * storage is filled with bytes of its own, so that an overlap shows as a change.
 */
import type * as Buffer from "../../src/index.ts";
import type { Tools } from "./behaviour.ts";

interface Known {
  readonly storage: Buffer.Storage;
  readonly seed: number;
  /** What was handed out when the storage was exposed; it has to stay valid, whatever happens to the storage. */
  view: Uint8Array | null;
}

/** Marsaglia's xorshift with 32 bits of state. */
export function randomNumbers(seed: number): (below: number) => number {
  let x = seed | 0 || 1;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

const SIZES: readonly number[] = [0, 1, 8, 16, 80, 128, 129, 500, 1024, 3000, 8192, 9000, 65536, 65537, 200_000];

function fill(bytes: Uint8Array, seed: number): void {
  // The first bytes, the last ones and some in between: enough to see any overlap with a neighbour.
  const { length } = bytes;
  for (let i = 0; i < length; i += i < 32 || i >= length - 33 ? 1 : 61) bytes[i] = (seed + i) & 255;
}

function isFilled(bytes: Uint8Array, seed: number): boolean {
  const { length } = bytes;
  for (let i = 0; i < length; i += i < 32 || i >= length - 33 ? 1 : 61) {
    if (bytes[i] !== ((seed + i) & 255)) return false;
  }
  return true;
}

function bytesOf({ memory, address, nbytes }: Buffer.Storage): Uint8Array {
  return memory.bytes.subarray(address, address + nbytes);
}

/** How often each kind of step was taken. */
export type Tally = Record<string, number>;

/** Takes `count` steps, and counts them; throws at the first thing that is not as it should be. */
export function steps(api: typeof Buffer, { ok, throws }: Tools, seed: number, count: number, tally: Tally = {}): void {
  const note = (kind: string): void => {
    tally[kind] = (tally[kind] ?? 0) + 1;
  };
  const random = randomNumbers(seed);
  const known: Known[] = [];
  const views: [Uint8Array, number][] = [];
  const most = 400;
  const make = (step: number): Buffer.Storage => {
    note("allocated");
    const nbytes = random(10) === 0 ? random(300_000) : SIZES[random(SIZES.length)];
    const isZeroed = random(3) === 0;
    const storage = isZeroed ? api.allocateZeroed(nbytes) : api.allocate(nbytes);
    const bytes = bytesOf(storage);
    if (isZeroed) ok(isZero(bytes), `seed ${seed}, step ${step}: ${nbytes} zeroed bytes are zero`);
    return storage;
  };
  for (let step = 0; step < count; step++) {
    const at = random(Math.max(known.length, 1));
    const one = known.at(at);
    const choice = random(100);
    if (one === undefined || choice < 45) {
      const storage = make(step);
      fill(bytesOf(storage), step);
      known.push({ storage, seed: step, view: null });
      // What is let go here is garbage: the collector's.
      if (known.length > most) known.splice(random(known.length), 1 + random(most / 2));
    } else if (choice < 70) {
      note("looked at");
      ok(
        isFilled(bytesOf(one.storage), one.seed),
        `seed ${seed}, step ${step}: storage of step ${one.seed} is unchanged`,
      );
    } else if (choice < 80) {
      note("disposed");
      const { storage } = one;
      storage.dispose();
      throws(() => storage.memory.bytes, "DisposedError");
      known.splice(at, 1);
    } else if (choice < 84) {
      note("exposed");
      const address = api.addressOf(one.storage);
      one.storage.expose();
      ok(address === api.addressOf(one.storage), `seed ${seed}, step ${step}: the address is stable`);
      one.view ??= bytesOf(one.storage);
      views.push([one.view, one.seed]);
      if (views.length > 50) views.splice(random(50), 1);
    } else if (choice < 88) {
      note("exposed view looked at");
      const [view, was] = views[random(Math.max(views.length, 1))] ?? [];
      if (view !== undefined) ok(isFilled(view, was), `seed ${seed}, step ${step}: an exposed view is unchanged`);
    } else if (choice < 96) {
      note("let go");
      known.splice(at, 1);
    } else if (choice < 98) {
      note("scope");
      api.scope(() => {
        const outer = make(step);
        fill(bytesOf(outer), step);
        for (let i = 0; i < 20; i++) fill(bytesOf(make(step)), i);
        ok(isFilled(bytesOf(outer), step), `seed ${seed}, step ${step}: a storage in a scope is unchanged`);
      });
    } else if (choice === 98) {
      note("large, let go");
      const large = api.allocate(random(20) * 2 ** 20);
      fill(bytesOf(large), step);
    } else {
      note("all looked at");
      for (const { storage, seed: was } of known) {
        ok(isFilled(bytesOf(storage), was), `seed ${seed}, step ${step}: storage of step ${was} is unchanged`);
      }
    }
  }
  const places = known.map(({ storage }) => storage).filter((storage) => storage.memory === api.heapSpace()?.memory);
  places.sort((a, b) => a.address - b.address);
  for (let i = 1; i < places.length; i++) {
    ok(places[i - 1].address + places[i - 1].nbytes <= places[i].address, `seed ${seed}: no two storages overlap`);
  }
}

function isZero(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) return false;
  return true;
}
