/** Calls a kernel of two loops along a whole plan: in tiles where that helps the cache, the outer axes one by one. */
import type { LoopPlan } from "@strided/layout";
import { walkRuns } from "../walk.ts";
import type { Kernel } from "./module.ts";

/**
 * The kernel takes the two innermost axes of `count` operands. Its arguments are the length, the addresses, the strides,
 * the number of rows, and the strides from row to row.
 */
export function runRows(kernel: Kernel, plan: LoopPlan, args: number[], count: number): void {
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
