/**
 * Runs a program over whole arrays: plans the traversal, then takes the fastest path that the operands' memory allows.
 * Operands that overlap other than as the same elements are the caller's business.
 */
import { type HeapSpace, heapSpace, watcher } from "@strided/buffer";
import { planLoop } from "@strided/layout";
import { runBlocks } from "./blocks.ts";
import type { Operand } from "./operand.ts";
import type { Program } from "./program.ts";
import { runCompiled } from "./wasm/run.ts";
import { runStaged } from "./wasm/staged.ts";
import { tellMoved } from "./watched.ts";

/** Applies a program: `operands` are its inputs, then its outputs, all of the same shape. */
export function run(program: Program, shape: readonly number[], operands: readonly Operand[]): void {
  if (watcher !== null) {
    const { length } = program.inputs;
    tellMoved(operands.slice(0, length), operands.slice(length));
  }
  runPart(program, shape, operands);
}

/** The same for a part of what was told of as a whole. */
export function runPart(program: Program, shape: readonly number[], operands: readonly Operand[]): void {
  const plan = planLoop(
    shape,
    operands.map((operand) => operand.layout.strides),
  );
  if (plan.size === 0) return;
  const heap = heapSpace();
  if (heap === null) runBlocks(program, plan, operands);
  else if (isOnHeap(heap, operands)) runCompiled(program, plan, operands, heap);
  else runStaged(program, plan, operands, heap);
}

function isOnHeap(heap: HeapSpace, operands: readonly Operand[]): boolean {
  for (const { storage } of operands) if (storage.memory !== heap.memory) return false;
  return true;
}
