/** What stands in a table's cells: times, ratios and operands in words. */
import type { CaseFacts } from "./case.ts";
import { checksumText } from "./equality.ts";
import type { Outcome, Result } from "./outcome.ts";
import { medianOfRounds, type Ratio, ratioOf } from "./statistics.ts";

const UNITS: readonly (readonly [nanoseconds: number, name: string])[] = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
];

/** Three digits and a unit: `3.07 ms`. */
export function duration(nanoseconds: number): string {
  const [size, name] = UNITS.find(([unit]) => nanoseconds >= unit) ?? [1, "ns"];
  const value = nanoseconds / size;
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${name}`;
}

export function operandText({ dtype, shape, layout }: CaseFacts): string {
  const lengths = shape.map((length) => length.toLocaleString("en")).join(" x ");
  return [dtype, lengths, ...(layout === null ? [] : [layout])].join(" ");
}

export function resultText(item: CaseFacts, result: Result | undefined): string {
  if (result === undefined || result.state === "unsupported") return "-";
  if (result.state !== "measured") return lackText(result) ?? result.state;
  const time = medianOfRounds(result.rounds);
  return item.flops === null ? duration(time) : `${duration(time)}, ${(item.flops / time).toFixed(1)} GFLOP/s`;
}

/** `no strided views`, where that is why there is no time; null otherwise. */
export function lackText(result: Result): string | null {
  const [, lack] = (result.state === "missing" && /^it has (no .*)/.exec(result.reason)) || [];
  return lack ?? null;
}

/** How the first contender compares with the other; null where one of them was not measured. */
export function ratioBetween({ results }: Outcome, first: string, other: string): Ratio | null {
  const [ours, theirs] = [results.get(first), results.get(other)];
  return ours?.state === "measured" && theirs?.state === "measured" ? ratioOf(ours.rounds, theirs.rounds) : null;
}

/** `0.85 (0.80 to 0.91)`: below 1 the first is faster; the range is that of the rounds. */
export function ratioText(ratio: Ratio | null): string {
  if (ratio === null) return "-";
  return `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`;
}

/** What is missing or wrong, a sentence each; cases that failed alike share one. */
export function remarksOn(outcomes: readonly Outcome[]): readonly string[] {
  const remarks = outcomes.flatMap(({ item, results }) =>
    [...results].flatMap(([name, result]) => {
      const remark = REMARKS[result.state]?.(result as never);
      return remark === undefined ? [] : [{ head: `${name} ${remark.verb}`, reason: remark.reason, id: item.id }];
    }),
  );
  return [...Map.groupBy(remarks, ({ head, reason }) => `${head}\n${reason}`).values()].map(([one, ...more]) => {
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    return `${one.head} in ${one.id}${others}: ${one.reason}`;
  });
}

type Remarks = {
  readonly [S in Result["state"]]?: (result: Extract<Result, { state: S }>) => { verb: string; reason: string };
};

const REMARKS: Remarks = {
  missing: ({ reason }) => ({ verb: "is missing", reason }),
  failed: ({ reason }) => ({ verb: "failed", reason }),
  differs: ({ got, expected }) => ({
    verb: "differs",
    reason: `got ${checksumText(got)}, expected ${checksumText(expected)}`,
  }),
};
