/**
 * Runs a program over whole arrays block by block, without WebAssembly: gathers from the inputs, computes on typed
 * arrays, scatters into the outputs. Reads of a block come before its writes.
 */
import type { DType, Storage } from "@strided/buffer";
import type { LoopPlan } from "@strided/layout";
import { BLOCK, blockProgram } from "./interpret.ts";
import type { Operand } from "./operand.ts";
import type { Block } from "./ops.ts";
import type { Program } from "./program.ts";
import { gather, scatter } from "./transfer.ts";
import { dtypeOfType, memoryType } from "./types.ts";
import { walkRuns } from "./walk.ts";

/** A run of equally spaced elements, lane by lane, between memory and registers. */
export interface Port {
  readonly storage: Storage;
  readonly row: DType;
  readonly block: Block;
  /** Which operand's position counts, and how far into the element this lane lies. */
  readonly operand: number;
  readonly shift: number;
}

/** Applies a program along a plan: `operands` are its inputs, then its outputs. */
export function runBlocks(program: Program, plan: LoopPlan, operands: readonly Operand[]): void {
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
      const row = dtypeOfType(memoryType(dtype));
      return { storage, row, block: registers[slot++], operand: first + k, shift: lane * row.itemsize };
    }).filter((port): port is Port => port.block !== null),
  );
}
