/**
 * Folds the innermost axis block by block, without WebAssembly: elements are combined pairwise, halving a block until one
 * value is left, so that the error of a sum grows with the logarithm of the length.
 */
import type { LoopPlan } from "@strided/layout";
import { ports } from "./blocks.ts";
import { BLOCK, blockProgram } from "./interpret.ts";
import type { Operand } from "./operand.ts";
import type { Block } from "./ops.ts";
import type { Program } from "./program.ts";
import { gather, scatter } from "./transfer.ts";
import { walkRuns } from "./walk.ts";

export function foldBlocks(
  map: Program,
  combine: Program,
  plan: LoopPlan,
  sources: readonly Operand[],
  out: Operand,
): void {
  const inner = plan.shape.length - 1;
  const mapped = blockProgram(map);
  const joined = blockProgram(combine);
  const lanes = out.dtype.lanes;
  const left = joined.inputs.slice(0, lanes) as Block[];
  const right = joined.inputs.slice(lanes) as Block[];
  const results = joined.results[0];
  const folded = mapped.results[0].map((block) => new (block.constructor as new (n: number) => Block)(BLOCK));
  const loads = ports(sources, mapped.inputs, 1);
  const totals = ports([out], left, 0);
  const at = [out, ...sources].map(({ storage, layout }, k) => storage.address + layout.offset + plan.offsets[k]);
  const steps = plan.strides.map((axes) => axes[inner]);
  walkRuns(plan.shape, plan.strides, at, (n) => {
    for (let start = 0; start < n; start += BLOCK) {
      const m = Math.min(BLOCK, n - start);
      for (const { storage, row, block, operand, shift } of loads) {
        gather(row, storage.memory, at[operand] + start * steps[operand] + shift, steps[operand], m, block);
      }
      mapped.run(m);
      copyRange(mapped.results[0], 0, m, folded);
      for (let count = m; count > 1; ) {
        const half = count >> 1;
        copyRange(folded, 0, half, left);
        copyRange(folded, half, half, right);
        joined.run(half);
        if (count % 2 === 1) for (const values of folded) values[half] = values[count - 1];
        copyRange(results, 0, half, folded);
        count -= half;
      }
      for (const { storage, row, block, shift } of totals) gather(row, storage.memory, at[0] + shift, 0, 1, block);
      copyRange(folded, 0, 1, right);
      joined.run(1);
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
