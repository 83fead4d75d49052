/** What a loop over whole arrays reads and writes, told to whoever watches. */
import { watcher } from "@strided/buffer";
import type { Operand } from "./operand.ts";

/** Tells of one pass over operands; elements that are met again through a stride of 0 count once. */
export function tellMoved(inputs: readonly Operand[], outputs: readonly Operand[]): void {
  if (watcher === null) return;
  watcher.moved(sumOf(inputs), sumOf(outputs), inputs.map(storageOf), outputs.map(storageOf));
}

const storageOf = ({ storage }: Operand): Operand["storage"] => storage;

function sumOf(operands: readonly Operand[]): number {
  let bytes = 0;
  for (const { layout, dtype } of operands) {
    let size = dtype.itemsize;
    layout.shape.forEach((length, k) => {
      if (layout.strides[k] !== 0 || length === 0) size *= length;
    });
    bytes += size;
  }
  return bytes;
}
