/** How much memory a loop passes over. */
import type { Passed } from "@strided/buffer";

/** The bytes of all operands; elements that are met again through a stride of 0 count once. */
export function bytesOf(operands: readonly Passed[]): number {
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
