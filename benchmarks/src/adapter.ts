/** What a JavaScript library brings to be measured: its operations, and how its results are compared. */
import type { Work } from "./case.ts";
import type { Checksum } from "./protocol.ts";

/** Makes the operands and gives the function that is measured; its result is compared with the other contenders'. */
export type Operation = (work: Work) => () => unknown;

export interface Adapter {
  /** Name and version: `strided@0.1.0`. */
  readonly impl: string;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly checksum: (result: unknown) => Checksum;
}
