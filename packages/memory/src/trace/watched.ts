/** A function during which somebody watches. */
import { type Watcher, watch } from "@strided/buffer";

/** Calls a function while somebody watches. Throws TypeError if it returns a promise: it would not have ended. */
export function watched<T>(name: string, watcher: Watcher, fn: () => T): T {
  const stop = watch(watcher);
  let result: T;
  try {
    result = fn();
  } finally {
    stop();
  }
  if (typeof (result as { then?: unknown } | null | undefined)?.then !== "function") return result;
  throw new TypeError(
    `${name}: the function has not ended when it returns; got a promise, expected arrays or other values`,
  );
}
