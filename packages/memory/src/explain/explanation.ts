/** What a call would do to memory, and why: the answer of `explain`. */
import type { AxisOrigin, Outcome } from "@strided/ndarray";

export interface Explanation {
  readonly kind: "explanation";
  /** The function that was asked about. */
  readonly fn: string;
  /**
   * `view`: the result shares memory with what was given; `copy`: it has memory of its own; `in place`: the result is written
   * into memory that was given; `buffered`: so it is, or would be, but an operand is copied or cast on the way.
   */
  readonly outcome: Outcome;
  /** One sentence with the numbers. */
  readonly reason: string;
  /** Bytes that the call makes: for the result, and for copies of operands that are given back when it ends. */
  readonly bytes: number;
  /** How to do with less; null if there is nothing to say. */
  readonly advice: string | null;
  /** Where each axis of the result comes from, if an index was asked about. */
  readonly axes: readonly AxisOrigin[] | null;
  /** What happens to each operand, if a universal function was asked about. */
  readonly operands: readonly OperandFate[] | null;
}

/** What a universal function does with one operand. */
export interface OperandFate {
  /** `input 0`, `out 0`. */
  readonly operand: string;
  readonly outcome: "read" | "written" | "cast" | "copied" | "made";
  readonly reason: string;
  readonly bytes: number;
}
