/**
 * IEEE 754 binary16 in software: one sign bit, five exponent bits, ten fraction bits.
 * Works on every runtime; engines with a native Float16Array gain nothing here that a kernel would not do better.
 */

/** The number that sixteen bits stand for. */
export function decodeFloat16(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const magnitude =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -magnitude : magnitude;
}

/** The sixteen bits nearest to a number: ties to even, overflow to infinity, subnormals kept. */
export function encodeFloat16(value: number): number {
  if (value !== value) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  // 65520 is half-way between the largest finite value, 65504, and the next power of two.
  if (magnitude >= 65520) return sign | 0x7c00;
  if (magnitude < 2 ** -14) return sign | roundHalfEven(magnitude * 2 ** 24);
  const exponent = Math.floor(Math.log2(magnitude));
  // log2 may round up to the next integer just below a power of two.
  const power = 2 ** exponent > magnitude ? exponent - 1 : exponent;
  // A fraction that rounds up to 1024 carries into the exponent by plain addition.
  return sign | (((power + 15) << 10) + roundHalfEven(magnitude * 2 ** (10 - power)) - 1024);
}

/** A non-negative number rounded to an integer, ties to even. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
