/** Whether two contenders computed the same. */
import type { Checksum } from "./protocol.ts";

/** Sums may be added up in another order: 12 digits must agree. */
const TOLERANCE = 1e-12;

/** Numbers and samples may lie apart by `tolerance`, relative to the larger; bytes must agree. */
export function sameResult(a: Checksum, b: Checksum, tolerance = 0): boolean {
  const isNear = (x: number | null, y: number | null): boolean =>
    x === y ||
    (x !== null && y !== null && Math.abs(x - y) <= (tolerance || TOLERANCE) * Math.max(Math.abs(x), Math.abs(y)));
  if ("value" in a || "value" in b) return "value" in a && "value" in b && isNear(a.value, b.value);
  if (a.dtype !== b.dtype || a.shape.join() !== b.shape.join()) return false;
  if ("crc32" in a || "crc32" in b) return "crc32" in a && "crc32" in b && a.crc32 === b.crc32;
  return a.sample.length === b.sample.length && a.sample.every((x, k) => isNear(x, b.sample[k]));
}

/** A checksum in words: `float64 (1, 100) crc32 1c2d3e4f`. */
export function checksumText(checksum: Checksum): string {
  if ("value" in checksum) return String(checksum.value);
  const head = `${checksum.dtype} (${checksum.shape.join(", ")})`;
  if ("crc32" in checksum) return `${head} crc32 ${checksum.crc32.toString(16).padStart(8, "0")}`;
  return `${head} ${checksum.sample
    .slice(0, 3)
    .map((x) => (x === null ? "" : Number(x.toPrecision(6))))
    .join(" ")} ...`;
}
