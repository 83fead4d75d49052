/**
 * Powers of complex numbers. Whole exponents below 100 are multiplied out, so that (1 + i)^2 is 2 i; others are
 * e^(w ln z).
 */
import { ComplexValue, repeatWhile, type Value } from "@strided/kernel";
import { expOfDoubles } from "./exp.ts";
import { logOfDoubles } from "./log.ts";
import { choose, inDoubles } from "./numbers.ts";

/** Whole exponents below this one are multiplied out, as NumPy does. */
const MOST_FACTORS = 100;

export const complexPower = (z: ComplexValue, w: ComplexValue): ComplexValue => inDoubles(powerOfDoubles)(z, w);

function powerOfDoubles(z: ComplexValue, w: ComplexValue): ComplexValue {
  const { re: n, im } = w;
  const isFew = im.eq(0).and(n.trunc().eq(n)).and(n.abs().lt(MOST_FACTORS));
  const factors = isFew.select(n.abs(), 0).cast("i64");
  const product = multiplied(z, factors);
  const whole = choose(n.lt(0), product.lift(1).div(product) as ComplexValue, product);
  const general = (): ComplexValue => expOfDoubles(w.mul(logOfDoubles(z)));
  const usual = new ComplexValue(
    isFew.not().rarely(() => general().re, whole.re),
    isFew.not().rarely(() => general().im, whole.im),
  );
  // NumPy: powers of 0 are 0 for positive real exponents, else no number, but for 0^0 = 1.
  const isPositive = n.gt(0).and(im.eq(0));
  const ofZero = isPositive.select(n.lift(0), Number.NaN);
  const isOne = n.eq(0).and(im.eq(0));
  const answer = choose(z.re.eq(0).and(z.im.eq(0)), new ComplexValue(ofZero, ofZero), usual);
  return choose(isOne, z.lift(1), answer);
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
