/** Calls a kernel of two loops along a whole plan: in tiles where that helps the cache, the outer axes one by one. */
import type { HeapSpace } from "@strided/buffer";
import type { LoopPlan } from "@strided/layout";
import { walkRuns } from "../walk.ts";
import type { Kernel } from "./module.ts";

/**
 * The kernel takes the two innermost axes of `count` operands. Its arguments are the length, the addresses, the strides,
 * the number of rows, and the strides from row to row. The last operand is written; where its elements, of so many bytes,
 * lie side by side, its memory may be made ready before.
 */
export function runRows(
  kernel: Kernel,
  plan: LoopPlan,
  args: number[],
  count: number,
  heap: HeapSpace,
  itemsize: number,
): void {
  const inner = plan.shape.length - 1;
  const isTiled = needsTiles(plan, inner);
  if (inner === 1) {
    if (isTiled) runTiles(kernel, args, count, heap, itemsize);
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
      if (isTiled) runTiles(kernel, args, count, heap, itemsize);
      else kernel(...args);
    },
  );
}

/**
 * Elements of a tile: its rows, of which what runs along the other axis uses whole lines, and along them so many that
 * memory is asked for in time. What both touch of a matrix stays in the nearest cache.
 */
const [TILE_ROWS, TILE] = [32, 256];
/** Matrices of fewer elements along an axis are done as they are. */
const FEW = 128;
const CACHE_LINE = 64;
/** So many bytes of a result are made ready at once. */
const READY: number = 2 ** 18;

/** Whether an operand jumps from line to line along the inner axis, and runs along the lines with the rows. */
function needsTiles({ shape, strides }: LoopPlan, inner: number): boolean {
  if (shape[inner] < FEW || shape[inner - 1] < FEW) return false;
  for (const operand of strides) {
    const along = Math.abs(operand[inner - 1]);
    if (Math.abs(operand[inner]) >= CACHE_LINE && along > 0 && along < CACHE_LINE) return true;
  }
  return false;
}

function runTiles(kernel: Kernel, args: readonly number[], count: number, heap: HeapSpace, itemsize: number): void {
  const tile = [...args];
  const rows = args[1 + 2 * count];
  const [stride, toNext] = [args[2 * count], args[1 + 3 * count]];
  const isPacked = stride === itemsize && toNext === args[0] * itemsize && toNext * TILE_ROWS <= READY;
  // To write zeros first is faster than to wait for lines of memory one by one, here and there.
  const isCleared = isPacked && args.indexOf(args[count], 1) === count;
  for (let i = 0; i < rows; i += TILE_ROWS) {
    const some = Math.min(TILE_ROWS, rows - i);
    tile[1 + 2 * count] = some;
    if (isCleared) heap.clear(args[count] + i * toNext, some * toNext);
    for (let j = 0; j < args[0]; j += TILE) {
      tile[0] = Math.min(TILE, args[0] - j);
      for (let k = 0; k < count; k++) tile[1 + k] = args[1 + k] + i * args[2 + 2 * count + k] + j * args[1 + count + k];
      kernel(...tile);
    }
  }
}
