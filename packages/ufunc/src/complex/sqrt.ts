/**
 * The square root of complex numbers, with a branch cut along the negative real axis: from the half sum of |z| and |x|,
 * which has no cancellation (W. Kahan, Branch cuts for complex elementary functions, 1987). Infinities as in C (ISO C,
 * annex G.6.4.2).
 */
import { ComplexValue } from "@strided/kernel";
import { withSign } from "../math/format.ts";
import { hypotOf } from "../math/hypot.ts";
import { inDoubles, isInfinite } from "./numbers.ts";

export const complexSqrt = (z: ComplexValue): ComplexValue => inDoubles(sqrtOfDoubles)(z);

function sqrtOfDoubles({ re: x, im: y }: ComplexValue): ComplexValue {
  const [width, height] = [x.abs(), y.abs()];
  const larger = width.gt(height).select(width, height);
  const isLarge = larger.gt(2 ** 1000);
  const isSmall = larger.lt(2 ** -960);
  const down = isLarge.select(x.lift(2 ** -100), isSmall.select(x.lift(2 ** 100), 1));
  const up = isLarge.select(x.lift(2 ** 50), isSmall.select(x.lift(2 ** -50), 1));
  const [a, b] = [width.mul(down), height.mul(down)];
  const major = hypotOf(a, b).add(a).mul(0.5).sqrt();
  const minor = b.eq(0).select(b, b.div(major.mul(2)));
  const [large, small] = [major.mul(up), minor.mul(up)];
  const isRight = x.ge(0).or(x.ne(x));
  const finite = { re: isRight.select(large, small), im: isRight.select(small, large) };
  const infinity = x.lift(Number.POSITIVE_INFINITY);
  // Of -infinity the parts are exchanged; an infinite imaginary part wins over everything.
  const [high, far] = [isInfinite(y), isInfinite(x)];
  const other = y.eq(y).select(x.lift(0), y);
  const re = high.select(infinity, far.select(x.gt(0).select(infinity, other), finite.re));
  const im = high.select(infinity, far.select(x.gt(0).select(other, infinity), finite.im));
  return new ComplexValue(re, withSign(im, y));
}
