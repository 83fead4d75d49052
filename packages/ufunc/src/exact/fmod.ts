/**
 * The remainder of floats, exact for every pair: x - n y, n the quotient cut to an integer. Quotients up to 2^24 are
 * multiplied out with y in two parts, so that no product is rounded; larger ones are divided as integers, eleven bits of
 * the quotient at a time (the method of schoolbook long division, as in Sun's fdlibm with single bits).
 */
import { rarely, repeatWhile, type Value } from "@strided/kernel";
import { withSign } from "../math/format.ts";

/** The largest quotient whose product with half of a double is exact, with a bit to spare. */
const SMALL_QUOTIENT = 2 ** 24;
/** Clears the lower half of a double's fraction. */
const UPPER = 0xfffffffff8000000n;
const FRACTION = 0xfffffffffffffn;
/** Eleven more bits than a fraction has fit a 64-bit integer. */
const STEP = 11n;

/** x - trunc(x / y) * y with the sign of x; NaN for an infinite x or y = 0. Both of one float type. */
export function fmodOf(x: Value, y: Value): Value {
  const [a, b] = [x.cast("f64").abs(), y.cast("f64").abs()];
  const quotient = a.div(b);
  const near = nearRemainder(a, b, quotient.trunc());
  const rest = rarely(quotient.ge(SMALL_QUOTIENT), () => farRemainder(a, b), near);
  // Also the case of an infinite y, for which the product above is not a number.
  const size = a.lt(b).select(a, rest);
  const isDefined = a.lt(Number.POSITIVE_INFINITY).and(b.gt(0));
  const nan = a.lift(Number.NaN);
  return withSign(isDefined.select(size, nan).cast(x.type), x);
}

function nearRemainder(a: Value, b: Value, n: Value): Value {
  const upper = b.bits("u64").and(UPPER).bits("f64");
  const rest = a.sub(n.mul(upper)).sub(n.mul(b.sub(upper)));
  // The quotient may have been rounded up to an integer.
  return rest.lt(0).select(rest.add(b), rest);
}

function farRemainder(a: Value, b: Value): Value {
  const [p, q] = [integerAndExponent(a), integerAndExponent(b)];
  const [rest] = repeatWhile(
    [p.integer.rem(q.integer), p.exponent.sub(q.exponent)],
    (_, left) => left.gt(0n),
    (r, left) => {
      const bits = left.min(STEP);
      return [r.shl(bits.cast("u64")).rem(q.integer), left.sub(bits)];
    },
  );
  return scaleByExponent(rest.cast("f64"), q.exponent);
}

/** A positive double as integer * 2^(exponent - 1075). */
function integerAndExponent(x: Value): { readonly integer: Value; readonly exponent: Value } {
  const bits = x.bits("u64");
  const biased = bits.shr(52n).cast("i64");
  const isNormal = biased.gt(0n);
  const fraction = bits.and(FRACTION);
  return { integer: isNormal.select(fraction.or(1n << 52n), fraction), exponent: biased.max(1n) };
}

/** x * 2^(exponent - 1075), exact where the result is a double: in two factors, since one may not be a normal number. */
function scaleByExponent(x: Value, exponent: Value): Value {
  const first = exponent.sub(1075n).shr(1n);
  const second = exponent.sub(1075n).sub(first);
  const power = (n: Value): Value => n.add(1023n).shl(52n).bits("f64");
  return x.mul(power(first)).mul(power(second));
}
