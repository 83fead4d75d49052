/** The outcomes as a table for people: medians, and how the first contender compares with each of the others. */
import type { Case } from "./case.ts";
import { checksumText } from "./equality.ts";
import type { Outcome, Result } from "./outcome.ts";
import { medianOfRounds, ratioOf } from "./statistics.ts";

const UNITS: readonly (readonly [nanoseconds: number, name: string])[] = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
];

/** The table, and below it what is missing or wrong. */
export function tableText(outcomes: readonly Outcome[], names: readonly string[]): string {
  const [first, ...others] = names;
  const head = ["recipe", "operation", "operand", "memory", ...names, ...others.map((other) => `${first} / ${other}`)];
  const rows = outcomes.map(({ item, results }) => [
    String(item.recipe),
    item.title,
    operandText(item),
    item.variant,
    ...names.map((name) => resultText(results.get(name))),
    ...others.map((other) => ratioText(results.get(first), results.get(other))),
  ]);
  const remarks = [...new Set(outcomes.flatMap(remarksOn))];
  return [...align([head, ...rows]), ...(remarks.length === 0 ? [] : ["", ...remarks])].join("\n");
}

/** Three digits and a unit: `3.07 ms`. */
export function duration(nanoseconds: number): string {
  const [size, name] = UNITS.find(([unit]) => nanoseconds >= unit) ?? [1, "ns"];
  const value = nanoseconds / size;
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${name}`;
}

function operandText({ dtype, shape, layout }: Case): string {
  return `${dtype} ${shape.map((length) => length.toLocaleString("en")).join(" x ")}${layout === "T" ? " transposed" : ""}`;
}

function resultText(result: Result | undefined): string {
  if (result === undefined) return "";
  return result.state === "measured" ? duration(medianOfRounds(result.rounds)) : result.state;
}

/** `0.85 (0.80 to 0.91)`: below 1 the first is faster; the range is that of the rounds. */
function ratioText(ours: Result | undefined, theirs: Result | undefined): string {
  if (ours?.state !== "measured" || theirs?.state !== "measured") return "-";
  const ratio = ratioOf(ours.rounds, theirs.rounds);
  return `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`;
}

function remarksOn({ item, results }: Outcome): string[] {
  return [...results].flatMap(([name, result]) => {
    if (result.state === "missing") return [`${name} is missing: ${result.reason}`];
    if (result.state === "failed") return [`${name} failed in ${item.id}: ${result.reason}`];
    if (result.state !== "differs") return [];
    return [
      `${name} differs in ${item.id}: got ${checksumText(result.got)}, expected ${checksumText(result.expected)}`,
    ];
  });
}

/** Columns as wide as their widest cell; times and ratios to the right, where digits line up. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  const isNumeric = (column: number): boolean => column > 3;
  return rows.map((row) =>
    row
      .map((cell, k) => (isNumeric(k) ? cell.padStart(widths[k]) : cell.padEnd(widths[k])))
      .join("  ")
      .trimEnd(),
  );
}
