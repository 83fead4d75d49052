/**
 * What a function that may copy is going to do, said by the code that decides it: whoever explains a call asks that code
 * and has no opinion of its own.
 */

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
