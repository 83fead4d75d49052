/** One line for each recorded run of the headline: what each case took, on which machine. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "./environment.ts";
import { type Recorded, readRecorded } from "./record.ts";
import { resultsFolder } from "./results.ts";
import { median, medianOfRounds } from "./statistics.ts";
import { floorOf } from "./times.ts";

const FILE = "history/headline.jsonl";

export interface HistoryLine {
  readonly machine: string;
  readonly commit: string | null;
  readonly started: string;
  readonly load: number;
  /** The factor that two runs of the same code stayed within, in that run; null if there was no second one. */
  readonly noise: number | null;
  /** Nanoseconds of each case. */
  readonly times: Readonly<Record<string, number>>;
}

/** What must not be mixed: processor, cores and engine. */
export function machineOf({ cpu, cores, system, v8 }: Environment): string {
  return `${cpu}, ${cores} cores, ${system.split(" ")[0]}, V8 ${v8.split(".").slice(0, 2).join(".")}`;
}

export function historyLine({ occasion, outcomes }: Recorded): HistoryLine {
  const { env, started, contenders } = occasion;
  const times = outcomes.flatMap(({ item, results }) => {
    const result = results.get(contenders[0]);
    return result?.state === "measured" ? [[item.id, Number(medianOfRounds(result.rounds).toPrecision(4))]] : [];
  });
  const noise = contenders.includes("strided again") ? Number(floorOf(outcomes).toFixed(3)) : null;
  return {
    machine: machineOf(env),
    commit: env.commit,
    started,
    load: env.load,
    noise,
    times: Object.fromEntries(times),
  };
}

export function appendHistory(): void {
  const folder = resultsFolder();
  const line = historyLine(readRecorded(readFileSync(join(folder, "headline.jsonl"), "utf8")));
  mkdirSync(join(folder, "history"), { recursive: true });
  appendFileSync(join(folder, FILE), `${JSON.stringify(line)}\n`);
}

export function readHistory(): readonly HistoryLine[] {
  const file = join(resultsFolder(), FILE);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ noise: null, ...(JSON.parse(line) as Omit<HistoryLine, "noise">) }));
}

export type Change = "faster" | "slower" | "within the noise";

/**
 * What became of a case between two runs: a change only where it is larger than the noise of both runs allows. Null where
 * one of them does not know its noise, or has no such case.
 */
export function changeOf(id: string, before: HistoryLine, after: HistoryLine): Change | null {
  const [from, to] = [before.times[id], after.times[id]];
  if (from === undefined || to === undefined || before.noise === null || after.noise === null) return null;
  if (Math.max(to / from, from / to) <= Math.max(before.noise, after.noise)) return "within the noise";
  return to < from ? "faster" : "slower";
}

/**
 * Whether the last change of a case stands out from those before: beyond the third quartile of their sizes by three times
 * the distance between the quartiles. Null where fewer than four changes came before.
 */
export function isStep(times: readonly number[]): boolean | null {
  const changes = times.slice(1).map((time, k) => Math.abs(Math.log(time / times[k])));
  const last = changes.pop();
  if (last === undefined || changes.length < 4) return null;
  const sorted = changes.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [q1, q3] = [median(sorted.slice(0, half)), median(sorted.slice(sorted.length - half))];
  return last > q3 + 3 * (q3 - q1);
}
