/**
 * Inverse hyperbolic tangent: half the logarithm of (1 + x) / (1 - x) = 2^k (1 + s) / (1 - s), which is
 * (k / 2) ln 2 + atanh s with s = ((1 + x) - 2^k (1 - x)) / ((1 + x) + 2^k (1 - x)); for small x, k is 0 and s is x. The
 * difference of the floats' bits is close enough to a logarithm to find k. Coefficients: scripts/derive.py, `atanh`.
 */
import { rarely, type Value } from "@strided/kernel";
import { formatOf, forType, type PerFloat, withSign } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  /** atanh s = s + s^3 p(s^2) */
  readonly p: readonly number[];
  /** Half of ln 2 as a sum, the first part short. */
  readonly half: readonly [number, number];
}

const ROWS: PerFloat<Row> = {
  f64: {
    p: [
      0.3333333333333343, 0.19999999999946175, 0.1428571429589159, 0.111111101688132, 0.09090958342740682,
      0.07690758348633825, 0.06696505721550854, 0.055403927717968794, 0.07361056109470131,
    ],
    half: [0.34657359027994517, 2.7489615093541856e-14],
  },
  f32: {
    p: [0.3333331346511841, 0.20002742111682892, 0.14173080027103424, 0.12895075976848602],
    half: [0.3465728759765625, 7.143034101547086e-7],
  },
};

export function atanhOf(x: Value): Value {
  const { p, half } = forType(x, ROWS);
  const { unsigned, fraction, bias } = formatOf(x);
  const size = x.abs();
  const above = size.add(1);
  const below = size.neg().add(1);
  const aboveLost = size.sub(above.sub(1));
  const belowLost = below.neg().add(1).sub(size);
  // Just above 1/4 the quotient passes 5/3, and k becomes 1.
  const log = above
    .bits(unsigned)
    .sub(below.bits(unsigned))
    .add((bias + 0.25) * 2 ** fraction);
  const biased = log.shr(fraction);
  const power = biased.shl(fraction).bits(x.type);
  const k = biased
    .or(x.lift(2 ** fraction).bits(unsigned))
    .bits(x.type)
    .sub(2 ** fraction + bias);
  const scaled = power.mul(below);
  const s = above
    .sub(scaled)
    .add(aboveLost.sub(power.mul(belowLost)))
    .div(above.add(scaled));
  const square = s.square();
  const rest = square.mul(s).mulAdd(polynomial(square, p), k.mul(half[1]));
  const usual = k.mulAdd(half[0], s.add(rest));
  const outside = (): Value => size.eq(1).select(x.lift(Number.POSITIVE_INFINITY), Number.NaN);
  return withSign(rarely(size.lt(1).not(), outside, usual), x);
}
