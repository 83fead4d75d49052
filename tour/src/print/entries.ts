/** How each kind of entry looks: lines of at most 100 columns. */
import type { Claim, CodeEntry, Entry, Lane, RaceEntry, TableEntry, Verdict } from "../scene.ts";
import { beside, breakCode, INDENT, RIGHT, tabulate, WIDTH, wrap } from "./columns.ts";
import type { Ink } from "./ink.ts";
import { bar, duration, times } from "./quantities.ts";

type Printers = { readonly [K in Entry["kind"]]: (entry: Extract<Entry, { kind: K }>, ink: Ink) => string[] };

const PRINTERS: Printers = {
  code: codeLines,
  race: raceLines,
  table: tableLines,
  note: ({ text }, ink) => ["", ...wrap(text).map((line) => `${INDENT}${ink("aside", line)}`)],
  heading: ({ text }, ink) => ["", `${INDENT}${ink("title", `--- ${text} ---`)}`],
  claim: ({ claims: [{ text, holds }] }, ink) => (holds ? ["", `${INDENT}${ink("good", "✓")} ${text}`] : []),
};

/** An entry, and below it those of its claims that do not hold. */
export function entryLines(entry: Entry, ink: Ink): string[] {
  const print = PRINTERS[entry.kind] as (entry: Entry, ink: Ink) => string[];
  return [...print(entry, ink), ...entry.claims.flatMap((claim) => (claim.holds ? [] : failureLines(claim, ink)))];
}

/** What does not hold, what came out and what was expected. */
export function failureLines({ text, got, expected }: Claim, ink: Ink): string[] {
  return [
    ...breakCode(`✗ ${text}`).map((line) => `${INDENT}${ink("bad", line)}`),
    ...(got === undefined ? [] : indented(`got      ${got}`)),
    ...(expected === undefined ? [] : indented(`expected ${expected}`)),
  ];
}

/** A verdict as it stands in the text: `VIEW`. */
export function chip(verdict: Verdict, ink: Ink): string {
  return ink(verdict, verdict.toUpperCase());
}

function codeLines({ strided, numpy, printed, error, memory }: CodeEntry, ink: Ink): string[] {
  const lines = beside(`> ${strided}`, numpy, (text) => ink("numpy", text));
  if (memory !== undefined) {
    const { verdict, evidence } = memory;
    lines.push(`${INDENT}  ${chip(verdict, ink)}  ${evidence.join(", ")}`);
  }
  if (printed !== undefined) lines.push(...indented(printed).map((line) => ink("output", line)));
  if (error !== undefined) lines.push(...wrap(error, WIDTH - 5).map((line) => ink("output", `${INDENT}  ${line}`)));
  return lines;
}

function raceLines({ title, quick, slow }: RaceEntry, ink: Ink): string[] {
  const lines = ["", ...wrap(`Time: ${title}`).map((line) => `${INDENT}${ink("aside", line)}`)];
  const most = Math.max(quick.nanoseconds ?? 0, slow.nanoseconds ?? 0);
  for (const lane of [quick, slow]) {
    lines.push(...beside(`> ${lane.strided}`, lane.numpy, (text) => ink("numpy", text)), timeLine(lane, most, ink));
  }
  if (quick.nanoseconds !== null && slow.nanoseconds !== null) {
    lines.push(`${INDENT}${comparison(quick, slow)}`);
  }
  return lines;
}

function timeLine({ nanoseconds, numpyNanoseconds }: Lane, most: number, ink: Ink): string {
  if (nanoseconds === null) return `${INDENT}  not measured`;
  const blocks = bar(nanoseconds, most, 30);
  const ours = `${duration(nanoseconds).padStart(8)}  ${blocks}`;
  const painted = `${duration(nanoseconds).padStart(8)}  ${ink("bar", blocks)}`;
  const room = " ".repeat(Math.max(1, RIGHT - INDENT.length - 2 - ours.length));
  const theirs = numpyNanoseconds === null ? "" : `${duration(numpyNanoseconds)} (recorded)`;
  return `${INDENT}  ${painted}${room}${ink("numpy", theirs)}`.trimEnd();
}

function comparison(quick: Lane, slow: Lane): string {
  const ours = `The second takes ${times(quick.nanoseconds ?? 0, slow.nanoseconds ?? 0)} times as long`;
  if (quick.numpyNanoseconds === null || slow.numpyNanoseconds === null) return `${ours}.`;
  return `${ours}; in NumPy ${times(quick.numpyNanoseconds, slow.numpyNanoseconds)} times.`;
}

function tableLines({ head, rows }: TableEntry, ink: Ink): string[] {
  const [first, ...rest] = tabulate([head, ...rows]);
  return ["", `${INDENT}${ink("head", first)}`, ...rest.map((line) => `${INDENT}${line}`)];
}

function indented(text: string): string[] {
  return text.split("\n").map((line) => `${INDENT}  ${line}`);
}
