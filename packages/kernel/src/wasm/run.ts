/** Runs a program along a plan with compiled kernels, all operands on the heap. */
import type { HeapSpace } from "@strided/buffer";
import type { LoopPlan } from "@strided/layout";
import { runBlocks } from "../blocks.ts";
import type { Operand } from "../operand.ts";
import type { Program } from "../program.ts";
import { walkRuns } from "../walk.ts";
import { kernelFor } from "./kernels.ts";
import type { Kernel } from "./module.ts";
import type { Pattern } from "./ports.ts";

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
    runRows(kernel, plan, args, count);
  } else if (!patterns.includes("g")) kernel(...args.slice(0, 1 + count));
  else if (count === 2) kernel(n, args[1], args[2], args[3], args[4]);
  else if (count === 3) kernel(n, args[1], args[2], args[3], args[4], args[5], args[6]);
  else kernel(...args);
}

function patternOf(stride: number, itemsize: number, isInput: boolean): Pattern {
  return stride === itemsize ? "c" : stride === 0 && isInput ? "s" : "g";
}

/** The kernel takes the two innermost axes, in tiles where that helps the cache; the others are walked here. */
function runRows(kernel: Kernel, plan: LoopPlan, args: number[], count: number): void {
  const inner = plan.shape.length - 1;
  const isTiled = needsTiles(plan, inner);
  if (inner === 1) {
    if (isTiled) runTiles(kernel, args, count);
    else kernel(...args);
    return;
  }
  const at = args.slice(1, 1 + count);
  const strides = plan.strides.map((operand) => operand.slice(0, inner - 1));
  walkRuns(
    [...plan.shape.slice(0, inner - 1), 1],
    strides.map((outer) => [...outer, 0]),
    at,
    () => {
      for (let k = 0; k < count; k++) args[1 + k] = at[k];
      if (isTiled) runTiles(kernel, args, count);
      else kernel(...args);
    },
  );
}

/** Elements of a tile along both axes: what it touches of a matrix in the other order stays in the nearest cache. */
const TILE = 64;
const CACHE_LINE = 64;

/** Whether an operand jumps from line to line along the inner axis, and runs along the lines with the rows. */
function needsTiles({ shape, strides }: LoopPlan, inner: number): boolean {
  if (shape[inner] < 2 * TILE || shape[inner - 1] < 2 * TILE) return false;
  for (const operand of strides) {
    const along = Math.abs(operand[inner - 1]);
    if (Math.abs(operand[inner]) >= CACHE_LINE && along > 0 && along < CACHE_LINE) return true;
  }
  return false;
}

function runTiles(kernel: Kernel, args: readonly number[], count: number): void {
  const tile = [...args];
  const rows = args[1 + 2 * count];
  for (let i = 0; i < rows; i += TILE) {
    tile[1 + 2 * count] = Math.min(TILE, rows - i);
    for (let j = 0; j < args[0]; j += TILE) {
      tile[0] = Math.min(TILE, args[0] - j);
      for (let k = 0; k < count; k++) tile[1 + k] = args[1 + k] + i * args[2 + 2 * count + k] + j * args[1 + count + k];
      kernel(...tile);
    }
  }
}
