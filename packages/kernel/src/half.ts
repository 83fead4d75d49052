/**
 * Half floats as expressions over their bits, so that kernels need no half-float instructions. Exponents are moved by a
 * multiplication with a power of two, which also takes care of subnormals.
 */
import type { Value } from "./value.ts";

/** Sixteen bits (as u16) to f32. */
export function decodeHalf(half: Value): Value {
  const bits = half.cast("u32");
  // The value bits in the place of f32's, 112 too low in the exponent.
  const shifted = bits.and(0x7fff).shl(13);
  const scaled = shifted.bits("f32").mul(2 ** 112);
  const special = bits.and(0x7c00).eq(0x7c00);
  const magnitude = special.select(shifted.or(0x7f800000), scaled.bits("u32"));
  return magnitude.or(bits.and(0x8000).shl(16)).bits("f32");
}

/** f32 to the nearest half float's sixteen bits (as u16): ties to even, overflow to infinity. */
export function encodeHalf(value: Value): Value {
  const bits = value.bits("u32");
  const sign = bits.and(0x80000000).shr(16);
  const magnitude = bits.and(0x7fffffff);
  // A normal result: round at bit 13 with the tie-breaking bit added, and move the exponent by -112.
  const odd = magnitude.shr(13).and(1);
  const normal = magnitude.add(odd).add(0xfff).sub(0x38000000).shr(13);
  // A subnormal result: adding 0.5 puts the last kept bit where f32 rounds to even.
  const subnormal = magnitude.bits("f32").add(0.5).bits("u32").sub(0x3f000000);
  const small = magnitude.lt(0x38800000);
  const finite = small.select(subnormal, normal);
  // From 65520 on everything rounds to infinity; above the bits of infinity lies NaN.
  const large = magnitude.ge(0x477ff000).select(magnitude.lift(0x7c00), finite);
  const encoded = magnitude.gt(0x7f800000).select(magnitude.lift(0x7e00), large);
  return encoded.or(sign).cast("u16");
}

/**
 * f64 to f32 such that a later rounding to half sees what was cut off: the last bit kept is set if any bit beyond it was
 * (rounding to odd; Boldo and Melquiond, Emulation of FMA and correctly rounded sums, IEEE Trans. Computers 57 (2008)).
 */
export function narrowToOdd(value: Value): Value {
  const bits = value.bits("i64");
  const rest = bits.and(0x1fffffffn);
  const cut = bits.and(~0x1fffffffn);
  const odd = rest.ne(0n).select(cut.or(0x20000000n), cut);
  return value.eq(value).select(odd.bits("f64"), value).cast("f32");
}
