/** Where arrays come from: which one is a view, of what, and where memory began. */
import type { NDArray } from "strided";
import type { Step } from "./run.ts";
import { arraysIn } from "./verdict.ts";

export interface Descendant {
  /** The variable that holds it, or how it was written. */
  readonly name: string;
  /** The step that made it, from 0; null if it was there before the first. */
  readonly step: number | null;
  /** Views are one deeper than what they were taken from; owners of memory are at 0. */
  readonly depth: number;
  /** What it is a view of, by name; null for an owner. */
  readonly viewOf: string | null;
  /** The owner of its memory, by name; null for an owner. */
  readonly base: string | null;
  /** What the elements of an owner were taken from, by name. */
  readonly madeFrom: readonly string[];
  readonly isCopy: boolean;
  readonly nbytes: number;
}

interface Entry {
  readonly array: NDArray;
  readonly step: number | null;
  readonly text: string;
  readonly parent: Entry | null;
  readonly madeFrom: readonly Entry[];
  readonly isCopy: boolean;
}

/** All arrays that the steps up to `last` made or were given: each view below what it was taken from. */
export function lineageOf(steps: readonly Step[], last: number): readonly Descendant[] {
  const entries: Entry[] = [];
  const entryOf = (array: NDArray): Entry | undefined => entries.find((entry) => entry.array === array);
  const enter = (
    array: NDArray,
    from: Omit<Entry, "array" | "parent" | "madeFrom">,
    inputs: readonly Entry[],
  ): void => {
    if (entryOf(array) !== undefined) return;
    const kin = inputs.filter((entry) => entry.array.storage === array.storage);
    const parent = kin[0] ?? entries.find((entry) => entry.array === array.base) ?? null;
    entries.push({ array, ...from, parent, madeFrom: parent === null ? inputs : [] });
  };
  steps.slice(0, last + 1).forEach(({ inputs, value, text, verdict }, step) => {
    for (const input of inputs) enter(input, { step: null, text: "given", isCopy: false }, []);
    const known = inputs.map(entryOf).filter((entry) => entry !== undefined);
    for (const array of arraysIn(value)) enter(array, { step, text, isCopy: verdict?.outcome === "copy" }, known);
  });
  const variables = steps[last]?.variables ?? new Map<string, NDArray>();
  const nameOf = ({ array, text }: Entry): string => {
    const names = [...variables].filter(([, variable]) => variable === array).map(([name]) => name);
    return names.length > 0 ? names.join(", ") : text;
  };
  const rootOf = (entry: Entry): Entry => (entry.parent === null ? entry : rootOf(entry.parent));
  const below = (entry: Entry, depth: number): Descendant[] => [
    {
      name: nameOf(entry),
      step: entry.step,
      depth,
      viewOf: entry.parent === null ? null : nameOf(entry.parent),
      base: entry.parent === null ? null : nameOf(rootOf(entry)),
      madeFrom: entry.madeFrom.map(nameOf),
      isCopy: entry.isCopy,
      nbytes: entry.array.storage.nbytes,
    },
    ...entries.filter(({ parent }) => parent === entry).flatMap((child) => below(child, depth + 1)),
  ];
  return entries.filter(({ parent }) => parent === null).flatMap((root) => below(root, 0));
}
