/**
 * Folds an array along axes with a binary program. Elements are combined pairwise, halving a block until one value is
 * left: the error of a sum grows with the logarithm of the length (Higham, Accuracy and Stability of Numerical
 * Algorithms, 4.2).
 */
import { planLoop } from "@strided/layout";
import { ports } from "./blocks.ts";
import { BLOCK, blockProgram } from "./interpret.ts";
import type { Operand } from "./operand.ts";
import type { Block } from "./ops.ts";
import type { Program } from "./program.ts";
import { run } from "./run.ts";
import { gather, scatter } from "./transfer.ts";
import { walkRuns } from "./walk.ts";

/**
 * `out = combine(out, fold of source)`: both have `shape`, and `out` has stride 0 along the axes that are folded. The
 * program's inputs and output are all of the dtype of `out`; `source` is of that dtype too.
 */
export function reduce(program: Program, shape: readonly number[], source: Operand, out: Operand): void {
  const plan = planLoop(shape, [out.layout.strides, source.layout.strides]);
  const inner = plan.shape.length - 1;
  if (inner < 0 || plan.strides[0][inner] !== 0) {
    run(program, shape, [out, source, out]);
    return;
  }
  const block = blockProgram(program);
  const lanes = out.dtype.lanes;
  const left = block.inputs.slice(0, lanes) as Block[];
  const right = block.inputs.slice(lanes) as Block[];
  const results = block.results[0];
  const folded = left.map((register) => new (register.constructor as new (n: number) => Block)(BLOCK));
  const loads = ports([source], folded, 1);
  const totals = ports([out], left, 0);
  const at = [
    out.storage.address + out.layout.offset + plan.offsets[0],
    source.storage.address + source.layout.offset + plan.offsets[1],
  ];
  const step = plan.strides[1][inner];
  const fold = (n: number): void => {
    for (let m = n; m > 1; ) {
      const half = m >> 1;
      copyRange(folded, 0, half, left);
      copyRange(folded, half, half, right);
      block.run(half);
      if (m % 2 === 1) for (const values of folded) values[half] = values[m - 1];
      copyRange(results, 0, half, folded);
      m -= half;
    }
  };
  walkRuns(plan.shape, plan.strides, at, (n) => {
    for (let start = 0; start < n; start += BLOCK) {
      const m = Math.min(BLOCK, n - start);
      for (const { storage, row, block: into, shift } of loads) {
        gather(row, storage.memory, at[1] + start * step + shift, step, m, into);
      }
      fold(m);
      for (const { storage, row, block: into, shift } of totals) gather(row, storage.memory, at[0] + shift, 0, 1, into);
      copyRange(folded, 0, 1, right);
      block.run(1);
      totals.forEach(({ storage, row, shift }, lane) => {
        scatter(row, storage.memory, at[0] + shift, 0, 1, results[lane]);
      });
    }
  });
}

function copyRange(from: readonly Block[], start: number, n: number, to: readonly Block[]): void {
  from.forEach((block, lane) => {
    (to[lane] as Float64Array).set((block as Float64Array).subarray(start, start + n));
  });
}
