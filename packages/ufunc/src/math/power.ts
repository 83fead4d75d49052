/**
 * x^y for real numbers, with the special cases of C's pow (ISO C, annex F.10.4.4). |x|^y comes from magnitude.ts; here are
 * the signs, and the arguments for which that gives no number.
 */
import { rarely, type Value } from "@strided/kernel";
import { formatOf } from "./format.ts";
import { magnitudeOfPower } from "./magnitude.ts";

export function powerOf(x: Value, exponent: Value): Value {
  const y = x.lift(exponent);
  const { usual, isExtreme, extreme } = magnitudeOfPower(x, y);
  return rarely(isExtreme, () => withSpecialCases(x, y, extreme()), usual);
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
  return x.bits(formatOf(x).signed).lt(0);
}
