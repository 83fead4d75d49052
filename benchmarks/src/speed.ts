/** The suites that the speed of the universal functions is judged by, and what they say together: how many times as fast as NumPy. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { duration, operandText, remarksOn } from "./cell.ts";
import type { Host } from "./command.ts";
import { SMALL_PAGES } from "./contenders.ts";
import { type Held, heldBy } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import { preamble } from "./preamble.ts";
import type { Recorded } from "./record.ts";
import { list, table, versionsOf } from "./report.ts";
import { readSuite, runSuites, type SuitesRun, withoutHugePages } from "./run-suites.ts";
import { geometricMean, isDecided, type Ratio } from "./statistics.ts";
import { align } from "./table.ts";
import { ratioTo, timeOf } from "./times.ts";

export const SPEED: readonly string[] = ["calls", "ufuncs", "strided", "matmul", "fuse"];

/** Five minutes in all: few samples a cell, but in two processes, so that the intervals know of both. */
const LENGTHS = ["--processes", "2", "--rounds", "2", "--milliseconds", "15"];

/** Where memory decides, and NumPy's huge pages with it: there NumPy takes part once more without them. */
const MEMORY: readonly string[] = ["add, fresh result", "transposed", "one column", "casts", "a * b + c, fresh result"];

/** Runs the suites with their samples in `folder`. */
export function runSpeed(args: readonly string[], folder: string, host: Omit<Host, "folder">): Promise<SuitesRun> {
  return runSuites(SPEED, [...LENGTHS, ...args], folder, withoutHugePages(host, MEMORY));
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

interface HeldGroup extends Held {
  readonly group: string;
  readonly mean: number;
  /** `3 of 12` cells are below 1 with their whole interval. */
  readonly below: string;
}

/** The groups with cells that are surely below 1, or below it in the mean, and what holds them there. */
export function heldGroups(recorded: readonly Recorded[]): readonly HeldGroup[] {
  const cells = cellsOf(recorded.flatMap(({ outcomes }) => outcomes));
  return [...Map.groupBy(cells, ({ outcome }) => outcome.item.group)].flatMap(([group, some]) => {
    const below = some.filter(({ speed }) => speed.high < 1).length;
    const mean = geometricMean(some.map(({ speed }) => speed.median));
    if (below === 0 && mean >= 1) return [];
    return [{ group, mean, below: `${below} of ${some.length}`, ...heldBy(group) }];
  });
}

function heldTable(groups: readonly HeldGroup[]): string {
  const rows = groups.map(({ group, limit, how, mean, below }) => [
    group,
    limit === null ? "none" : `[${limit}](limits.md#${limit})`,
    how,
    mean.toFixed(2),
    below,
  ]);
  return table([["group", "limit", "why", "geometric mean", "surely below 1"], ...rows], 3);
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
  const held = heldGroups(recorded);
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
    ...(held.length === 0
      ? []
      : [
          "## What holds the groups with cells below 1",
          "The limits are measured in [limits.md](limits.md), by `pnpm bench:limits`.",
          heldTable(held),
        ]),
    ...(remarks.length === 0 ? [] : [`## Missing or wrong\n\n${list(remarks)}`]),
    `## Below 1, lowest first\n\n${table(below, 3)}`,
    `## All\n\n${table(all, 3)}`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** What was recorded of the suites, in `folder`; empty where nothing was. */
export function readSpeed(folder: string): readonly Recorded[] {
  return SPEED.filter((name) => existsSync(join(folder, `${name}.jsonl`))).map((name) => readSuite(folder, name));
}

export function writeSpeedReport(folder: string, recorded: readonly Recorded[]): void {
  writeFileSync(join(folder, "speed.md"), speedReport(recorded));
}
