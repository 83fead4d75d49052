/** What is said between the runner and a contender: one JSON object per line, a question and its answer. */
import type { Work } from "./case.ts";

export type Question =
  | { readonly ask: "hello" }
  | { readonly ask: "check"; readonly work: Work }
  | { readonly ask: "measure"; readonly work: Work; readonly milliseconds: number };

/** Who answers, or why it cannot. */
export type Hello = { readonly impl: string; readonly runtime: string } | { readonly missing: string };

/** A result, short enough to be sent: the bytes of an array as a CRC-32, some of its elements, or a number as itself. */
export type Checksum =
  | { readonly shape: readonly number[]; readonly dtype: string; readonly crc32: number }
  | { readonly shape: readonly number[]; readonly dtype: string; readonly sample: readonly (number | null)[] }
  | { readonly value: number };

/** At most so many elements make a sample, evenly spread from the first on. */
export const SAMPLE_SIZE = 1000;

/** One checksum; or what the library lacks; or it has no phrase for the operation. */
export type Checked = { readonly checksum: Checksum } | { readonly lacks: string } | { readonly unsupported: true };

export interface Measured {
  /** Nanoseconds per call; each sample is the mean of `calls` calls. */
  readonly samples: readonly number[];
  readonly calls: number;
  /** Time that the garbage collector took meanwhile; null where it cannot be known. */
  readonly gcNanoseconds: number | null;
  /** How many collections that were. */
  readonly collections?: number | null;
  /** Bytes that one call allocates; in NumPy, those at its peak. */
  readonly allocatedBytes?: number | null;
}

/** The answer to a question that could not be dealt with: the error in one line. */
export interface Failure {
  readonly error: string;
}
