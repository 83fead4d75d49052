/** A recorded run as a markdown page: counts first, then groups, the worst cells, and every cell. */
import { operandText, ratioBetween, ratioText, remarksOn, resultText } from "./cell.ts";
import type { Outcome } from "./outcome.ts";
import { preamble } from "./preamble.ts";
import type { Occasion, Recorded } from "./record.ts";
import { countText, groupRows, summarize, worstRows } from "./summary.ts";

const WORST = 20;

export function reportText({ occasion, outcomes, loads }: Recorded): string {
  const [first, other] = occasion.contenders;
  const summary = summarize(outcomes, first, other);
  const remarks = remarksOn(outcomes);
  const groups = Map.groupBy(outcomes, ({ item }) => item.group);
  return [
    `# ${occasion.suite}: ${occasion.about}`,
    `Made from [${occasion.suite}.jsonl](${occasion.suite}.jsonl) by \`pnpm --filter @strided/benchmarks run report\`.`,
    list([
      `recorded ${occasion.started}`,
      ...preamble(occasion, versionsOf(outcomes)),
      `load ${Math.min(...loads).toFixed(2)} to ${Math.max(...loads).toFixed(2)} while it ran, of which the benchmark itself is about 1`,
    ]),
    `## ${first} / ${other}`,
    `${countText(summary, first, other)}.`,
    table(groupRows(summary), 1),
    summary.worst.length === 0 ? "" : `## The worst cells\n\n${table(worstRows(summary, WORST), 3)}`,
    remarks.length === 0 ? "" : `## Missing or wrong\n\n${list(remarks)}`,
    ...[...groups].map(([group, some]) => `## ${group}\n\n${table(cellRows(some, occasion), 3)}`),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function cellRows(outcomes: readonly Outcome[], { contenders }: Occasion): readonly (readonly string[])[] {
  // A contender that takes part in none of the cells has no column.
  const names = contenders.filter((name) => outcomes.some(({ results }) => results.get(name)?.state !== "unsupported"));
  const [first, ...others] = names;
  return [
    ["operation", "operand", "memory", ...names, ...others.map((other) => `${first} / ${other}`)],
    ...outcomes.map((outcome) => [
      `\`${outcome.item.title}\``,
      operandText(outcome.item),
      outcome.item.variant,
      ...names.map((name) => resultText(outcome.item, outcome.results.get(name))),
      ...others.map((other) => ratioText(ratioBetween(outcome, first, other))),
    ]),
  ];
}

export function versionsOf(outcomes: readonly Outcome[]): readonly string[] {
  const impls = outcomes.flatMap(({ results }) =>
    [...results.values()].flatMap((result) => (result.state === "measured" ? [result.impl] : [])),
  );
  return [...new Set(impls)];
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** A markdown table; all columns but the first `texts` stand to the right. */
export function table([head, ...rows]: readonly (readonly string[])[], texts: number): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map((_, k) => (k < texts ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
