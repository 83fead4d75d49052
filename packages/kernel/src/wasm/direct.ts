/** Kernels for callers that have checked everything themselves: contiguous operands on the heap, addresses and a count. */
import { heapSpace, type Memory, reserve, type Storage } from "@strided/buffer";
import type { Program } from "../program.ts";
import { kernelFor } from "./kernels.ts";
import type { Kernel } from "./module.ts";

export interface DirectKernel {
  /** The memory in which every operand has to lie. */
  readonly memory: Memory;
  /** The number of elements, then the operands' addresses, inputs first. */
  readonly call: Kernel;
}

/** The kernel for contiguous ("c") and repeated ("s") operands; null where nothing can be compiled. */
export function directKernel(program: Program, patterns: string): DirectKernel | null {
  const heap = heapSpace();
  const call = heap === null ? null : kernelFor(program, patterns, false, heap);
  return heap === null || call === null ? null : { memory: heap.memory, call };
}

let cell: Storage | null = null;

/** A place on the heap for up to four scalar operands of a call, 16 bytes each; the next call may overwrite it. */
export function scalarCell(): Storage {
  cell ??= reserve(64, "kernel");
  return cell;
}
