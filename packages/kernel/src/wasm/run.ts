/** Runs a program along a plan with compiled kernels, all operands on the heap. */
import type { HeapSpace } from "@strided/buffer";
import type { LoopPlan } from "@strided/layout";
import { runBlocks } from "../blocks.ts";
import type { Operand } from "../operand.ts";
import type { Program } from "../program.ts";
import { kernelFor } from "./kernels.ts";
import type { Pattern } from "./ports.ts";
import { runRows } from "./rows.ts";

export function runCompiled(program: Program, plan: LoopPlan, operands: readonly Operand[], heap: HeapSpace): void {
  const inner = plan.shape.length - 1;
  const count = operands.length;
  const n = plan.shape[inner];
  const hasRows = inner > 0;
  // The arguments of the kernel: length, addresses, strides, and with rows their number and strides.
  const args = new Array<number>(1 + count * (hasRows ? 3 : 2) + (hasRows ? 1 : 0));
  args[0] = n;
  let patterns = "";
  for (let k = 0; k < count; k++) {
    const { storage, layout, dtype } = operands[k];
    const stride = plan.strides[k][inner];
    patterns += patternOf(stride, dtype.itemsize, k < program.inputs.length);
    args[1 + k] = storage.address + layout.offset + plan.offsets[k];
    args[1 + count + k] = stride;
    if (hasRows) args[2 + 2 * count + k] = plan.strides[k][inner - 1];
  }
  const kernel = kernelFor(program, patterns, hasRows, heap);
  // No room for the kernel's constants: the plain path needs none.
  if (kernel === null) runBlocks(program, plan, operands);
  else if (hasRows) {
    args[1 + 2 * count] = plan.shape[inner - 1];
    runRows(kernel, plan, args, count, heap, operands[count - 1].dtype.itemsize);
  } else if (!patterns.includes("g")) {
    // What comes after the addresses, a kernel without strides does not read.
    if (count <= 4) kernel(n, args[1], args[2], args[3], args[4]);
    else kernel(...args.slice(0, 1 + count));
  } else if (count === 2) kernel(n, args[1], args[2], args[3], args[4]);
  else if (count === 3) kernel(n, args[1], args[2], args[3], args[4], args[5], args[6]);
  else kernel(...args);
}

function patternOf(stride: number, itemsize: number, isInput: boolean): Pattern {
  return stride === itemsize ? "c" : stride === 0 && isInput ? "s" : "g";
}
