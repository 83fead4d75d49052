/**
 * What a function that may copy is going to do, said by the code that decides it: whoever explains a call asks that code
 * and has no opinion of its own.
 */

import type { DType } from "@strided/buffer";
import type { NDArray } from "./array.ts";

/**
 * `view`: the result shares memory with what was given; `copy`: it has memory of its own; `in place`: the result is written
 * into memory that was given; `buffered`: so it is, or would be, but an operand is copied or cast on the way.
 */
export type Outcome = "view" | "copy" | "in place" | "buffered";

/** The outcome of a call that is not made. */
export interface Verdict {
  readonly outcome: Outcome;
  /** One sentence with the numbers. */
  readonly reason: string;
  /** Bytes that the call would make. */
  readonly bytes: number;
}

/** An operand that a call would read. */
export interface ReadFact {
  /** `input 0`, or `where`. */
  readonly operand: string;
  readonly array: NDArray;
  /** Whether a scalar or a list was given, of which an array is made. */
  readonly isMade: boolean;
  /** The dtype in which it takes part. */
  readonly dtype: DType;
  /** The output that it overlaps with, because of which it would be copied first. */
  readonly met: NDArray | null;
}

/** A result that a call would write: into an array that was given, or into a new one. */
export interface WriteFact {
  readonly array: NDArray | null;
  /** The dtype in which it comes out. */
  readonly dtype: DType;
}

/** What a universal function is going to do. */
export interface CallFacts {
  readonly shape: readonly number[];
  /** The inputs, then the mask of `where` if there is one. */
  readonly reads: readonly ReadFact[];
  readonly writes: readonly WriteFact[];
}

/** A function that can say what a call is going to do without making it. */
export interface Foreseeable {
  readonly name: string;
  readonly plan: (...args: readonly unknown[]) => CallFacts;
}
