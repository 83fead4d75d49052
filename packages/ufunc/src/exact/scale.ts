/** Powers of two taken out of floats and put in, by their bits (IEEE 754). */
import type { Value } from "@strided/kernel";

const EXPONENT = 0x7ff0000000000000n;
const HALF = 0x3fe0000000000000n;

/** 2^n for an i64 from -1022 to 1023. */
const power = (n: Value): Value => n.add(1023n).shl(52n).bits("f64");

/** x * 2^n for an i64 n, rounded once. */
export function ldexpOf(x: Value, n: Value): Value {
  // Single floats and their products with moderate powers are exact as doubles; further powers change nothing more.
  if (x.type === "f32")
    return x
      .cast("f64")
      .mul(power(n.max(-400n).min(400n)))
      .cast("f32");
  const wanted = n.max(-2200n).min(2200n);
  // Going down, 54 powers are kept for the last step: what it rounds is then either exact or vanishes altogether.
  const step = (left: Value): Value => left.lt(-1022n).select(left.lift(-968n), left.min(1023n));
  const first = step(wanted);
  const second = step(wanted.sub(first));
  const last = wanted.sub(first).sub(second).max(-1022n);
  return x.mul(power(first)).mul(power(second)).mul(power(last));
}

/** A fraction from 1/2 up to 1 and the power of two that belongs to it; zeros, infinities and NaN have the power 0. */
export function frexpOf(x: Value): readonly [fraction: Value, power: Value] {
  const wide = x.cast("f64");
  // Single floats are normal as doubles; subnormal doubles are made normal first.
  const isTiny = wide.abs().lt(2 ** -1022);
  const normal = isTiny.select(wide.mul(2 ** 54), wide);
  const bits = normal.bits("i64");
  const fraction = bits.and(~EXPONENT).or(HALF).bits("f64");
  const exponent = bits
    .and(EXPONENT)
    .shr(52n)
    .sub(isTiny.select(bits.lift(1022n + 54n), 1022n));
  const isPlain = wide.ne(0).and(wide.abs().lt(Number.POSITIVE_INFINITY));
  return [isPlain.select(fraction, wide).cast(x.type), isPlain.select(exponent, 0n).cast("i32")];
}
