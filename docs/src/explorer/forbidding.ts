/** What becomes of a call when nothing may be copied: `copy: false` where a function takes it, and what would be said elsewhere. */
import { NDArray } from "strided";
import type { Call, Verdict } from "./verdict.ts";

/** `copy: false` is a promise: a view, or an error. */
const PROMISES: readonly string[] = ["array", "asarray", "reshape"];
/** `copy: false` is a wish: a view where there can be one. */
const WISHES: readonly string[] = ["astype", "meshgrid"];
/** No such option, and yet either a view or a copy, as the strides and the arguments will have it. */
const SILENT: readonly string[] = [
  "ascontiguousarray",
  "asfortranarray",
  "diag",
  "getitem",
  "imag",
  "ravel",
  "require",
];

/** Functions that give a view or a copy, whichever is possible. */
export const EITHER: readonly string[] = [...PROMISES, ...WISHES, ...SILENT];

/** Arguments before the options. */
const FIRST_OPTION: Readonly<Record<string, number>> = { array: 1, asarray: 1, astype: 2, reshape: 2 };

/** The same call with `copy: false`, for functions that take it. */
export function withoutCopy({ fn, of, args, inputs }: Omit<Call, "isComputing" | "call">): readonly unknown[] {
  if ((!PROMISES.includes(fn) && !WISHES.includes(fn)) || inputs.length === 0) return args;
  const isLast = (arg: unknown): boolean => typeof arg === "object" && arg !== null && !Array.isArray(arg);
  const last = args.at(-1);
  const hasOptions = isLast(last) && !(last instanceof NDArray);
  const before = FIRST_OPTION[fn] ?? args.length - (hasOptions ? 1 : 0);
  const at = of === null ? before : before - 1;
  return [...args.slice(0, at), { ...(args[at] as object | undefined), copy: false }];
}

/** What `copy: false` means for a call that was made, in a sentence; `isRefused` if it must not be made. */
export function prohibition(fn: string, verdict: Verdict): { readonly text: string; readonly isRefused: boolean } {
  const { outcome, reason } = verdict;
  if (outcome === "copy" && EITHER.includes(fn)) {
    const option = WISHES.includes(fn)
      ? "copies only where it must with copy: false"
      : "takes no copy: false, so the explorer stops here";
    return { text: `${fn}: unable to avoid a copy; ${reason} (${fn} ${option})`, isRefused: true };
  }
  return { text: NOTES[outcome](fn), isRefused: false };
}

const NOTES: Readonly<Record<Verdict["outcome"], (fn: string) => string>> = {
  view: (fn) =>
    EITHER.includes(fn) ? "it is a view: nothing is to be copied" : `${fn} never copies: there is nothing to forbid`,
  copy: (fn) => `${fn} always copies, whatever it is given: there is no copy: false for it`,
  new: () => "a new array, and no copy of another: there is nothing to forbid",
  "in place": () => "nothing is copied: it works on memory that exists",
  buffered: () => "what is copied on the way keeps the result right: it cannot be forbidden",
};
