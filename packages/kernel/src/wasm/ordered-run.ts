/** Compiled kernels that keep the order of elements: cached, called, and fed through a stage where memory lies elsewhere. */
import type { HeapSpace } from "@strided/buffer";
import type { Operand } from "../operand.ts";
import type { Positions } from "../ordered.ts";
import type { Program } from "../program.ts";
import { kernelOf } from "./kernels.ts";
import type { Kernel } from "./module.ts";
import { moveBytes } from "./move.ts";
import { compileScan, compileUpdate } from "./ordered.ts";
import { BLOCK, ROOM, stagePlaces } from "./staged.ts";

/** The kernel that scans (`keeps`) or folds; null where the heap has no room for its constants. */
export function scanKernel(program: Program, keeps: boolean, heap: HeapSpace): Kernel | null {
  return kernelOf(program, keeps ? "scan" : "fold", () => compileScan(program, keeps, heap));
}

/** One lane whose operands lie elsewhere: `at` are their first elements. False if there is no room for a stage. */
export function scanStaged(
  kernel: Kernel,
  program: Program,
  length: number,
  at: readonly number[],
  steps: readonly number[],
  operands: readonly Operand[],
  heap: HeapSpace,
): boolean {
  const places = stagePlaces(operands.length, heap);
  if (places === null) return false;
  const move = (k: number, from: number, n: number, isInput: boolean): void => {
    const { storage, dtype } = operands[k];
    const here = at[k] + from * steps[k];
    const { itemsize } = dtype;
    if (isInput) moveBytes(itemsize, n, storage.memory, here, steps[k], heap.memory, places[k], itemsize);
    else moveBytes(itemsize, n, heap.memory, places[k], itemsize, storage.memory, here, steps[k]);
  };
  const inputs = program.inputs.length;
  const last = operands.length - 1;
  const { itemsize } = program.outputs[0];
  move(0, 0, 1, true);
  for (let from = 0; from < length; from += BLOCK) {
    const n = Math.min(BLOCK, length - from);
    for (let k = 1; k < inputs; k++) move(k, from, n, true);
    const rest = operands.slice(1).flatMap(({ dtype }, k) => [places[k + 1], dtype.itemsize, 0]);
    kernel(n, 1, places[0], 0, ...rest);
    if (last < inputs) continue;
    move(last, from, n, false);
    // The next block starts from the last value of this one.
    const end = places[last] + (n - 1) * itemsize;
    heap.memory.bytes.copyWithin(places[0], end, end + itemsize);
  }
  if (last < inputs) move(0, 0, 1, false);
  return true;
}

/** All operands lie on the heap; false if no kernel can be had, or the positions need more than 32 bits. */
export function updateCompiled(
  program: Program,
  { storage, layout }: Operand,
  { list, step, owners }: Positions,
  sources: readonly Operand[],
  heap: HeapSpace,
): boolean {
  const kernel = kernelOf(program, "update", () => compileUpdate(program, heap));
  const isHere = list.buffer === heap.memory.buffer;
  const places = isHere ? [] : stagePlaces(1, heap);
  if (kernel === null || places === null || !(list instanceof Int32Array)) return false;
  const origin = storage.address + layout.offset;
  const most = isHere ? list.length : ROOM / 4;
  for (let from = 0; from < list.length; from += most) {
    const n = Math.min(most, list.length - from);
    if (!isHere) new Int32Array(heap.memory.buffer, places[0], n).set(list.subarray(from, from + n));
    const rest = sources.flatMap(({ storage: { address }, layout: { offset, strides } }) => [
      address + offset + from * strides[0],
      strides[0],
    ]);
    kernel(n, isHere ? list.byteOffset : places[0], origin, step, ...rest);
  }
  // Until here the owners have to be held.
  return owners.every(({ nbytes }) => nbytes >= 0);
}
