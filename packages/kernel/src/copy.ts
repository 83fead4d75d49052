/** Copies between arrays of any dtypes and layouts: the identity, run as a program, or long rows of bytes as they are. */
import { heapSpace, watcher } from "@strided/buffer";
import { type LoopPlan, planLoop } from "@strided/layout";
import { castProgram, choiceProgram } from "./cast-program.ts";
import type { Operand } from "./operand.ts";
import { isOnHeap, run, runPlanned } from "./run.ts";
import { walkRuns } from "./walk.ts";
import { pickKernel } from "./wasm/picks.ts";
import { tellMoved } from "./watched.ts";

/** From this many bytes on a row is one piece of memory to move. */
const ROW = 512;

/** Writes the elements of `source` into `target`, cast as NumPy's "unsafe" rule does; both have the same shape. */
export function copyElements(target: Operand, source: Operand): void {
  const operands = [source, target];
  if (watcher !== null) tellMoved([source], [target]);
  const plan = planLoop(target.layout.shape, [source.layout.strides, target.layout.strides]);
  if (plan.size === 0) return;
  const heap = heapSpace();
  if (heap !== null && isOnHeap(heap, operands) && copyRows(plan, source, target)) return;
  runPlanned(castProgram(source.dtype, target.dtype), plan, operands, heap);
}

/** Moves rows that both sides hold in one piece; false if they are short, or change on the way. */
function copyRows({ shape, strides, offsets }: LoopPlan, source: Operand, target: Operand): boolean {
  const inner = shape.length - 1;
  const { itemsize } = source.dtype;
  const length = shape[inner] * itemsize;
  if (source.dtype !== target.dtype || length < ROW) return false;
  if (strides[0][inner] !== itemsize || strides[1][inner] !== itemsize) return false;
  const kernel = pickKernel("copyRows");
  if (kernel === null) return false;
  const from = source.storage.address + source.layout.offset + offsets[0];
  const to = target.storage.address + target.layout.offset + offsets[1];
  if (inner === 0) kernel.call(1, from, to, 0, 0, length);
  else {
    const at = [from, to];
    const [fromStep, toStep] = strides.map((axes) => axes[inner - 1]);
    walkRuns(shape.slice(0, inner), strides, at, (rows) => {
      kernel.call(rows, at[0], at[1], fromStep, toStep, length);
    });
  }
  return true;
}

/** Writes the elements of `yes` where `test` is true and those of `no` elsewhere, cast to the dtype of `target`. */
export function chooseElements(target: Operand, test: Operand, yes: Operand, no: Operand): void {
  const program = choiceProgram(test.dtype, yes.dtype, no.dtype, target.dtype);
  run(program, target.layout.shape, [test, yes, no, target]);
}
