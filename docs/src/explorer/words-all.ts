/** All functions of the library that say something in a picture. They come when a line first names one that is not there. */

import * as mathematics from "@strided/ufunc";
import * as all from "strided";
import type { Callable, Vocabulary } from "./vocabulary.ts";

/** Not for a line: they take functions or bytes, change settings, or look at memory, which the explorer does itself. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "array2string",
  "arrayInterface",
  "assertNoCopy",
  "assertShares",
  "assertView",
  "castReason",
  "configureHeap",
  "describe",
  "diffHeap",
  "dtype",
  "errstate",
  "explain",
  "format",
  "frombuffer",
  "fromfunction",
  "fromiter",
  "fromMessage",
  "fromTypedArray",
  "fuse",
  "getPrintoptions",
  "heap",
  "heapStats",
  "isStridedError",
  "mapNpy",
  "npyArray",
  "overlapReason",
  "printoptions",
  "render",
  "scope",
  "setPrintoptions",
  "strict",
  "tobytes",
  "toMessage",
  "toStrided",
  "trace",
  "ufunc",
]);

/** Classes begin with a capital letter. */
const isFunction = (entry: [string, unknown]): entry is [string, Callable] =>
  typeof entry[1] === "function" && /^[a-z]/.test(entry[0]);

export const ALL: Vocabulary = {
  functions: new Map(
    Object.entries<unknown>(all)
      .filter(isFunction)
      .filter(([name]) => !LEFT_OUT.has(name)),
  ),
  computing: new Set(Object.keys(mathematics)),
};
