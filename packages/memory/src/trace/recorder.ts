/** Writes down what happens to memory while it is watched. Holds no storage, so that what is dead can be collected. */
import type { Intent, Passed, Purpose, Storage, Watcher } from "@strided/buffer";
import { NDArray } from "@strided/ndarray";
import { callerLine } from "./caller.ts";
import { bytesOf } from "./passed.ts";
import { reasonOf } from "./reason.ts";

/** So many allocations are remembered one by one; all of them are counted. */
const MOST = 10_000;

/** One allocation, as far as it is known. */
export interface Rec {
  readonly fn: string;
  readonly purpose: Purpose;
  readonly reason: string | null;
  readonly bytes: number;
  readonly line: string | null;
  readonly from: number;
  until: number | null;
  dtype: string | null;
  shape: readonly number[] | null;
  /** Loops that read it, and the function whose result the last of them wrote. */
  reads: number;
  reader: string | null;
  /** Whether a loop wrote it: then it was computed, and not only copied or set. */
  passes: number;
  /** Functions that wrote into it after it was made, and whether it was read after that. */
  writer: string | null;
  isRead: boolean;
}

interface Sum {
  count: number;
  bytes: number;
}

export class Recorder implements Watcher {
  readonly records: Rec[] = [];
  readonly total: Sum = { count: 0, bytes: 0 };
  readonly byPurpose: { readonly [P in Purpose]: Sum } = {
    result: { count: 0, bytes: 0 },
    copy: { count: 0, bytes: 0 },
    cast: { count: 0, bytes: 0 },
    guard: { count: 0, bytes: 0 },
    temporary: { count: 0, bytes: 0 },
  };
  peak = 0;
  read = 0;
  written = 0;
  passes = 0;
  tick = 0;
  readonly #known: WeakMap<Storage, Rec> = new WeakMap();
  #intent: Intent | null = null;
  #live = 0;
  /** What is not a result and has not been given back. It ends with the call that it was made for. */
  #open: Rec[] = [];

  intended(intent: Intent): void {
    this.#intent = { ...intent, reason: reasonOf(intent) };
  }

  made(storage: Storage, fn: string): void {
    const intent = this.#intent;
    this.#intent = null;
    const line = callerLine();
    const name = intent?.fn ?? fn;
    const isOther = this.#open.some((open) => open.line !== line || open.fn !== name);
    if (isOther) this.#close();
    const rec: Rec = {
      fn: name,
      purpose: intent?.purpose ?? "result",
      reason: intent?.reason ?? null,
      bytes: storage.nbytes,
      line,
      from: this.tick++,
      until: null,
      dtype: null,
      shape: null,
      reads: 0,
      reader: null,
      passes: 0,
      writer: null,
      isRead: false,
    };
    this.#known.set(storage, rec);
    if (this.records.length < MOST) this.records.push(rec);
    if (rec.purpose !== "result" && rec.purpose !== "copy") this.#open.push(rec);
    add(this.total, rec);
    add(this.byPurpose[rec.purpose], rec);
    this.#live += rec.bytes;
    this.peak = Math.max(this.peak, this.#live);
  }

  freed(storage: Storage): void {
    const rec = this.#known.get(storage);
    if (rec === undefined) return;
    this.#end(rec);
    this.#open = this.#open.filter((open) => open !== rec);
  }

  viewed(array: object): void {
    if (!(array instanceof NDArray)) return;
    const rec = this.#known.get(array.storage);
    // The first array on a storage is the one that it was made for.
    if (rec === undefined || rec.shape !== null) return;
    rec.shape = array.shape;
    rec.dtype = array.dtype.name;
  }

  writing(storage: Storage, fn: string): void {
    const rec = this.#known.get(storage);
    if (rec === undefined) return;
    rec.writer = fn;
    rec.isRead = false;
  }

  passed(inputs: readonly Passed[], outputs: readonly Passed[]): void {
    const storagesOf = (operands: readonly Passed[]): Storage[] => operands.map(({ storage }) => storage);
    this.moved(bytesOf(inputs), bytesOf(outputs), storagesOf(inputs), storagesOf(outputs));
  }

  moved(read: number, written: number, from: readonly Storage[], to: readonly Storage[]): void {
    this.read += read;
    this.written += written;
    this.passes++;
    const target = to.length > 0 ? this.#known.get(to[0]) : undefined;
    for (const storage of from) {
      const rec = this.#known.get(storage);
      if (rec === undefined || to.includes(storage)) continue;
      rec.reads++;
      rec.reader = target === undefined || target === rec ? null : target.fn;
      rec.isRead = true;
    }
    for (const storage of to) {
      const rec = this.#known.get(storage);
      if (rec !== undefined) rec.passes++;
    }
  }

  /** What was made for calls only has ended with them. */
  end(): void {
    this.#close();
  }

  /** The record of a storage that was made while this watched. */
  recordOf(storage: Storage): Rec | undefined {
    return this.#known.get(storage);
  }

  #close(): void {
    for (const rec of this.#open) this.#end(rec);
    this.#open = [];
  }

  #end(rec: Rec): void {
    if (rec.until !== null) return;
    rec.until = this.tick++;
    this.#live -= rec.bytes;
  }
}

function add(sum: Sum, { bytes }: Rec): void {
  sum.count++;
  sum.bytes += bytes;
}
