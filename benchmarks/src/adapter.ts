/** What a JavaScript library brings to be measured: its operands and functions, and how its results are compared. */
import type { Operand, Statement, Work } from "./case.ts";
import type { Checksum } from "./protocol.ts";

export interface Adapter {
  /** Name and version: `strided@0.1.0`. */
  readonly impl: string;
  /** What statements call `np`. */
  readonly np: Readonly<Record<string, unknown>>;
  /** Whether the statement is an expression, whose value is the result. */
  readonly isExpression: boolean;
  /** Whether statements await their results. */
  readonly isAsync?: boolean;
  /** How the library says an operation, by its name in the ids, or by name and layout: `set-mask/F`. */
  readonly phrases?: Readonly<Record<string, string | Statement>>;
  /** What it has none of, by the operations that need it: why they have no phrase. */
  readonly without?: Readonly<Record<string, string>>;
  /** Throws Lacking for operands that the library does not have. */
  readonly operand: (operand: Operand) => unknown;
  readonly checksum: (result: unknown, work: Work) => Checksum | Promise<Checksum>;
  /** Bytes of live arrays in memory that the engine does not count as its own. */
  readonly live?: () => number;
}

/** The library has no such thing; the message is what stands behind "it has no". */
export class Lacking extends Error {}
