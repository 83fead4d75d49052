/** What NumPy did with the lines of the tour, as goldens/record.py wrote it down. */
import { readFileSync } from "node:fs";
import type { Verdict } from "./scene.ts";

export interface RecordedArray {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly dtype: string;
  readonly cContiguous: boolean;
  readonly fContiguous: boolean;
  readonly writeable: boolean;
}

export interface RecordedMemory {
  readonly verdict: Verdict;
  /** Bytes from the first element of the source to that of the view. */
  readonly delta?: number;
  readonly baseIsSource?: boolean;
}

/** A line of Python; what is not there varies between runs or was not asked for. */
export interface RecordedLine {
  readonly code: string;
  readonly printed?: string;
  readonly array?: RecordedArray;
  readonly memory?: RecordedMemory;
  readonly error?: string;
}

export interface Recording {
  readonly numpy: string;
  readonly steps: Readonly<Record<string, readonly RecordedLine[]>>;
  /** Median nanoseconds by step and line, from the machine of the recording. */
  readonly times: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function readRecording(): Recording {
  const { numpy, steps } = readJson("numpy.json") as Omit<Recording, "times">;
  const { nanoseconds } = readJson("times.json") as { readonly nanoseconds: Recording["times"] };
  return { numpy, steps, times: nanoseconds };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../goldens/${name}`, import.meta.url), "utf8"));
}
