/** Whether two contenders computed the same. */
import type { Checksum } from "./protocol.ts";

/** Sums may be added up in another order: 12 digits must agree. */
const TOLERANCE = 1e-12;

export function sameResult(a: Checksum, b: Checksum): boolean {
  if ("value" in a && "value" in b) {
    return Math.abs(a.value - b.value) <= TOLERANCE * Math.max(Math.abs(a.value), Math.abs(b.value));
  }
  return JSON.stringify(facts(a)) === JSON.stringify(facts(b));
}

/** A checksum in words: `float64 (1, 100) crc32 1c2d3e4f`. */
export function checksumText(checksum: Checksum): string {
  if ("value" in checksum) return String(checksum.value);
  return `${checksum.dtype} (${checksum.shape.join(", ")}) crc32 ${checksum.crc32.toString(16).padStart(8, "0")}`;
}

function facts(checksum: Checksum): readonly unknown[] {
  return "value" in checksum ? [checksum.value] : [checksum.dtype, checksum.shape, checksum.crc32];
}
