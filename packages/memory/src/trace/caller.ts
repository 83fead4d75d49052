/** Which line of the program called into these packages: the first place on the stack that is not theirs. */

/** The folder above this package, where its neighbours are as well; null where all lies in one file. */
let root: string | null | undefined;
const OWN = /^(buffer|kernel|layout|memory|ndarray|strided|ufunc)\/(src|dist)\//;

function rootOf(url: string | undefined): string | null {
  return /^(.*\/)memory\/(?:src|dist)\/trace\/caller\.[jt]s/.exec(placeOf(url ?? ""))?.[1] ?? null;
}

/** File, line and column of the caller, as the engine writes them; null where the engine does not tell. */
export function callerLine(): string | null {
  const holder = Error as { stackTraceLimit?: number };
  const limit = holder.stackTraceLimit;
  // Calls nest deeper than the ten frames that are kept as a rule.
  holder.stackTraceLimit = 64;
  const { stack } = new Error();
  if (limit === undefined) delete holder.stackTraceLimit;
  else holder.stackTraceLimit = limit;
  // Programs may have the engine make something else of it.
  return typeof stack === "string" ? firstForeign(stack) : null;
}

/** The first frame of a stack that lies outside of the packages. */
export function firstForeign(stack: string): string | null {
  for (const frame of stack.split("\n")) {
    // V8: `at f (file:///a.js:1:2)`; others: `f@file:///a.js:1:2`.
    const place = /(?:\(|@|\bat )((?:[\w-]+:\/\/|\/|[A-Za-z]:\\)[^()]*:\d+:\d+)\)?$/.exec(frame.trim())?.[1];
    if (place === undefined) continue;
    const path = placeOf(place);
    if (!isOwn(path)) return path;
  }
  return null;
}

function isOwn(path: string): boolean {
  if (/[\\/]node_modules[\\/](@strided[\\/]|strided[\\/])/.test(path)) return true;
  if (root === undefined) root = rootOf(import.meta.url);
  return root !== null && path.startsWith(root) && OWN.test(path.slice(root.length));
}

/** A place without the parts that depend on how it was loaded. */
function placeOf(url: string): string {
  // Windows: `file:///C:/a.js` is `C:/a.js`.
  const place = url.replace(/^file:\/\/(?:\/(?=[A-Za-z]:)|(?=\/))/, "").replace(/\?[^:]*/, "");
  try {
    return decodeURI(place);
  } catch {
    // The name of a folder, not of an address: it may hold any %.
    return place;
  }
}
