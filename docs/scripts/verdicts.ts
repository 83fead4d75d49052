/** The table of verdicts: what each function gave in the recorded cases, in which NumPy and this library agree. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writePage } from "./pages.ts";
import { countWays } from "./ufunc-verdicts.ts";

type Outcome = string | readonly [unknown, unknown, unknown, 0 | 1, ...unknown[]] | { readonly l?: readonly Outcome[] };
type Case = readonly [name: string, given: unknown, options: Readonly<Record<string, unknown>>, outcome: Outcome];

const FOLDER = join(import.meta.dirname, "../../packages/ndarray/test/goldens");

interface Count {
  views: number;
  copies: number;
}

function add(count: Count, outcome: Outcome): void {
  if (typeof outcome === "string") return;
  if (Array.isArray(outcome)) {
    // Without elements there is nothing that could be shared.
    const shape = outcome[0] as readonly number[];
    if (shape.includes(0)) return;
    if (outcome[3] === 1) count.views++;
    else count.copies++;
  } else for (const one of (outcome as { readonly l?: readonly Outcome[] }).l ?? []) add(count, one);
}

export function countVerdicts(): ReadonlyMap<string, Readonly<Count>> {
  const counts = new Map<string, Count>();
  for (const file of ["views", "copies", "selecting"]) {
    const { cases } = JSON.parse(readFileSync(join(FOLDER, `${file}.json`), "utf8")) as { cases: readonly Case[] };
    for (const [name, , , outcome] of cases) {
      const count = counts.get(name) ?? { views: 0, copies: 0 };
      counts.set(name, count);
      add(count, outcome);
    }
  }
  return counts;
}

/** Keys of brackets, and what they gave: `a[key]` in NumPy, `getitem(a, …key)` here. */
function countKeys(): ReadonlyMap<string, Readonly<Count>> {
  const { cases } = JSON.parse(readFileSync(join(FOLDER, "getitem.json"), "utf8")) as {
    cases: readonly (readonly [array: unknown, key: readonly unknown[], outcome: Outcome])[];
  };
  const counts = new Map<string, Count>();
  for (const [, key, outcome] of cases) {
    const name = nameOfKey(key);
    const count = counts.get(name) ?? { views: 0, copies: 0 };
    counts.set(name, count);
    add(count, outcome);
  }
  return counts;
}

function nameOfKey(key: readonly unknown[]): string {
  const dtypes = key.map((part) => (part as { readonly d?: string } | null)?.d);
  const hasMask = dtypes.includes("bool") || key.some((part) => typeof part === "boolean");
  const hasList = dtypes.some((name) => name !== undefined && name !== "bool");
  const isBasic = key.some(
    (part) => part === null || /number|string/.test(typeof part) || Object.hasOwn(part as object, "s"),
  );
  const basic = "slices, whole numbers, new axes, `...`";
  if (!hasMask && !hasList) return basic;
  const advanced = hasMask && hasList ? "masks and lists of indices" : hasMask ? "masks" : "lists of indices";
  return isBasic ? `${advanced} and ${basic}` : advanced;
}

export function writeVerdictPage(): void {
  const counted = [...countVerdicts()].filter(([, { views, copies }]) => views + copies > 0);
  const table = (rows: readonly (readonly [string, Readonly<Count>])[], of = "function"): string =>
    [
      `| ${of} | gave a view | gave a copy |`,
      "|---|--:|--:|",
      ...[...rows]
        .sort(([p], [q]) => p.localeCompare(q, "en"))
        .map(
          ([name, { views, copies }]) =>
            `| ${of === "function" ? `\`${name}\`` : name} | ${views || "–"} | ${copies || "–"} |`,
        ),
    ].join("\n");
  const always = counted.filter(([, { copies }]) => copies === 0);
  const never = counted.filter(([, { views }]) => views === 0);
  const either = counted.filter(([, { views, copies }]) => views > 0 && copies > 0);
  const ways = countWays();
  writePage(
    "guide/verdicts",
    "Which function gives a view and which a copy, counted in the recorded cases.",
    `# Every verdict

The tests call each function on arrays of every kind of layout and compare with what NumPy 2.4.6 gave for the same call: shape,
strides, elements, flags, and whether the result shares memory with what went in. These are the counts of what they gave; results
without elements are left out, since they have nothing to share. In all of these cases the library does what NumPy does.

How to tell beforehand stands in [Views and copies](/guide/views-and-copies); the [memory explorer](/explorer) shows why.

## Always a view

${table(always)}

## A view where the strides allow it, else a copy

${table(either)}

## Always a copy

${table(never)}

## What stands in brackets

\`getitem(a, …key)\` does what NumPy's \`a[key]\` does. One mask or one list of indices among the parts makes the whole a copy;
\`setitem\` with the same keys writes into memory that exists. \`a.slice\` takes keys of the last row only, \`a.vindex\` and \`a.oindex\` give
copies always.

${table([...countKeys()], "parts of the key")}

## Universal functions

No universal function gives a view. Their results are new, or written into \`out\`; a temporary is made only for an operand that
overlaps \`out\` in another way than element upon element, and what is cast is cast element by element, without memory of its own.
This was asked of \`explain\` and then done under \`trace\` for all ${ways.functions} of them, functions of one to three operands; those with two results
and calls whose \`out\` would have another dtype are left out.

| call | new memory | in place | buffered |
|---|--:|--:|--:|
${ways.ways.map((w) => `| \`${w.call}\`: ${w.meaning} | ${w.made || "–"} | ${w.inPlace || "–"} | ${w.buffered || "–"} |`).join("\n")}

The one that buffers in every call is \`ldexp\`, whose first operand is cast: it takes a float and an integer.`,
  );
}
