/** The outcomes as a table for a terminal: medians, and how the first contender compares with each of the others. */
import { operandText, ratioBetween, ratioText, remarksOn, resultText } from "./cell.ts";
import type { Outcome } from "./outcome.ts";

/** The table, and below it what is missing or wrong. */
export function tableText(outcomes: readonly Outcome[], names: readonly string[]): string {
  const [first, ...others] = names;
  const head = ["group", "operation", "operand", "memory", ...names, ...others.map((other) => `${first} / ${other}`)];
  const rows = outcomes.map((outcome) => [
    outcome.item.group,
    outcome.item.title,
    operandText(outcome.item),
    outcome.item.variant,
    ...names.map((name) => resultText(outcome.item, outcome.results.get(name))),
    ...others.map((other) => ratioText(ratioBetween(outcome, first, other))),
  ]);
  const remarks = remarksOn(outcomes);
  return [...align([head, ...rows]), ...(remarks.length === 0 ? [] : ["", ...remarks])].join("\n");
}

/** Columns as wide as their widest cell; times and ratios to the right, where digits line up; words may stand last too. */
export function align(rows: readonly (readonly string[])[], texts = 4, wordsLast = false): string[] {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  return rows.map((row) =>
    row
      .map((cell, k) =>
        k < texts || (wordsLast && k === row.length - 1) ? cell.padEnd(widths[k]) : cell.padStart(widths[k]),
      )
      .join("  ")
      .trimEnd(),
  );
}
