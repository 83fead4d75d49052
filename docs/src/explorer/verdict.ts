/** What a call did to memory: foretold by the code that decides, or seen from what came out of it. */
import { type Explanation, explain, NDArray, sharesMemory } from "strided";
import type { Callable } from "./vocabulary.ts";

/** As `explain` gives it; a result that is no copy of anything is new. */
export type Verdict = Omit<Explanation, "outcome"> & { readonly outcome: Explanation["outcome"] | "new" };

export interface Call {
  readonly fn: string;
  readonly call: Callable;
  /** What it is a method of. */
  readonly of: NDArray | null;
  readonly args: readonly unknown[];
  /** The arrays that go in. */
  readonly inputs: readonly NDArray[];
  /** Whether its results are computed. */
  readonly isComputing: boolean;
}

const KNOWN: readonly string[] = [
  "array",
  "asarray",
  "ascontiguousarray",
  "asfortranarray",
  "assign",
  "astype",
  "copy",
  "flatten",
  "getitem",
  "ravel",
  "reshape",
  "setitem",
  "slice",
  "transpose",
  "view",
];

/** What the code that decides says before the call; null if nothing is known about the function. */
export function forecast({ fn, call, of, args, inputs, isComputing }: Call): Verdict | null {
  const ask = explain as (...given: readonly unknown[]) => Explanation;
  const named = (verdict: Explanation): Verdict =>
    verdict.outcome === "copy" && (isComputing || inputs.length === 0) ? { ...verdict, outcome: "new" } : verdict;
  if (fn === "T") return ask("transpose", of);
  if (of === null && typeof (call as { plan?: unknown }).plan === "function") return named(ask(call, ...args));
  if (!KNOWN.includes(fn)) return null;
  try {
    return named(ask(fn, ...(of === null ? args : [of, ...args])));
  } catch {
    // The call is made and throws the same.
    return null;
  }
}

/** The arrays of a value: itself, or those in the list that it is. */
export function arraysIn(value: unknown): readonly NDArray[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => one instanceof NDArray);
}

/** The verdict on a call that cannot be foreseen, from what came out of it; null if that is no array. */
export function found({ fn, inputs, isComputing }: Call, result: unknown, bytes: number): Verdict | null {
  const arrays = arraysIn(result);
  if (arrays.length === 0) return null;
  const rest = { kind: "explanation", fn, advice: null, axes: null, operands: null, bytes } as const;
  const shape = arrays.map((array) => `(${array.shape.join(", ")})`).join(" and ");
  if (arrays.every((array) => inputs.includes(array)))
    return { ...rest, outcome: "in place", reason: "the array itself comes back" };
  if (arrays.some((array) => inputs.some((input) => input.storage === array.storage || sharesMemory(input, array)))) {
    const [{ strides, offset }] = arrays;
    const how =
      arrays.length === 1 ? `shape ${shape}, strides (${strides.join(", ")}) and offset ${offset}` : `shapes ${shape}`;
    return { ...rest, outcome: "view", reason: `${how} over the same bytes` };
  }
  if (inputs.length === 0)
    return { ...rest, outcome: "new", reason: `a new array of shape ${shape}: its memory is made here` };
  const reason = `the result has memory of its own, of shape ${shape}`;
  return { ...rest, outcome: isComputing ? "new" : "copy", reason };
}
