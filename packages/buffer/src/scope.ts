/** Scopes: the arrays that a function made and did not return are given back the moment it ends. */
import type { Storage } from "./storage.ts";
import { watcher } from "./watch.ts";

/** So many storages are remembered at most; what a scope has forgotten is left to the garbage collector. */
const MOST = 2 ** 20;

/** The storages made in the innermost scope so far; null outside of any. */
let made: Storage[] | null = null;
/** Those of the scopes around it. */
const around: (Storage[] | null)[] = [];

/** Remembers a new storage for the end of the scope, and tells who watches. */
export function track(storage: Storage, fn: string): Storage {
  keepForScope(storage);
  if (watcher !== null) watcher.made(storage, fn);
  return storage;
}

function keepForScope(storage: Storage): void {
  if (made !== null && made.push(storage) > MOST) made.length = 0;
}

/** When memory runs out inside scopes, the dead must not be held: from here on they are the collector's. */
export function forget(): void {
  for (const list of [made, ...around]) if (list !== null) list.length = 0;
}

/**
 * Throws TypeError for what a function returns before its work is done: a promise, or a generator, whose body runs when it
 * is asked for more.
 */
export function checkEnded(result: unknown, fn: string): void {
  if (typeof result !== "object" || result === null) return;
  const { then, next, return: end } = result as { then?: unknown; next?: unknown; return?: unknown };
  const isPromise = typeof then === "function";
  if (!isPromise && (typeof next !== "function" || typeof end !== "function")) return;
  throw new TypeError(
    `${fn}: the function has not ended when it returns; got a ${isPromise ? "promise" : "generator"}, expected arrays or other values`,
  );
}

/** Throws TypeError for what is not a function. */
export function checkFunction(value: unknown, fn: string): void {
  if (typeof value === "function") return;
  const got = value === null ? "null" : typeof value;
  throw new TypeError(`${fn}: wrong kind of argument; got ${got}, expected a function`);
}

/**
 * Calls a function and gives back, when it ends, the memory of all arrays made inside: their memory is used again at
 * once. The arrays that the function returns survive, also in lists, objects, maps and sets, and so do those that an
 * enclosing scope returns. Where memory runs out inside a scope, the collector takes over what was made up to then.
 *
 * Returns what the function returns. Throws what it throws, with all arrays given back; TypeError if it returns a promise
 * or a generator, also inside of a list or an object, since the scope would end before their work does: what was made up
 * to then is left to the collector.
 *
 * ```ts
 * let inner: NDArray | undefined;
 * const total = scope(() => {
 *   inner = array([1, 2, 3]);
 *   return inner.copy();
 * });
 * total; // => array([1., 2., 3.])
 * inner?.get(0); // throws DisposedError: dispose: the array has no memory any more; got an access after it, or its scope, was disposed, expected none
 * ```
 */
export function scope<T>(fn: () => T): T {
  checkFunction(fn, "scope");
  const outer = made;
  const own: Storage[] = [];
  around.push(outer);
  made = own;
  const kept = new Set<unknown>();
  try {
    const result = fn();
    try {
      keep(result, kept);
    } catch (error) {
      own.length = 0;
      throw error;
    }
    return result;
  } finally {
    around.pop();
    made = outer;
    // From the last to the first, so that a slab is unwound like a stack.
    for (let i = own.length - 1; i >= 0; i--) {
      if (!kept.has(own[i])) own[i].dispose();
      else if (outer !== null) keepForScope(own[i]);
    }
  }
}

/** Objects of other people may call a field `storage` as well. */
function isStorage(value: unknown): boolean {
  return typeof value === "object" && value !== null && "memory" in value && "address" in value;
}

/** Notes the storages of all arrays within a value; throws for what goes on in it. */
function keep(result: unknown, kept: Set<unknown>): void {
  const left = [result];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null || kept.has(value) || ArrayBuffer.isView(value)) continue;
    kept.add(value);
    checkEnded(value, "scope");
    if ("storage" in value && isStorage(value.storage)) kept.add(value.storage);
    else {
      const parts: Iterable<unknown> = value instanceof Map || value instanceof Set ? value : Object.values(value);
      for (const part of parts) left.push(part);
    }
  }
}
