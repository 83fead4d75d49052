/** What became of a case in each contender. */
import type { CaseFacts } from "./case.ts";
import type { Checksum } from "./protocol.ts";

/** The samples of one contender in one round. */
export interface Round {
  /** Which process, counted from 0. */
  readonly process: number;
  /** The place of this contender in its round: 0 went first. */
  readonly order: number;
  /** Each sample is the mean of so many calls. */
  readonly calls: number;
  readonly gcNs: number | null;
  readonly collections: number | null;
  /** What one call allocates; in NumPy, what it holds at its peak. */
  readonly allocatedBytes: number | null;
  readonly samplesNs: readonly number[];
}

export type Result =
  | { readonly state: "measured"; readonly impl: string; readonly rounds: readonly Round[] }
  /** The contender is not on this machine, or the library has no such function. */
  | { readonly state: "missing"; readonly reason: string }
  /** The case is not written for this contender. */
  | { readonly state: "unsupported" }
  /** The result is not the same as that of the first contender: nothing was measured. */
  | { readonly state: "differs"; readonly got: Checksum; readonly expected: Checksum }
  | { readonly state: "failed"; readonly reason: string };

export interface Outcome {
  readonly item: CaseFacts;
  /** By the contender's name, in the order of the contenders. */
  readonly results: ReadonlyMap<string, Result>;
}

/** Whether something went wrong; what is missing or unsupported is no fault. */
export function isFaulty({ results }: Outcome): boolean {
  return [...results.values()].some(({ state }) => state === "differs" || state === "failed");
}
