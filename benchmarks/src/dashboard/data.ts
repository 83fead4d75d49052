/** What the pages are made of: the recorded runs, and questions about them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Variant } from "../case.ts";
import { duration, lackText } from "../cell.ts";
import { type HistoryLine, readHistory } from "../history.ts";
import type { Outcome } from "../outcome.ts";
import { type Recorded, readRecorded } from "../record.ts";
import { resultsFolder } from "../results.ts";
import { readSpeed } from "../speed.ts";
import { readColdStarts, type Start } from "../start.ts";
import { median, type Ratio } from "../statistics.ts";
import { PUBLISHED } from "../suites.ts";
import { roundsOf, timeOf } from "../times.ts";
import { readWeights, type Weight } from "../weight.ts";

/** What an operation does with memory, in a word. */
export const MARKS: Readonly<Record<Variant, string>> = {
  view: "VIEW",
  copy: "COPY",
  "implicit copy": "COPY",
  "in place": "IN PLACE",
  out: "IN PLACE",
  scope: "COPY",
  reduce: "REDUCES",
  element: "ELEMENT",
  question: "QUESTION",
};

export interface Data {
  readonly suites: Readonly<Record<"headline" | "sizes" | "grid" | "passes", Recorded>> & {
    /** Null where they were not recorded yet. */
    readonly recipes: Recorded | null;
  };
  /** Null where they were not recorded yet. */
  readonly limits: Recorded | null;
  /** The suites of `pnpm bench:speed` that were recorded. */
  readonly speed: readonly Recorded[];
  readonly weights: readonly Weight[];
  readonly starts: readonly Start[];
  readonly history: readonly HistoryLine[];
}

/** Throws an Error that names what has to be recorded first. */
export function readData(): Data {
  const suites = Object.fromEntries(
    PUBLISHED.filter(({ name }) => name !== "recipes").map(({ name }) => [name, recordedOf(name)]),
  );
  const recordedOrNull = (name: string): Recorded | null => (existsSync(fileOf(name)) ? recordedOf(name) : null);
  return {
    suites: { ...suites, recipes: recordedOrNull("recipes") } as Data["suites"],
    limits: recordedOrNull("limits/limits"),
    speed: readSpeed(join(resultsFolder(), "speed")),
    weights: readWeights(),
    starts: readColdStarts(),
    history: readHistory(),
  };
}

function fileOf(name: string): string {
  return join(resultsFolder(), `${name}.jsonl`);
}

function recordedOf(name: string): Recorded {
  const file = fileOf(name);
  if (!existsSync(file)) throw new Error(`dashboard: results/${name}.jsonl is missing; pnpm bench:record makes it`);
  return readRecorded(readFileSync(file, "utf8"));
}

/** A time in words; where there is none, why: "no strided views", "wrong result", "missing", "failed", or a dash. */
export function timeText(outcome: Outcome, name: string): string {
  const time = timeOf(outcome, name);
  if (time !== null) return duration(time);
  const result = outcome.results.get(name);
  if (result === undefined || result.state === "unsupported") return "–";
  return result.state === "differs" ? "wrong result" : (lackText(result) ?? result.state);
}

export function ratioWords(ratio: Ratio | null): string {
  if (ratio === null) return "–";
  const digits = (value: number): string => value.toPrecision(value < 0.1 ? 1 : 2);
  return `${digits(ratio.median)} (${digits(ratio.low)} to ${digits(ratio.high)})`;
}

export function bytesOf(outcome: Outcome, name: string): number | null {
  const bytes = (roundsOf(outcome, name) ?? []).flatMap(({ allocatedBytes }) => allocatedBytes ?? []);
  return bytes.length === 0 ? null : median(bytes);
}

export function bytesText(bytes: number | null): string {
  if (bytes === null) return "–";
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toPrecision(3)} kB` : `${(bytes / 1e6).toPrecision(3)} MB`;
}

/** After how many passes a copy pays: null where passes over the view take no longer. */
export function breakEven(copy: number, overView: number, overCopy: number): number | null {
  return overView > overCopy ? copy / (overView - overCopy) : null;
}
