/** What a whole suite says, in numbers that hide nothing: how many cells are as fast, the mean of each group, the worst cells. */

import type { CaseFacts } from "./case.ts";
import { operandText, ratioBetween, ratioText } from "./cell.ts";
import type { Outcome } from "./outcome.ts";
import { geometricMean, type Ratio } from "./statistics.ts";

export interface Cell {
  readonly item: CaseFacts;
  readonly ratio: Ratio;
}

export interface GroupSummary {
  readonly group: string;
  /** Cells where both were measured. */
  readonly cells: number;
  /** Those where the first takes no longer than the other. */
  readonly asFast: number;
  readonly mean: number;
  readonly worst: Cell;
}

export interface Summary {
  readonly cells: number;
  readonly asFast: number;
  /** Cells without a ratio. */
  readonly without: number;
  readonly groups: readonly GroupSummary[];
  /** Slowest first; those above 1 only. */
  readonly worst: readonly Cell[];
}

export function summarize(outcomes: readonly Outcome[], first: string, other: string): Summary {
  const cells = outcomes.flatMap((outcome) => {
    const ratio = ratioBetween(outcome, first, other);
    return ratio === null ? [] : [{ item: outcome.item, ratio }];
  });
  const slowestFirst = cells.toSorted((a, b) => b.ratio.median - a.ratio.median);
  const groups = Map.groupBy(slowestFirst, ({ item }) => item.group);
  const order = [...new Set(outcomes.map(({ item }) => item.group))].filter((group) => groups.has(group));
  return {
    cells: cells.length,
    asFast: cells.filter(isAsFast).length,
    without: outcomes.length - cells.length,
    groups: order.map((group) => groupSummary(group, groups.get(group) as readonly Cell[])),
    worst: slowestFirst.filter((cell) => !isAsFast(cell)),
  };
}

/** The head and the rows of the groups' table. */
export function groupRows({ groups }: Summary): readonly (readonly string[])[] {
  return [
    ["group", "as fast", "geometric mean", "worst ratio", "worst cell"],
    ...groups.map(({ group, cells, asFast, mean, worst }) => [
      group,
      `${asFast} of ${cells}`,
      mean.toFixed(3),
      ratioText(worst.ratio),
      `${worst.item.title}, ${operandText(worst.item)}`,
    ]),
  ];
}

/** The head and the rows of the table of the worst cells. */
export function worstRows({ worst }: Summary, count: number): readonly (readonly string[])[] {
  const rows = worst
    .slice(0, count)
    .map(({ item, ratio }) => [item.group, item.title, operandText(item), ratioText(ratio)]);
  return [["group", "operation", "operand", "ratio"], ...rows];
}

/** `strided took no longer than NumPy in 120 of 130 cells; 4 more have no ratio`. */
export function countText({ cells, asFast, without }: Summary, first: string, other: string): string {
  const rest = without === 0 ? "" : `; ${without} more have no ratio`;
  return `${first} took no longer than ${other} in ${asFast} of ${cells} cells${rest}`;
}

function groupSummary(group: string, cells: readonly Cell[]): GroupSummary {
  return {
    group,
    cells: cells.length,
    asFast: cells.filter(isAsFast).length,
    mean: geometricMean(cells.map(({ ratio }) => ratio.median)),
    worst: cells[0],
  };
}

function isAsFast({ ratio }: Cell): boolean {
  return ratio.median <= 1;
}
