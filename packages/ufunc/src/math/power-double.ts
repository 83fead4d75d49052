/**
 * |x|^y in doubles: e^(y ln |x|), the logarithm with 66 bits. With x = 2^k m, f = m - 1 and s = f / (2 + f),
 * ln m = (2/3) s (3 + s^2 + (3/5) s^4 + ...): the short sum 3 + s^2 + ... that keeps its first terms exact is that of
 * K. C. Ng's pow in fdlibm (Sun Microsystems, 2004). Everything is scaled by 3/2, which the exponential's coefficients take
 * back. Factors are cut to 26 bits, so that their products are exact. Coefficients: scripts/derive.py, `power`.
 */
import { rarely, type Value } from "@strided/kernel";
import { isSpecial, partsOf } from "./exponent.ts";
import { formatOf, scaleTwice } from "./format.ts";
import { type Pair, sumOf, upperHalf } from "./pair.ts";
import { polynomial } from "./polynomial.ts";
import type { Magnitude } from "./power.ts";

/** (3/2) ln 2 = high + low; n * high is exact. */
const LN2_HIGH = 1.0397207708397218;
const LN2_LOW = 1.961556830022416e-13;
const INVERSE = 0.9617966939259756;

/** 3 atanh(s) / s = 3 + s^2 + s^4 p(s^2) */
const LOG: readonly number[] = [
  0.6000000000000338, 0.4285714285514745, 0.33333333780265273, 0.27272676516355043, 0.23080137624352834,
  0.19885187667249757, 0.1979486411381847,
];
/** e^(r / 1.5) = 1 + (2/3) r + r^2 q(r) */
const EXP: readonly number[] = [
  0.2222222222222225, 0.04938271604938346, 0.008230452674876178, 0.0010973936899874573, 0.00012193263264047896,
  1.1612631562038769e-5, 9.677158778448365e-7, 7.168329123548485e-8, 4.791146957716279e-9, 2.893380127502336e-10,
];

/** (3/2) ln of the largest and the smallest normal number, rounded towards 1; and where results become infinite and 0. */
const NORMAL = 1062;
const OVERFLOW = 1065;
const UNDERFLOW = -1119;

export function powerOfDoubles(x: Value, y: Value): Magnitude {
  const size = x.abs();
  const product = productWithLogarithm(y, scaledLogarithm(size, 0));
  const { factor, shifted } = exponential(product);
  const { signed, fraction, tiny } = formatOf(x);
  const complete = (): Value => {
    const shift = fraction + 2;
    const subnormal = (): Value => anyPower(productWithLogarithm(y, scaledLogarithm(size.mul(2 ** shift), shift)));
    return rarely(size.lt(tiny), subnormal, anyPower(product));
  };
  return {
    usual: factor.mul(shifted.bits(signed).shl(fraction).bits(x.type)),
    special: isSpecial(x).or(product.high.abs().le(NORMAL).not()),
    complete,
  };
}

/** (3/2) ln(x 2^-shift) for normal positive x. */
function scaledLogarithm(x: Value, shift: number): Pair {
  const { exponent, fraction } = partsOf(x);
  const k = shift === 0 ? exponent : exponent.sub(shift);
  const f = fraction.sub(1);
  const inverse = f.lift(1).div(f.add(2));
  const s = f.mul(inverse);
  // s = high + low with the remainder f - high (2 + f).
  const high = upperHalf(s);
  const f1 = upperHalf(f);
  const remainder = high.mulAdd(f1.sub(f), high.mulAdd(f1.neg(), high.mulAdd(-2, f)));
  const low = remainder.mul(inverse);
  const square = s.square();
  const highSquare = high.square();
  const rest = low.mulAdd(high.add(s), square.square().mul(polynomial(square, LOG)));
  const factor = highSquare.add(rest).add(3);
  const factor1 = upperHalf(factor);
  const factor2 = rest.sub(factor1.sub(3).sub(highSquare));
  const sum = sumOf(k.mul(LN2_HIGH), high.mul(factor1));
  const small = s.mulAdd(factor2, low.mul(factor1));
  return { high: sum.high, low: sum.low.add(k.mulAdd(LN2_LOW, small)) };
}

/** y * logarithm, the larger part with 52 bits and exact. */
function productWithLogarithm(y: Value, logarithm: Pair): Pair {
  const [y1, l1] = [upperHalf(y), upperHalf(logarithm.high)];
  const l2 = logarithm.high.sub(l1).add(logarithm.low);
  return { high: y1.mul(l1), low: y.mulAdd(l2, y.sub(y1).mul(l1)) };
}

/** e^(w / 1.5) = factor 2^n */
function exponential(w: Pair): { readonly factor: Value; readonly n: Value; readonly shifted: Value } {
  const { rounder, bias } = formatOf(w.high);
  const shifted = w.high.mulAdd(INVERSE, rounder + bias);
  const n = shifted.sub(rounder + bias);
  const r = n.mulAdd(-LN2_HIGH, w.high).add(n.mulAdd(-LN2_LOW, w.low));
  return {
    factor: r
      .square()
      .mulAdd(polynomial(r, EXP), r.mul(2 / 3))
      .add(1),
    n,
    shifted,
  };
}

/** e^(w / 1.5) for any w. */
function anyPower(w: Pair): Value {
  const { factor, n } = exponential(w);
  const bounded = w.high.gt(OVERFLOW).select(w.high.lift(Number.POSITIVE_INFINITY), scaleTwice(factor, n));
  return w.high.lt(UNDERFLOW).select(w.high.lift(0), bounded);
}
