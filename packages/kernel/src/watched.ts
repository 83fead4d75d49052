/** What a loop over whole arrays reads and writes, told to whoever watches. */
import { watcher } from "@strided/buffer";
import type { Operand } from "./operand.ts";

/** Tells of one pass over operands. */
export function tellMoved(inputs: readonly Operand[], outputs: readonly Operand[]): void {
  if (watcher !== null) watcher.passed(inputs, outputs);
}
