/** What `pnpm bench:limits` measured, as a page and for a terminal: each limit with its numbers and what they bound. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { duration, operandText, remarksOn } from "./cell.ts";
import { BARE, SMALL_PAGES } from "./contenders.ts";
import { LIMITS, type Limit } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import { preamble } from "./preamble.ts";
import type { Recorded } from "./record.ts";
import { list, table, versionsOf } from "./report.ts";
import { align } from "./table.ts";
import { bandwidth, timeOf } from "./times.ts";

const NAMES = [BARE, "strided", "NumPy", SMALL_PAGES];

/** So many columns hold words. */
export const LIMITS_TEXTS = 3;

/** `23.7 GFLOP/s`, `81.2 GB/s`, `5.91 a ns`, `1.55 µs per page`, or the time of one call; a dash where it took no part. */
export function rateText(outcome: Outcome, name: string): string {
  const time = timeOf(outcome, name);
  if (time === null) return "-";
  const { flops, pieces } = outcome.item;
  if (flops !== null) return `${(flops / time).toFixed(1)} GFLOP/s`;
  const speed = bandwidth(outcome, name);
  if (speed !== null) return `${speed.toFixed(1)} GB/s`;
  if (pieces === undefined) return duration(time);
  const each = time / pieces.count;
  return pieces.name === "instruction" ? `${(1 / each).toFixed(2)} a ns` : `${duration(each)} per ${pieces.name}`;
}

/** The head and the rows of a limit's table, with the contenders that take part. */
export function limitRows({ id, each }: Limit, outcomes: readonly Outcome[]): readonly (readonly string[])[] {
  const own = outcomes.filter(({ item }) => item.group === id);
  const names = NAMES.filter((name) => own.some((outcome) => timeOf(outcome, name) !== null));
  return [
    ["measured", "operand", "bounds", ...names],
    ...own.map((outcome) => [
      outcome.item.title,
      outcome.item.shape[0] === 1 ? "" : operandText(outcome.item),
      each[outcome.item.id.slice(0, outcome.item.id.indexOf("/"))],
      ...names.map((name) => rateText(outcome, name)),
    ]),
  ];
}

/** How fast a product of each dtype could be at the most, over NumPy's. */
function laneShares(outcomes: readonly Outcome[]): readonly string[] {
  return ["float64", "float32"].flatMap((dtype) => {
    const speed = (op: string, name: string): number | null => {
      const outcome = outcomes.find(({ item }) => item.id.startsWith(`${op}/${dtype}/`));
      const time = outcome === undefined ? null : timeOf(outcome, name);
      return outcome?.item.flops == null || time === null ? null : outcome.item.flops / time;
    };
    const [peak, ours, theirs] = [speed("peak", BARE), speed("matmul-out", "strided"), speed("matmul-out", "NumPy")];
    if (peak === null || ours === null || theirs === null) return [];
    return [
      `${dtype}: strided reaches ${(ours / peak).toFixed(2)} of the peak; the whole peak would be ${(peak / theirs).toFixed(2)} of NumPy's speed`,
    ];
  });
}

/** How near each function is to the time of its steps, and how fast those would be at the most, over NumPy. */
function stepShares(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .filter(({ item }) => item.group === "steps")
    .flatMap((outcome) => {
      const [steps, ours, theirs] = [BARE, "strided", "NumPy"].map((name) => timeOf(outcome, name));
      if (steps === null || ours === null || theirs === null) return [];
      const name = outcome.item.id.slice(0, outcome.item.id.indexOf("-out/"));
      return [
        `${name}, ${outcome.item.dtype}: strided takes ${(ours / steps).toFixed(2)} of the time of its steps; they alone would be ${(theirs / steps).toFixed(2)} of NumPy's speed`,
      ];
    });
}

/** What follows from the measurements of a limit, in sentences. */
export function sharesOf({ id }: Limit, outcomes: readonly Outcome[]): readonly string[] {
  return id === "lanes" ? laneShares(outcomes) : id === "steps" ? stepShares(outcomes) : [];
}

const ABOUT = "kernels by hand are WebAssembly written for the purpose; each time is that of one call";

function preambleOf({ occasion, outcomes, loads }: Recorded): readonly string[] {
  const { hugePages, caches } = occasion.env;
  return [
    `recorded ${occasion.started}`,
    ...preamble(occasion, versionsOf(outcomes), ABOUT),
    `caches of a core: ${caches.length === 0 ? "not told" : caches.join(", ")}; huge pages: ${hugePages ?? "not told"}`,
    `load ${Math.min(...loads).toFixed(2)} to ${Math.max(...loads).toFixed(2)} while it ran, of which the benchmark itself is about 1`,
  ];
}

/** For a terminal, without sentences. */
export function limitsText(recorded: Recorded, columns?: number): string {
  const { outcomes } = recorded;
  const tables = LIMITS.map((limit) => [limit.id, limitRows(limit, outcomes)] as const);
  return [
    ...preambleOf(recorded),
    ...tables
      .filter(([, rows]) => rows.length > 1)
      .flatMap(([id, rows]) => [
        "",
        id,
        ...align(
          rows.map(([title, operand, , ...rates]) => [title, operand, ...rates]),
          2,
          false,
          columns,
        ),
      ]),
    "",
    ...LIMITS.flatMap((limit) => sharesOf(limit, outcomes)),
    ...remarksOn(outcomes),
  ].join("\n");
}

/** The same as a page, with a heading for each limit. */
export function limitsReport(recorded: Recorded): string {
  const { outcomes } = recorded;
  const remarks = remarksOn(outcomes);
  return [
    "# Limits: what holds on this machine whatever a library does",
    "Made from [limits](limits) by `pnpm bench:limits`. Which limit holds which group of operations stands in [speed.md](speed.md).",
    list(preambleOf(recorded)),
    ...LIMITS.flatMap((limit) => {
      const shares = sharesOf(limit, outcomes);
      return [
        `## ${limit.id}`,
        `${capital(limit.title)}. ${limit.bounds}`,
        table(limitRows(limit, outcomes), LIMITS_TEXTS),
        ...(shares.length === 0 ? [] : [list(shares)]),
      ];
    }),
    ...(remarks.length === 0 ? [] : [`## Missing or wrong\n\n${list(remarks)}`]),
  ]
    .join("\n\n")
    .concat("\n");
}

export function writeLimitsReport(folder: string, recorded: Recorded): void {
  writeFileSync(join(folder, "limits.md"), limitsReport(recorded));
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
