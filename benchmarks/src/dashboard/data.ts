/** What the pages are made of: the recorded runs, and questions about them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { duration, lackText } from "../cell.ts";
import { type HistoryLine, readHistory } from "../history.ts";
import type { Outcome } from "../outcome.ts";
import { type Recorded, readRecorded } from "../record.ts";
import { resultsFolder } from "../results.ts";
import { readColdStarts, type Start } from "../start.ts";
import { median, noiseFloor, type Ratio, ratioOf } from "../statistics.ts";
import { PUBLISHED } from "../suites.ts";
import { roundsOf, timeOf } from "../times.ts";
import { readWeights, type Weight } from "../weight.ts";

export interface Data {
  readonly suites: Readonly<Record<"headline" | "sizes" | "grid" | "passes", Recorded>>;
  readonly weights: readonly Weight[];
  readonly starts: readonly Start[];
  readonly history: readonly HistoryLine[];
}

/** Throws an Error that names what has to be recorded first. */
export function readData(): Data {
  const suites = Object.fromEntries(PUBLISHED.map(({ name }) => [name, recordedOf(name)]));
  return {
    suites: suites as Data["suites"],
    weights: readWeights(),
    starts: readColdStarts(),
    history: readHistory(),
  };
}

function recordedOf(name: string): Recorded {
  const file = join(resultsFolder(), `${name}.jsonl`);
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

/** Bytes a nanosecond, which are GB/s; what is read and what is written count once each. */
export function bandwidth(outcome: Outcome, name: string): number | null {
  const time = timeOf(outcome, name);
  const { traffic } = outcome.item;
  const moved = traffic === null ? 0 : traffic.read + traffic.written;
  return time === null || moved === 0 ? null : moved / time;
}

/** The factor that two runs of strided itself stay within. */
export function floorOf({ outcomes }: Recorded): number {
  const ratios = outcomes.flatMap((outcome) => {
    const [once, again] = [roundsOf(outcome, "strided"), roundsOf(outcome, "strided again")];
    return once === null || again === null ? [] : [ratioOf(again, once).median];
  });
  return noiseFloor(ratios);
}

/** After how many passes a copy pays: null where passes over the view take no longer. */
export function breakEven(copy: number, overView: number, overCopy: number): number | null {
  return overView > overCopy ? copy / (overView - overCopy) : null;
}
