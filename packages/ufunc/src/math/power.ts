/**
 * x^y for real numbers, with the special cases of C's pow (ISO C, annex F.10.4.4). |x|^y comes from power-double.ts or
 * power-single.ts; here are the signs, and the arguments for which these give no number.
 */
import { rarely, type Value } from "@strided/kernel";
import { forType, type PerFloat } from "./format.ts";
import { powerOfDoubles } from "./power-double.ts";
import { powerOfSingles } from "./power-single.ts";

/** |x|^y for normal |x|, and where that or the special cases below are not enough. */
export interface Magnitude {
  readonly usual: Value;
  /** Where x is not a positive normal number, or y no number, or the result no normal number. */
  readonly special: Value;
  /** |x|^y for all x but 0, infinity and NaN, and all finite y. */
  complete(): Value;
}

const MAGNITUDES: PerFloat<(x: Value, y: Value) => Magnitude> = { f64: powerOfDoubles, f32: powerOfSingles };

export function powerOf(base: Value, exponent: Value): Value {
  const [x, y] = [base.cast("f64"), exponent.cast("f64")];
  const { usual, special, complete } = forType(base, MAGNITUDES)(x, y);
  return rarely(special, () => withSpecialCases(x, y, complete()), usual).cast(base.type);
}

function withSpecialCases(x: Value, y: Value, finite: Value): Value {
  const infinity = x.lift(Number.POSITIVE_INFINITY);
  const size = x.abs();
  const whole = y.trunc().eq(y);
  const half = y.mul(0.5);
  const odd = whole.and(half.trunc().ne(half));
  const grows = size.gt(1).eq(y.gt(0));
  // Of 0 and infinity, and with infinite exponents: as far as the power grows.
  const extreme = size.eq(0).or(size.eq(infinity)).or(y.abs().eq(infinity));
  const magnitude = extreme.select(grows.select(infinity, 0), finite);
  const signed = odd.and(isNegative(x)).select(magnitude.neg(), magnitude);
  const real = size.eq(infinity).or(x.ge(0)).or(whole).select(signed, Number.NaN);
  const ordered = x.eq(x).and(y.eq(y)).select(real, Number.NaN);
  const one = x
    .eq(1)
    .or(y.eq(0))
    .or(x.eq(-1).and(y.abs().eq(infinity)));
  return one.select(x.lift(1), ordered);
}

/** Whether the sign bit is set. */
function isNegative(x: Value): Value {
  return x.bits("i64").lt(0);
}
