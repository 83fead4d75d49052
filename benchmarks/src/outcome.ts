/** What became of a case in each contender. */
import type { Case } from "./case.ts";
import type { Checksum } from "./protocol.ts";

export type Result =
  /** Samples in nanoseconds, one list for each round. */
  | { readonly state: "measured"; readonly rounds: readonly (readonly number[])[] }
  /** The contender is not on this machine. */
  | { readonly state: "missing"; readonly reason: string }
  /** The contender has no such operation. */
  | { readonly state: "unsupported" }
  /** The result is not the same as that of the first contender: nothing was measured. */
  | { readonly state: "differs"; readonly got: Checksum; readonly expected: Checksum }
  | { readonly state: "failed"; readonly reason: string };

export interface Outcome {
  readonly item: Case;
  /** By the contender's name, in the order of the contenders. */
  readonly results: ReadonlyMap<string, Result>;
}

/** Whether something went wrong; what is missing or unsupported is no fault. */
export function isFaulty({ results }: Outcome): boolean {
  return [...results.values()].some(({ state }) => state === "differs" || state === "failed");
}
