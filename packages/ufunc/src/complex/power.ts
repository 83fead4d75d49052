/**
 * Powers of complex numbers. Whole exponents below 100 are multiplied out, so that (1 + i)^2 is 2 i; others are
 * e^(w ln z).
 */
import { ComplexValue, rarely, repeatWhile, type Value } from "@strided/kernel";
import { withSign } from "../math/format.ts";
import { expOfDoubles } from "./exp.ts";
import { logOfDoubles } from "./log.ts";
import { choose, inDoubles, isInfinite } from "./numbers.ts";

/** Whole exponents below this one are multiplied out, as NumPy does. */
const MOST_FACTORS = 100;

export const complexPower = (z: ComplexValue, w: ComplexValue): ComplexValue => inDoubles(powerOfDoubles)(z, w);

function powerOfDoubles(z: ComplexValue, w: ComplexValue): ComplexValue {
  const { re: n, im } = w;
  const isFew = im.eq(0).and(n.trunc().eq(n)).and(n.abs().lt(MOST_FACTORS));
  const factors = isFew.select(n.abs(), 0).cast("i64");
  const square = z.square();
  const loop = multiplied(z, factors);
  // 1 z is no number if a part of z is infinite, so that the lowest powers begin with z.
  const low = choose(n.eq(1), z, choose(n.eq(2), square, z.mul(square) as ComplexValue));
  const product = choose(n.ge(1).and(n.le(3)), low, loop);
  const whole = choose(n.lt(0), product.lift(1).div(product) as ComplexValue, product);
  const general = (): ComplexValue => expOfDoubles(productOf(w, logOfDoubles(z)));
  const usual = new ComplexValue(
    rarely(isFew.not(), () => general().re, whole.re),
    rarely(isFew.not(), () => general().im, whole.im),
  );
  // Powers of 0 are 0 for exponents with a positive real part, else no number, but for 0^0 = 1.
  const ofZero = n.gt(0).select(n.lift(0), Number.NaN);
  const isOne = n.eq(0).and(im.eq(0));
  const answer = choose(z.re.eq(0).and(z.im.eq(0)), new ComplexValue(ofZero, ofZero), usual);
  return choose(isOne, z.lift(1), answer);
}

/** A product in which an infinite factor gives an infinity, where the sums of parts give none (ISO C, annex G.5.1). */
function productOf(z: ComplexValue, w: ComplexValue): ComplexValue {
  const naive = z.mul(w) as ComplexValue;
  const [isFarZ, isFarW] = [isFar(z), isFar(w)];
  const isOverflow = isInfinite(z.re.mul(w.re))
    .or(isInfinite(z.im.mul(w.im)))
    .or(isInfinite(z.re.mul(w.im)))
    .or(isInfinite(z.im.mul(w.re)));
  const directions = direction(z, isFarZ).mul(direction(w, isFarW)) as ComplexValue;
  const infinite = new ComplexValue(
    directions.re.mul(Number.POSITIVE_INFINITY),
    directions.im.mul(Number.POSITIVE_INFINITY),
  );
  const isLost = naive.re.ne(naive.re).and(naive.im.ne(naive.im));
  return choose(isLost.and(isFarZ.or(isFarW).or(isOverflow)), infinite, naive);
}

const isFar = ({ re, im }: ComplexValue): Value => isInfinite(re).or(isInfinite(im));

/** Of an infinite number the corner of the unit square in its direction; NaN counts as 0. */
function direction({ re, im }: ComplexValue, far: Value): ComplexValue {
  const part = (x: Value): Value => {
    const size = far.select(isInfinite(x).select(x.lift(1), 0), x);
    return withSign(size.ne(size).select(x.lift(0), size).abs(), x);
  };
  return new ComplexValue(part(re), part(im));
}

/** z^n by squaring. */
function multiplied(z: ComplexValue, n: Value): ComplexValue {
  const one = z.lift(1);
  const [re, im] = repeatWhile(
    [one.re, one.im, z.re, z.im, n],
    (...[, , , , left]) => left.gt(0n),
    (a, b, c, d, left) => {
      const square = new ComplexValue(c, d);
      const product = choose(left.and(1n).ne(0n), new ComplexValue(a, b).mul(square), new ComplexValue(a, b));
      const next = square.square();
      return [product.re, product.im, next.re, next.im, left.shr(1n)];
    },
  );
  return new ComplexValue(re, im);
}
