/** Which storages there are, written down from the first question on, without keeping any of them alive. */
import type { Storage, Watcher } from "@strided/buffer";
import { NDArray } from "@strided/ndarray";
import { callerLine } from "../trace/caller.ts";

/** A storage that was seen. */
export interface Entry {
  readonly id: number;
  readonly storage: WeakRef<Storage>;
  /** The function that made it, and the line that called that; null for one that was there before. */
  readonly fn: string | null;
  readonly line: string | null;
  readonly arrays: WeakRef<NDArray>[];
  /** As many arrays are remembered before the dead among them are left out. */
  room: number;
}

/** So many are remembered before the dead are left out for the first time. */
const ROOM = 1024;

export class Census implements Watcher {
  #entries: Entry[] = [];
  #room: number = ROOM;
  #count = 0;
  readonly #known: WeakMap<Storage, Entry> = new WeakMap();

  /** Those that are alive. */
  living(): readonly Entry[] {
    this.#entries = this.#entries.filter(({ storage }) => storage.deref() !== undefined);
    this.#room = 2 * this.#entries.length + ROOM;
    return this.#entries;
  }

  made(storage: Storage, fn: string): void {
    this.#add(storage, fn, callerLine());
  }

  viewed(array: object): void {
    if (!(array instanceof NDArray)) return;
    const { storage, base } = array;
    // Memory from outside is first seen with its owner, what was made before the first question with a view of it.
    const isNew = base === null;
    const entry = this.#known.get(storage) ?? this.#add(storage, isNew ? "adopt" : null, isNew ? callerLine() : null);
    entry.arrays.push(new WeakRef(array));
    if (entry.arrays.length <= entry.room) return;
    const left = entry.arrays.filter((one) => one.deref() !== undefined);
    entry.arrays.splice(0, entry.arrays.length, ...left);
    entry.room = 2 * left.length + 16;
  }

  intended(): void {}
  freed(): void {}
  writing(): void {}
  moved(): void {}
  passed(): void {}

  #add(storage: Storage, fn: string | null, line: string | null): Entry {
    const entry: Entry = { id: ++this.#count, storage: new WeakRef(storage), fn, line, arrays: [], room: 16 };
    this.#known.set(storage, entry);
    if (this.#entries.push(entry) > this.#room) this.living();
    return entry;
  }
}
