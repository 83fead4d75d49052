/** A function during which somebody watches. */
import { checkEnded, checkFunction, type Watcher, watch } from "@strided/buffer";

/** Calls a function while somebody watches. Throws TypeError if it returns a promise or a generator: it would not have ended. */
export function watched<T>(name: string, watcher: Watcher, fn: () => T): T {
  checkFunction(fn, name);
  const stop = watch(watcher);
  let result: T;
  try {
    result = fn();
  } finally {
    stop();
  }
  checkEnded(result, name);
  return result;
}
