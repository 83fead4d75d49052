/** The suites that the speed of the universal functions is judged by, and what they say together: how many times as fast as NumPy. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArguments } from "./arguments.ts";
import { duration, operandText, remarksOn } from "./cell.ts";
import { type Host, runCommand } from "./command.ts";
import { type Contender, SMALL_PAGES } from "./contenders.ts";
import type { Outcome } from "./outcome.ts";
import { preamble } from "./preamble.ts";
import { type Recorded, readRecorded } from "./record.ts";
import { list, table, versionsOf } from "./report.ts";
import { geometricMean, isDecided, type Ratio } from "./statistics.ts";
import { align } from "./table.ts";
import { ratioTo, timeOf } from "./times.ts";

export const SPEED: readonly string[] = ["calls", "ufuncs", "strided", "matmul", "fuse"];

/** Five minutes in all: few samples a cell, but in two processes, so that the intervals know of both. */
const LENGTHS = ["--processes", "2", "--rounds", "2", "--milliseconds", "15"];

/** Where memory decides, and NumPy's huge pages with it: there NumPy takes part once more without them. */
const MEMORY: readonly string[] = ["add, fresh result", "transposed", "one column", "casts", "a * b + c, fresh result"];

/** Runs the suites one after the other, with their samples in `folder`; gives the worst exit code and what was recorded. */
export async function runSpeed(
  args: readonly string[],
  folder: string,
  host: Omit<Host, "folder">,
): Promise<{ readonly code: number; readonly recorded: readonly Recorded[] }> {
  const { only } = parseArguments(args);
  const suites = host.suites
    .filter(({ name }) => SPEED.includes(name))
    .filter(({ cases }) => only.length === 0 || cases.some(({ id }) => only.some((text) => id.includes(text))));
  const contenders = host.contenders.map(
    (one): Contender => (one.name === SMALL_PAGES ? { ...one, isExtra: false, groups: MEMORY } : one),
  );
  mkdirSync(folder, { recursive: true });
  let code = 0;
  for (const { name } of suites) {
    const own = [...LENGTHS, ...args, "--suite", name, "--out", `${name}.jsonl`];
    // What the suites have to say stands in the table of all.
    code = Math.max(code, await runCommand(own, { ...host, contenders, stdout: { write: () => true }, folder }));
  }
  const recorded = suites.map(({ name }) => readRecorded(readFileSync(join(folder, `${name}.jsonl`), "utf8")));
  return { code, recorded };
}

interface Cell {
  readonly outcome: Outcome;
  /** NumPy's time over ours. */
  readonly speed: Ratio;
}

function cellsOf(outcomes: readonly Outcome[]): readonly Cell[] {
  return outcomes.flatMap((outcome) => {
    const speed = ratioTo(outcome, "strided", "NumPy");
    return speed === null ? [] : [{ outcome, speed }];
  });
}

function rowOf({ outcome, speed }: Cell): readonly string[] {
  const time = (name: string): string => {
    const ns = timeOf(outcome, name);
    return ns === null ? "-" : duration(ns);
  };
  const { median, low, high } = speed;
  const { item } = outcome;
  const interval = `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  const times = ["strided", "NumPy", SMALL_PAGES, "loop"].map(time);
  return [item.group, item.title, operandText(item), ...times, interval];
}

const HEAD = ["group", "operation", "operand", "strided", "NumPy", "without huge pages", "loop", "NumPy / strided"];

function groupRows(cells: readonly Cell[]): readonly (readonly string[])[] {
  const groups = Map.groupBy(cells, ({ outcome }) => outcome.item.group);
  return [
    ["group", "as fast", "geometric mean", "least", "mean without huge pages"],
    ...[...groups].map(([group, some]) => {
      const speeds = some.map(({ speed }) => speed.median);
      const asFast = speeds.filter((speed) => speed >= 1).length;
      const least = Math.min(...speeds).toFixed(2);
      const others = some.flatMap(({ outcome }) => ratioTo(outcome, "strided", SMALL_PAGES)?.median ?? []);
      return [group, `${asFast} of ${speeds.length}`, meanText(speeds), least, meanText(others)];
    }),
  ];
}

function meanText(speeds: readonly number[]): string {
  return speeds.length === 0 ? "-" : geometricMean(speeds).toFixed(2);
}

interface Parts {
  readonly count: string;
  readonly groups: readonly (readonly string[])[];
  readonly below: readonly (readonly string[])[];
  readonly all: readonly (readonly string[])[];
  readonly remarks: readonly string[];
}

function partsOf(recorded: readonly Recorded[]): Parts {
  const outcomes = recorded.flatMap((one) => one.outcomes);
  const cells = cellsOf(outcomes);
  const below = cells.filter(({ speed }) => speed.median < 1).toSorted((a, b) => a.speed.median - b.speed.median);
  const open = below.filter(({ speed }) => !isDecided(speed)).length;
  const mean = cells.length === 0 ? "none" : geometricMean(cells.map(({ speed }) => speed.median)).toFixed(3);
  return {
    count: `${cells.length} cells: geometric mean ${mean}; ${cells.length - below.length} at 1 or above, ${below.length} below, in ${open} of which the interval holds 1`,
    groups: groupRows(cells),
    below: [HEAD, ...below.map(rowOf)],
    all: [HEAD, ...cells.map(rowOf)],
    remarks: remarksOn(outcomes),
  };
}

const ABOUT =
  "NumPy's time over strided's: above 1 strided is faster; in brackets the interval of 95 in 100 drawings; without huge pages: NumPy on pages of 4 KB, where memory decides";

/** For a terminal: every cell, then the groups, then those below 1. */
export function speedText(recorded: readonly Recorded[], columns?: number): string {
  const { count, groups, below, all, remarks } = partsOf(recorded);
  return [
    ...preamble(recorded[0].occasion, versionsOf(recorded.flatMap(({ outcomes }) => outcomes)), ABOUT),
    "",
    ...align(all, 3, false, columns),
    ...(remarks.length === 0 ? [] : ["", ...remarks]),
    "",
    ...align(groups, 1),
    "",
    count,
    ...(below.length === 1 ? [] : ["", "below 1, lowest first", ...align(below, 3, false, columns)]),
  ].join("\n");
}

/** The same as a page. */
export function speedReport(recorded: readonly Recorded[]): string {
  const { count, groups, below, all, remarks } = partsOf(recorded);
  const { occasion } = recorded[0];
  const loads = recorded.flatMap((one) => one.loads);
  return [
    "# Speed: universal functions, side by side with NumPy",
    `Made from [speed](speed) by \`pnpm bench:speed\`; the suites are ${SPEED.join(", ")}.`,
    list([
      `recorded ${occasion.started}`,
      ...preamble(occasion, versionsOf(recorded.flatMap(({ outcomes }) => outcomes)), ABOUT),
      `load ${Math.min(...loads).toFixed(2)} to ${Math.max(...loads).toFixed(2)} while it ran, of which the benchmark itself is about 1`,
    ]),
    `${count}.`,
    table(groups, 1),
    ...(remarks.length === 0 ? [] : [`## Missing or wrong\n\n${list(remarks)}`]),
    `## Below 1, lowest first\n\n${table(below, 3)}`,
    `## All\n\n${table(all, 3)}`,
  ]
    .join("\n\n")
    .concat("\n");
}

export function writeSpeedReport(folder: string, recorded: readonly Recorded[]): void {
  writeFileSync(join(folder, "speed.md"), speedReport(recorded));
}
