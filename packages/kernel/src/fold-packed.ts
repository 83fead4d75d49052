/**
 * Folds evenly spaced elements on the heap to one value, for callers that have checked everything themselves: no plan, no
 * result array. The value is left in a cell that the next call may overwrite.
 */
import { allocate, type DType, heapSpace, intend, type Storage } from "@strided/buffer";
import { castProgram } from "./cast-program.ts";
import type { Program } from "./program.ts";
import { ROWS_AT_ONCE, stepPrograms } from "./reduce.ts";
import { scalarCell } from "./wasm/direct.ts";
import { LONGEST_ROW } from "./wasm/fold.ts";
import { foldKernel, kernelFor } from "./wasm/kernels.ts";
import type { Kernel } from "./wasm/module.ts";

export interface PackedFold {
  readonly memory: Storage["memory"];
  /**
   * Folds `n` elements (at least one), `stride` bytes apart from an address on; gives the address of the result, or -1
   * where there is no room.
   */
  call(n: number, address: number, stride: number): number;
  /** Folds what is computed from `n` elements of each operand, packed from its address on; as `call`. */
  callAll(n: number, addresses: readonly number[]): number;
  /**
   * Folds rows of at most `LONGEST_ROW` elements into results that lie side by side: combined with what is there, or,
   * without `into`, in its place. False where there is no room.
   */
  rows(into: boolean, results: number, n: number, stride: number, rows: number, step: number, address: number): boolean;
  /**
   * Combines `n` rows of `length` neighbours, `step` bytes apart, one after the other into results that lie side by side;
   * without `into` the first row takes their place. False where there is no room.
   */
  steps(into: boolean, results: number, length: number, n: number, step: number, address: number): boolean;
}

/** The fold of elements of dtype `source` by a program on two values of `acc`; null where nothing can be compiled. */
export const packedFold = (source: DType, acc: DType, combine: Program): PackedFold | null =>
  packedMapFold(castProgram(source, acc), combine);

/** As `packedFold`, of what a program of several operands computes. */
export function packedMapFold(map: Program, combine: Program): PackedFold | null {
  const heap = heapSpace();
  if (heap === null) return null;
  const [acc] = map.outputs;
  const sizes = map.inputs.map(({ itemsize }) => itemsize);
  const packed = foldKernel(map, combine, "c".repeat(sizes.length), false, heap);
  const spread = foldKernel(map, combine, "g".repeat(sizes.length), false, heap);
  const again = foldKernel(castProgram(acc, acc), combine, "c", false, heap);
  if (packed === null || spread === null || again === null) return null;
  const { memory } = heap;
  const { itemsize } = acc;
  const fold = (n: number, first: Fold): number => {
    const cell = scalarCell();
    if (cell.memory !== memory) return -1;
    if (n <= LONGEST_ROW) {
      first(n, 1, cell.address, 0, 0);
      return cell.address;
    }
    const count = Math.ceil(n / LONGEST_ROW);
    // Two rounds of partial results at the most lie side by side.
    intend("temporary", "reduce", 2 * count * itemsize, () => "partial results of a long fold");
    const partial = allocate(2 * count * itemsize, "reduce");
    if (partial.memory !== memory) return -1;
    let from = partial.address;
    let into = from + count * itemsize;
    foldPieces(first, n, from, itemsize);
    let left = count;
    for (; left > LONGEST_ROW; left = Math.ceil(left / LONGEST_ROW)) {
      foldPieces(foldOf(again, from, itemsize), left, into, itemsize);
      [from, into] = [into, from];
    }
    again(left, 1, cell.address, 0, from, itemsize, 0);
    partial.dispose();
    return cell.address;
  };
  return {
    memory,
    call: (n, address, stride) => fold(n, foldOf(stride === sizes[0] ? packed : spread, address, stride)),
    callAll: (n, addresses) =>
      fold(n, (length, rows, into, step, start) => {
        const operands = addresses.flatMap((address, k) => [address + start * sizes[k], sizes[k], length * sizes[k]]);
        packed(length, rows, into, step, ...operands);
      }),
    rows(into, results, n, stride, rows, step, address) {
      const kernel = foldKernel(map, combine, stride === sizes[0] ? "c" : "g", into, heap);
      kernel?.(n, rows, results, itemsize, address, stride, step);
      return kernel !== null;
    },
    steps(into, results, length, n, step, address) {
      const [one, several] = stepPrograms(map, combine).map((program) =>
        kernelFor(program, "c".repeat(program.inputs.length + 1), true, heap),
      );
      const start = into ? null : kernelFor(map, "cc", false, heap);
      if (one === null || several === null || (start === null && !into)) return false;
      start?.(length, address, results);
      const first = into ? 0 : 1;
      const times = Math.floor((n - first) / ROWS_AT_ONCE);
      const at = address + first * step;
      const [z, s, m] = [sizes[0], step, ROWS_AT_ONCE * step];
      // A list of so many arguments would take longer than the rows.
      if (times > 0) {
        // biome-ignore format: as the kernel's parameters stand, kind by kind
        several(
          length,
          results, at, at + s, at + 2 * s, at + 3 * s, at + 4 * s, at + 5 * s, at + 6 * s, at + 7 * s, results,
          itemsize, z, z, z, z, z, z, z, z, itemsize,
          times,
          0, m, m, m, m, m, m, m, m, 0,
        );
      }
      const rest = n - first - times * ROWS_AT_ONCE;
      if (rest > 0) one(length, results, at + times * m, results, itemsize, z, itemsize, rest, 0, s, 0);
      return true;
    },
  };
}

/** Folds rows of `length` elements, from element `start` on, into results `step` bytes apart. */
type Fold = (length: number, rows: number, into: number, step: number, start: number) => void;

const foldOf =
  (kernel: Kernel, address: number, stride: number): Fold =>
  (length, rows, into, step, start) =>
    kernel(length, rows, into, step, address + start * stride, stride, length * stride);

function foldPieces(fold: Fold, n: number, into: number, step: number): void {
  const whole = Math.floor(n / LONGEST_ROW);
  const rest = n % LONGEST_ROW;
  fold(LONGEST_ROW, whole, into, step, 0);
  if (rest > 0) fold(rest, 1, into + whole * step, step, whole * LONGEST_ROW);
}
