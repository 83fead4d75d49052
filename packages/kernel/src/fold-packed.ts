/**
 * Folds evenly spaced elements on the heap to one value, for callers that have checked everything themselves: no plan, no
 * result array. The value is left in a cell that the next call may overwrite.
 */
import { allocate, type DType, heapSpace, intend, type Storage } from "@strided/buffer";
import { castProgram } from "./cast-program.ts";
import type { Program } from "./program.ts";
import { scalarCell } from "./wasm/direct.ts";
import { LONGEST_ROW } from "./wasm/fold.ts";
import { foldKernel } from "./wasm/kernels.ts";
import type { Kernel } from "./wasm/module.ts";

export interface PackedFold {
  readonly memory: Storage["memory"];
  /**
   * Folds `n` elements (at least one), `stride` bytes apart from an address on; gives the address of the result, or -1
   * where there is no room.
   */
  call(n: number, address: number, stride: number): number;
  /**
   * Folds rows of at most `LONGEST_ROW` elements into results that lie side by side: combined with what is there, or,
   * without `into`, in its place. False where there is no room.
   */
  rows(into: boolean, results: number, n: number, stride: number, rows: number, step: number, address: number): boolean;
}

/** The fold of elements of dtype `source` by a program on two values of `acc`; null where nothing can be compiled. */
export function packedFold(source: DType, acc: DType, combine: Program): PackedFold | null {
  const heap = heapSpace();
  if (heap === null) return null;
  const packed = foldKernel(castProgram(source, acc), combine, "c", false, heap);
  const spread = foldKernel(castProgram(source, acc), combine, "g", false, heap);
  const again = foldKernel(castProgram(acc, acc), combine, "c", false, heap);
  if (packed === null || spread === null || again === null) return null;
  const { memory } = heap;
  return {
    memory,
    call(n, address, stride) {
      const first = stride === source.itemsize ? packed : spread;
      const cell = scalarCell();
      if (cell.memory !== memory) return -1;
      if (n <= LONGEST_ROW) {
        first(n, 1, cell.address, 0, address, stride, 0);
        return cell.address;
      }
      const count = Math.ceil(n / LONGEST_ROW);
      // Two rounds of partial results at the most lie side by side.
      intend("temporary", "reduce", 2 * count * acc.itemsize, () => "partial results of a long fold");
      const partial = allocate(2 * count * acc.itemsize, "reduce");
      if (partial.memory !== memory) return -1;
      const { itemsize } = acc;
      let from = partial.address;
      let into = from + count * itemsize;
      foldPieces(first, n, address, stride, from, itemsize);
      let left = count;
      for (; left > LONGEST_ROW; left = Math.ceil(left / LONGEST_ROW)) {
        foldPieces(again, left, from, itemsize, into, itemsize);
        [from, into] = [into, from];
      }
      again(left, 1, cell.address, 0, from, itemsize, 0);
      partial.dispose();
      return cell.address;
    },
    rows(into, results, n, stride, rows, step, address) {
      const pattern = stride === source.itemsize ? "c" : "g";
      const kernel = foldKernel(castProgram(source, acc), combine, pattern, into, heap);
      kernel?.(n, rows, results, acc.itemsize, address, stride, step);
      return kernel !== null;
    },
  };
}

function foldPieces(kernel: Kernel, n: number, from: number, stride: number, into: number, step: number): void {
  const whole = Math.floor(n / LONGEST_ROW);
  const rest = n % LONGEST_ROW;
  kernel(LONGEST_ROW, whole, into, step, from, stride, LONGEST_ROW * stride);
  if (rest > 0) kernel(rest, 1, into + whole * step, step, from + whole * LONGEST_ROW * stride, stride, 0);
}
