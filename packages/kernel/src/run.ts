/**
 * Runs a program over whole arrays: plans the traversal, then moves blocks from the inputs through the program into the
 * outputs. Reads of a block come before its writes; operands that overlap in any other way are the caller's business.
 */
import type { DType, Storage } from "@strided/buffer";
import { type Layout, planLoop } from "@strided/layout";
import { BLOCK, blockProgram } from "./interpret.ts";
import type { Block } from "./ops.ts";
import type { Program } from "./program.ts";
import { gather, scatter } from "./transfer.ts";
import { dtypeOfLane } from "./types.ts";
import { walkRuns } from "./walk.ts";

/** An array as a kernel sees it: bytes, their meaning, and where the elements lie (strides in bytes). */
export interface Operand {
  readonly storage: Storage;
  readonly dtype: DType;
  readonly layout: Layout;
}

/** A run of equally spaced elements, lane by lane, between memory and registers. */
interface Port {
  readonly storage: Storage;
  readonly row: DType;
  readonly block: Block;
  /** Which operand's position counts, and how far into the element this lane lies. */
  readonly operand: number;
  readonly shift: number;
}

/** Applies a program: `operands` are its inputs, then its outputs, all of the same shape. */
export function run(program: Program, shape: readonly number[], operands: readonly Operand[]): void {
  const plan = planLoop(
    shape,
    operands.map((operand) => operand.layout.strides),
  );
  const block = blockProgram(program);
  const inputs = program.inputs.length;
  const loads = ports(operands.slice(0, inputs), block.inputs, 0);
  const stores = ports(operands.slice(inputs), block.results.flat(), inputs);
  const at = operands.map((operand, k) => operand.storage.address + operand.layout.offset + plan.offsets[k]);
  const steps = operands.map((_, k) => plan.strides[k].at(-1) ?? 0);
  walkRuns(plan.shape, plan.strides, at, (n) => {
    for (let start = 0; start < n; start += BLOCK) {
      const m = Math.min(BLOCK, n - start);
      for (const { storage, row, block: into, operand, shift } of loads) {
        gather(row, storage.memory, at[operand] + start * steps[operand] + shift, steps[operand], m, into);
      }
      block.run(m);
      for (const { storage, row, block: from, operand, shift } of stores) {
        scatter(row, storage.memory, at[operand] + start * steps[operand] + shift, steps[operand], m, from);
      }
    }
  });
}

/** One port per lane that the program uses. */
export function ports(operands: readonly Operand[], registers: readonly (Block | null)[], first: number): Port[] {
  let slot = 0;
  return operands.flatMap(({ storage, dtype }, k) =>
    Array.from({ length: dtype.lanes }, (_, lane) => {
      const row = dtypeOfLane(dtype.lane);
      return { storage, row, block: registers[slot++], operand: first + k, shift: lane * row.itemsize };
    }).filter((port): port is Port => port.block !== null),
  );
}
