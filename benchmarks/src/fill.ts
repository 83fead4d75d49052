/** The elements of operands, made alike in every contender. */
import { sizeOf, type Work } from "./case.ts";

/** Knuth's multiplier, near 2 ** 32 divided by the golden ratio: neighbours lie far apart. */
const MULTIPLIER = 0x9e3779b1;

/** The elements in C order: their position, or 32 bits mixed from it; those as a fraction where the dtype has fractions. */
export function elementsOf({ dtype, shape, fill }: Work): Float64Array | BigInt64Array {
  const size = sizeOf(shape);
  const value = fill === "arange" ? (i: number) => i : (i: number) => Math.imul(i, MULTIPLIER) >>> 0;
  if (dtype === "int64") return BigInt64Array.from({ length: size }, (_, i) => BigInt(value(i)));
  const scale = fill === "arange" ? 1 : 2 ** -32;
  const elements = new Float64Array(size);
  for (let i = 0; i < size; i++) elements[i] = value(i) * scale;
  return elements;
}
