/**
 * Sine and cosine of angles up to pi / 4 that are sums of two numbers: sin(r + e) = r + (r^3 p(r^2) + e cos r) and
 * cos(r + e) = 1 - r^2 / 2 + (r^4 q(r^2) - e sin r), the largest terms added last; the rounding of 1 - r^2 / 2 is put back.
 * Coefficients: scripts/derive.py, `sin` and `cos`.
 */
import type { Value } from "@strided/kernel";
import type { Angle } from "./angle.ts";
import { flipSign } from "./format.ts";
import { polynomial } from "./polynomial.ts";

const P: readonly number[] = [
  -0.1666666666666663, 0.008333333333322071, -0.00019841269829566443, 2.7557313613065902e-6, -2.5050746417051517e-8,
  1.5896149815525235e-10,
];
const Q: readonly number[] = [
  0.041666666666666595, -0.0013888888888873056, 2.480158728882631e-5, -2.7557314171800647e-7, 2.087569979720578e-9,
  -1.1358481148173637e-11,
];

/** A sum of two numbers, the second one small. */
export interface Sum {
  readonly high: Value;
  readonly low: Value;
}

export function sineNear0({ high, low }: Angle): Sum {
  const square = high.square();
  const half = square.mulAdd(-0.5, 1);
  return { high, low: square.mul(high).mulAdd(polynomial(square, P), low.mul(half)) };
}

export function cosineNear0({ high, low }: Angle): Sum {
  const square = high.square();
  const half = square.mul(0.5);
  const first = half.neg().add(1);
  const lost = first.neg().add(1).sub(half);
  const rest = square.square().mulAdd(polynomial(square, Q), lost);
  return { high: first, low: rest.sub(high.mul(low)) };
}

/** sin(angle + turns * pi / 2) */
export function sineAfterTurns(angle: Angle): Value {
  const [sine, cosine] = [sineNear0(angle), cosineNear0(angle)];
  const odd = angle.turns.and(1).ne(0);
  const result = odd.select(cosine.high.add(cosine.low), sine.high.add(sine.low));
  return flipSign(result, angle.turns.shl(62).and(2 ** 63));
}
