/**
 * Watching memory: who wants to know of allocations, copies and arrays says so here. While nobody does, a hook is one
 * comparison, and it stands only where memory or an array object is made anyway.
 */
import type { Storage } from "./storage.ts";

/**
 * What memory is made for: the result that a call was asked for; a copy where a view would have done but for the strides;
 * the elements in another dtype; a copy because what is read and what is written overlap; or something in between that
 * nobody sees.
 */
export type Purpose = "result" | "copy" | "cast" | "guard" | "temporary";

/** Memory that a function is about to make. */
export interface Intent {
  readonly purpose: Purpose;
  readonly fn: string;
  readonly nbytes: number;
  /** One sentence with the numbers. */
  readonly reason: string;
  /** The arrays, one that is read and one that is written, whose overlap is the reason. */
  readonly met?: readonly [read: object, written: object] | undefined;
}

/** Elements that a loop passes over: a storage, and the layout in bytes. */
export interface Passed {
  readonly storage: Storage;
  readonly dtype: { readonly itemsize: number };
  readonly layout: { readonly shape: readonly number[]; readonly strides: readonly number[] };
}

/** Somebody who is told. */
export interface Watcher {
  /** The next storage is made for this. If it throws, nothing is made. */
  intended(intent: Intent): void;
  /** A function made a storage; its bytes are not set yet. */
  made(storage: Storage, fn: string): void;
  /** The bytes of a storage were given back. */
  freed(storage: Storage): void;
  /** An array object was made, on a new storage or as a view of an older one. */
  viewed(array: object): void;
  /** A function is about to write elements that lie in a storage. */
  writing(storage: Storage, fn: string): void;
  /** A loop reads so many bytes that lie in some storages, and writes so many into others. */
  moved(read: number, written: number, from: readonly Storage[], to: readonly Storage[]): void;
  /** The same of a loop that passes over whole operands. */
  passed(inputs: readonly Passed[], outputs: readonly Passed[]): void;
}

/** Whoever is told; null while nobody is. Ask before calling: that is all that a hook costs. */
export let watcher: Watcher | null = null;

const all: Watcher[] = [];

/** Tells a watcher about everything from now on, until the function that is returned is called. */
export function watch(added: Watcher): () => void {
  all.push(added);
  watcher = combined([...all]);
  return () => {
    const at = all.lastIndexOf(added);
    if (at >= 0) all.splice(at, 1);
    watcher = combined([...all]);
  };
}

/** Announces what the next storage is made for; `reason` is called only if somebody listens. */
export function intend(
  purpose: Purpose,
  fn: string,
  nbytes: number,
  reason: () => string,
  met?: readonly [read: object, written: object],
): void {
  if (watcher !== null) watcher.intended({ purpose, fn, nbytes, reason: reason(), met });
}

function combined(watchers: readonly Watcher[]): Watcher | null {
  if (watchers.length < 2) return watchers[0] ?? null;
  return {
    intended: (intent) => {
      for (const one of watchers) one.intended(intent);
    },
    made: (storage, fn) => {
      for (const one of watchers) one.made(storage, fn);
    },
    freed: (storage) => {
      for (const one of watchers) one.freed(storage);
    },
    viewed: (array) => {
      for (const one of watchers) one.viewed(array);
    },
    writing: (storage, fn) => {
      for (const one of watchers) one.writing(storage, fn);
    },
    moved: (read, written, from, to) => {
      for (const one of watchers) one.moved(read, written, from, to);
    },
    passed: (inputs, outputs) => {
      for (const one of watchers) one.passed(inputs, outputs);
    },
  };
}
