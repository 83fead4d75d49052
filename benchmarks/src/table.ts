/** The outcomes as a table for a terminal: medians, and how the first contender compares with each of the others. */
import { operandText, ratioBetween, ratioText, remarksOn, resultText } from "./cell.ts";
import type { Outcome } from "./outcome.ts";

/** Words are cut no shorter. */
const LEAST = 16;

/** The table, and below it what is missing or wrong; `columns` is the width of the terminal. */
export function tableText(
  outcomes: readonly Outcome[],
  names: readonly string[],
  columns: number = Number.POSITIVE_INFINITY,
): string {
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
  const lines = laid([head, ...rows], names, columns);
  return [...lines, ...(remarks.length === 0 ? [] : ["", ...remarks])].join("\n");
}

/**
 * As one table where it fits; else with a line for each group, and the words cut; then without the ranges; else a few lines
 * for each case.
 */
function laid(rows: readonly (readonly string[])[], names: readonly string[], columns: number): readonly string[] {
  const whole = align(rows);
  if (whole.every(({ length }) => length <= columns)) return whole;
  const narrow = rows.map(([, operation, operand, , ...cells]) => [
    operation,
    operand,
    ...cells.map((cell) => cell.replace(/, \S+ GFLOP\/s$/, "").replace(/^.* \/ /, "/ ")),
  ]);
  const plain = narrow.map((row) => row.map((cell) => cell.replace(/^(\S+) \(\S+ to \S+\)$/, "$1")));
  const fitting = [narrow, plain].find((some) => leastWidth(some) <= columns);
  const [head, ...lines] =
    fitting === undefined
      ? ["", ...rows.slice(1).map((row) => blockOf(row, names))]
      : align(fitting, 2, false, columns);
  return [
    head,
    ...lines.flatMap((line, k) => {
      const [group] = rows[k + 1];
      return k > 0 && group === rows[k][0] ? [line] : ["", group, line];
    }),
  ];
}

/** With two columns of words cut as far as they may be. */
function leastWidth(rows: readonly (readonly string[])[]): number {
  return widthsOf(rows)
    .slice(2)
    .reduce((sum, width) => sum + width + 2, 2 * LEAST + 2);
}

/** What became of one case in each contender, a line each. */
function blockOf([, operation, operand, memory, ...cells]: readonly string[], names: readonly string[]): string {
  const times = cells.slice(0, names.length);
  const ratios = ["", ...cells.slice(names.length)];
  const rows = names
    .map((name, k) => [`    ${name}`, times[k], ratios[k] === "-" ? "" : ratios[k]])
    .filter(([, time]) => time !== "-");
  return [`  ${operation}, ${operand}, ${memory}`, ...align(rows, 1)].join("\n");
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  return rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
}

/**
 * Columns as wide as their widest cell; times and ratios to the right, where digits line up; words may stand last too. In a
 * terminal that is too narrow for that, the widest words are cut.
 */
export function align(
  rows: readonly (readonly string[])[],
  texts = 4,
  wordsLast = false,
  columns: number = Number.POSITIVE_INFINITY,
): string[] {
  const widths = widthsOf(rows);
  const isText = (k: number): boolean => k < texts || (wordsLast && k === widths.length - 1);
  let excess = widths.reduce((sum, width) => sum + width + 2, -2) - columns;
  for (; excess > 0; excess--) {
    const widest = Math.max(...widths.filter((_, k) => isText(k)));
    if (widest <= LEAST) break;
    widths[widths.findIndex((width, k) => isText(k) && width === widest)]--;
  }
  const cell = (text: string, k: number): string => {
    const cut = text.length > widths[k] ? `${text.slice(0, widths[k] - 1)}…` : text;
    return isText(k) ? cut.padEnd(widths[k]) : cut.padStart(widths[k]);
  };
  return rows.map((row) => row.map(cell).join("  ").trimEnd());
}
