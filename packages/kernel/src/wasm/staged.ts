/**
 * Runs a program whose operands lie partly outside of the heap: blocks are copied to a stage on the heap, computed there
 * by the contiguous kernel, and copied back.
 */
import { type HeapSpace, reserve, type Storage } from "@strided/buffer";
import type { LoopPlan } from "@strided/layout";
import { runBlocks } from "../blocks.ts";
import type { Operand } from "../operand.ts";
import type { Program } from "../program.ts";
import { walkRuns } from "../walk.ts";
import { kernelFor } from "./kernels.ts";
import { moveBytes } from "./move.ts";

/** Elements per block: three operands of eight bytes fill half of a first-level cache. */
export const BLOCK = 1024;
/** Bytes per operand on the stage. */
export const ROOM: number = BLOCK * 16;
let stage: Storage | null = null;

export function runStaged(program: Program, plan: LoopPlan, operands: readonly Operand[], heap: HeapSpace): void {
  const inputs = program.inputs.length;
  const kernel = kernelFor(program, "c".repeat(operands.length), false, heap);
  const places = kernel === null ? null : stagePlaces(operands.length, heap);
  if (kernel === null || places === null) {
    runBlocks(program, plan, operands);
    return;
  }
  const inner = plan.shape.length - 1;
  const at = operands.map(({ storage, layout }, k) => storage.address + layout.offset + plan.offsets[k]);
  const strides = plan.strides.map((operand) => operand[inner]);
  walkRuns(plan.shape, plan.strides, at, (n) => {
    for (let start = 0; start < n; start += BLOCK) {
      const m = Math.min(BLOCK, n - start);
      operands.forEach(({ storage, dtype }, k) => {
        if (k >= inputs) return;
        moveBytes(
          dtype.itemsize,
          m,
          storage.memory,
          at[k] + start * strides[k],
          strides[k],
          heap.memory,
          places[k],
          dtype.itemsize,
        );
      });
      kernel(m, ...places);
      operands.forEach(({ storage, dtype }, k) => {
        if (k < inputs) return;
        moveBytes(
          dtype.itemsize,
          m,
          heap.memory,
          places[k],
          dtype.itemsize,
          storage.memory,
          at[k] + start * strides[k],
          strides[k],
        );
      });
    }
  });
}

/** One place per operand on the stage, with room for a block; no two runs use it at the same time. */
export function stagePlaces(count: number, heap: HeapSpace): number[] | null {
  const nbytes = count * ROOM;
  if (stage === null || stage.nbytes < nbytes) stage = reserve(nbytes, "kernel");
  const { address, memory } = stage;
  if (memory !== heap.memory) {
    stage = null;
    return null;
  }
  return Array.from({ length: count }, (_, k) => address + k * ROOM);
}
