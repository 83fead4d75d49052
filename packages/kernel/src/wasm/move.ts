/** Moves elements between memories as they are: strided runs, whatever the bytes mean, aligned or not. */
import type { Memory } from "@strided/buffer";

export function moveBytes(
  itemsize: number,
  n: number,
  from: Memory,
  fromByte: number,
  fromStride: number,
  to: Memory,
  toByte: number,
  toStride: number,
): void {
  if (fromStride === itemsize && toStride === itemsize) {
    to.bytes.set(from.bytes.subarray(fromByte, fromByte + n * itemsize), toByte);
    return;
  }
  const source = from.view;
  const target = to.view;
  // Whole words where the size allows; the order of bytes does not matter as long as both sides agree.
  if (itemsize === 1) {
    for (let i = 0; i < n; i++) target.setUint8(toByte + i * toStride, source.getUint8(fromByte + i * fromStride));
  } else if (itemsize === 2) {
    for (let i = 0; i < n; i++) target.setUint16(toByte + i * toStride, source.getUint16(fromByte + i * fromStride));
  } else {
    for (let i = 0; i < n; i++) {
      for (let word = 0; word < itemsize; word += 4) {
        target.setInt32(toByte + i * toStride + word, source.getInt32(fromByte + i * fromStride + word));
      }
    }
  }
}
