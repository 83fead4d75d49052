/** Runs a program along a plan with compiled kernels, all operands on the heap. */
import type { HeapSpace } from "@strided/buffer";
import type { LoopPlan } from "@strided/layout";
import { runBlocks } from "../blocks.ts";
import type { Operand } from "../operand.ts";
import type { Program } from "../program.ts";
import { walkRuns } from "../walk.ts";
import { kernelFor } from "./kernels.ts";
import type { Kernel } from "./module.ts";

export function runCompiled(program: Program, plan: LoopPlan, operands: readonly Operand[], heap: HeapSpace): void {
  const inner = plan.shape.length - 1;
  const count = operands.length;
  let patterns = "";
  for (let k = 0; k < count; k++) {
    const stride = plan.strides[k][inner];
    const isInput = k < program.inputs.length;
    patterns += stride === operands[k].dtype.itemsize ? "c" : stride === 0 && isInput ? "s" : "g";
  }
  const rows = inner > 0;
  const kernel = kernelFor(program, patterns, rows, heap);
  // No room for the kernel's constants: the plain path needs none.
  if (kernel === null) {
    runBlocks(program, plan, operands);
    return;
  }
  const at = operands.map(({ storage, layout }, k) => storage.address + layout.offset + plan.offsets[k]);
  const n = plan.shape[inner];
  if (!rows && !patterns.includes("g")) {
    callFlat(kernel, n, at);
    return;
  }
  const strides = plan.strides.map((operand) => operand[inner]);
  if (!rows) {
    kernel(n, ...at, ...strides);
    return;
  }
  const steps = plan.strides.map((operand) => operand[inner - 1]);
  // The kernel takes the two innermost axes; the others are walked here.
  const outer = [...plan.shape.slice(0, inner - 1), 1];
  const outerStrides = plan.strides.map((operand) => [...operand.slice(0, inner - 1), 0]);
  walkRuns(outer, outerStrides, at, () => kernel(n, ...at, ...strides, plan.shape[inner - 1], ...steps));
}

/** Spreading arguments costs more than a small kernel: the usual counts are written out. */
function callFlat(kernel: Kernel, n: number, at: readonly number[]): void {
  if (at.length === 3) kernel(n, at[0], at[1], at[2]);
  else if (at.length === 2) kernel(n, at[0], at[1]);
  else kernel(n, ...at);
}
