/** What a JavaScript library brings to be measured: its operands and functions, and how its results are compared. */
import type { Operand, Work } from "./case.ts";
import type { Checksum } from "./protocol.ts";

export interface Adapter {
  /** Name and version: `strided@0.1.0`. */
  readonly impl: string;
  /** What statements call `np`. */
  readonly np: Readonly<Record<string, unknown>>;
  /** Whether the statement is an expression, whose value is the result. */
  readonly isExpression: boolean;
  readonly operand: (operand: Operand) => unknown;
  readonly checksum: (result: unknown, work: Work) => Checksum;
}
