/** Checksums of what JavaScript contenders computed. */
import { crc32 } from "node:zlib";
import { sizeOf, type Work } from "./case.ts";
import { type Checksum, SAMPLE_SIZE } from "./protocol.ts";

type Elements = ArrayBufferView & ArrayLike<number | bigint>;

/** Of an array, by its elements in C order: all bytes, or a sample where results may lie apart. */
export function arrayChecksum(
  dtype: string,
  shape: readonly number[],
  elements: Elements,
  { tolerance }: Pick<Work, "tolerance">,
): Checksum {
  if (tolerance === 0) {
    const { buffer, byteOffset, byteLength } = elements;
    return { shape, dtype, crc32: crc32(new Uint8Array(buffer, byteOffset, byteLength)) };
  }
  const size = sizeOf(shape);
  const count = Math.min(size, SAMPLE_SIZE);
  const sample = Array.from({ length: count }, (_, k) => Number(elements[Math.floor((k * size) / count)]));
  return { shape, dtype, sample };
}

/** Of a number, a bigint or a truth value. */
export function scalarChecksum(result: unknown): Checksum {
  return { value: Number(result) };
}
