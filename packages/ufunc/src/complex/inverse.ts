/**
 * Inverse sines, cosines and tangents of complex numbers, circular and hyperbolic. asin and acos follow T. E. Hull, T. F.
 * Fairgrieve and P. T. P. Tang, Implementing the complex arcsine and arccosine functions using exception handling, ACM
 * Transactions on Mathematical Software 23 (1997) 299-335; atanh follows W. Kahan, Branch cuts for complex elementary
 * functions, 1987. Branch cuts and infinities as in C (ISO C, annex G.6).
 */
import { ComplexValue, type Value } from "@strided/kernel";
import { acosOf } from "../math/acos.ts";
import { asinOf } from "../math/asin.ts";
import { atan2Of } from "../math/atan2.ts";
import { withSign } from "../math/format.ts";
import { hypotOf } from "../math/hypot.ts";
import { logOf } from "../math/log.ts";
import { log1pOf } from "../math/log1p.ts";
import { inDoubles, isInfinite, turned } from "./numbers.ts";

type Complex = (z: ComplexValue) => ComplexValue;

export const complexAsin: Complex = (z) => inDoubles(asinOfDoubles)(z);
export const complexAcos: Complex = (z) => inDoubles(acosOfDoubles)(z);
export const complexAsinh: Complex = (z) => inDoubles(turned(asinOfDoubles))(z);
export const complexAcosh: Complex = (z) =>
  inDoubles((w) => {
    const { re, im } = acosOfDoubles(w);
    return new ComplexValue(im.abs(), withSign(re.abs(), w.im));
  })(z);
export const complexAtanh: Complex = (z) => inDoubles(atanhOfDoubles)(z);
export const complexAtan: Complex = (z) => inDoubles(turned(atanhOfDoubles))(z);

/** Up to here the arc sine of a ratio has no large derivative. */
const STEEP = 0.6417;

/** For x, y >= 0: the real part of asin z as a ratio or as a point whose angle it is, and the imaginary part. */
interface Arc {
  /** x / a is the sine of the real part, a the half sum of the distances to 1 and -1. */
  readonly sine: Value;
  /** Where the sine is large: the cosine's counterpart of x. */
  readonly adjacent: Value;
  readonly im: Value;
}

function arcOf(x: Value, y: Value): Arc {
  const isHuge = x.gt(2 ** 1000).or(y.gt(2 ** 1000));
  const scale = isHuge.select(x.lift(2 ** -200), 1);
  const [u, v] = [x.mul(scale), y.mul(scale)];
  const [r, s] = [hypotOf(u.add(1), v), hypotOf(u.sub(1), v)];
  const a = r.add(s).mul(0.5);
  const isInside = u.lt(1);
  const [p, q] = [r.add(u.add(1)), s.add(u.sub(1).abs())];
  const half = a.lift(0.5);
  // a - 1 without cancellation, and its root without squares of small numbers.
  const inverses = half.div(p).add(half.div(q));
  // Products with quotients: the squares of large numbers overflow.
  const outside = v.mul(v.div(p)).add(q).mul(0.5);
  const above = isInside.select(v.mul(v.mul(inverses)), outside);
  const root = isInside.select(v.mul(inverses.sqrt()), outside.sqrt());
  const im = log1pOf(above.add(root.mul(a.add(1).sqrt()))).add(isHuge.select(x.lift(200 * Math.LN2), 0));
  const sum = a.add(u);
  const inner = half.mul(sum).mul(v.square().div(p).add(q)).sqrt();
  const outer = v.mul(half.mul(sum.div(p).add(sum.div(q))).sqrt());
  const adjacent = u.le(1).select(inner, outer).div(scale);
  const infinite = isInfinite(x).or(isInfinite(y));
  return {
    sine: u.div(a),
    adjacent: infinite.select(y, adjacent),
    im: infinite.select(x.lift(Number.POSITIVE_INFINITY), im),
  };
}

function asinOfDoubles({ re, im }: ComplexValue): ComplexValue {
  const [x, y] = [re.abs(), im.abs()];
  const arc = arcOf(x, y);
  const angle = arc.sine.le(STEEP).select(asinOf(arc.sine), atan2Of(x, arc.adjacent));
  return new ComplexValue(withSign(re.eq(0).select(x, angle), re), withSign(arc.im, im));
}

function acosOfDoubles({ re, im }: ComplexValue): ComplexValue {
  const [x, y] = [re.abs(), im.abs()];
  const arc = arcOf(x, y);
  const angle = arc.sine.le(STEEP).select(acosOf(arc.sine), atan2Of(arc.adjacent, x));
  const quarter = re.eq(0).select(x.lift(Math.PI / 2), angle);
  const isLeft = re.lt(0);
  return new ComplexValue(isLeft.select(x.lift(Math.PI).sub(quarter), quarter), withSign(arc.im, im).neg());
}

/** ln(1 + 4 x / ((1 - x)^2 + y^2)) / 4 and arg((1 - x) (1 + x) - y^2, 2 y) / 2. */
function atanhOfDoubles({ re, im: y }: ComplexValue): ComplexValue {
  const x = re.abs();
  const rest = x.lift(1).sub(x);
  const distance = hypotOf(rest, y);
  const usual = log1pOf(x.div(distance).div(distance).mul(4)).mul(0.25);
  // So near to 1 that the quotient would overflow.
  const close = x.lift(Math.LN2).sub(logOf(distance)).mul(0.5);
  const size = distance.lt(2 ** -400).select(close, usual);
  const angle = atan2Of(y.mul(2), rest.mul(x.add(1)).sub(y.square())).mul(0.5);
  const quarter = withSign(y.lift(Math.PI / 2), y);
  const [far, high] = [isInfinite(x), isInfinite(y)];
  const none = x.eq(0).or(far).or(high);
  return new ComplexValue(withSign(none.select(x.lift(0), size), re), high.or(far.and(y.eq(y))).select(quarter, angle));
}
