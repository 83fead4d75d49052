/** Ordered runs without WebAssembly: one element after the other, each as a block of one. */
import { ports } from "./blocks.ts";
import { blockProgram } from "./interpret.ts";
import type { Operand } from "./operand.ts";
import type { Program } from "./program.ts";
import { gather, scatter } from "./transfer.ts";

/** In `place`, the element that is written. */
export const WRITTEN = -1;

/**
 * `out[i] = f(total, x[i] …)` for n elements, where the total is `start` first and then read from `out`. `place` gives the
 * byte position of an element in the memory of operand k: 0 is the total, then come the sources.
 */
export function runOneByOne(
  program: Program,
  n: number,
  start: Operand,
  sources: readonly Operand[],
  out: Operand,
  place: (k: number, i: number) => number,
): void {
  const { inputs, results, run } = blockProgram(program);
  const [first, next] = [start, out].map((total) => ports([total, ...sources], inputs, 0));
  const stores = ports([out], results[0], WRITTEN);
  for (let i = 0; i < n; i++) {
    for (const { row, storage, operand, shift, block } of i === 0 ? first : next) {
      gather(row, storage.memory, place(operand, i) + shift, 0, 1, block);
    }
    run(1);
    for (const { row, storage, operand, shift, block } of stores) {
      scatter(row, storage.memory, place(operand, i) + shift, 0, 1, block);
    }
  }
}
