/**
 * Hyperbolic tangent. With 2x = n ln 2 + r, e^(2x) - 1 = t = 2^n (e^r - 1) + (2^n - 1). Of doubles the result is t / (t + 2):
 * near 0 n is 0 and t as accurate as e^r - 1; elsewhere 2^n - 1 is exact, and the quotient damps the errors of t. Single
 * floats may be half as far off: they take 1 - 2 / (e^(2x) + 1), whose errors are damped too, and near 0 x + x^3 p(x^2).
 * Coefficients: scripts/derive.py, `tanh`.
 */
import type { Value } from "@strided/kernel";
import { reducedOfExp, restOfExp } from "./exp.ts";
import { formatOf, forType, withSign } from "./format.ts";
import { polynomial } from "./polynomial.ts";

const P: readonly number[] = [
  -0.33333247900009155, 0.1333054006099701, -0.05366489663720131, 0.02039738930761814, -0.005438854917883873,
];
/** The polynomial's range ends here. */
const NEAR = 0.66;
/** e^(2r) for |r| up to ln 2 / 4. */
const E: readonly number[] = [
  1, 1.9999994039535522, 1.9999659061431885, 1.3334110975265503, 0.6703687310218811, 0.2652891278266907,
];

export function tanhOf(x: Value): Value {
  return withSign(forType(x, { f64: tanhOfDouble, f32: tanhOfSingle })(x.abs()), x);
}

function tanhOfDouble(x: Value): Value {
  const { signed, fraction } = formatOf(x);
  const bounded = atMost(x, 20);
  const { r, shifted } = reducedOfExp(bounded.add(bounded));
  const scale = shifted.bits(signed).shl(fraction).add(x.lift(1).bits(signed)).bits(x.type);
  const t = scale.mulAdd(restOfExp(r), scale.mulAdd(r, scale.sub(1)));
  return t.div(t.add(2));
}

function tanhOfSingle(x: Value): Value {
  const { signed, fraction, bias, rounder } = formatOf(x);
  const bounded = atMost(x, 10);
  const shifted = bounded.mulAdd(2 / Math.LN2, rounder + bias);
  const r = shifted.sub(rounder + bias).mulAdd(-Math.LN2 / 2, bounded);
  const scale = shifted.bits(signed).shl(fraction).bits(x.type);
  const far = x.lift(1).sub(x.lift(2).div(scale.mulAdd(polynomial(r, E), 1)));
  const square = bounded.square();
  return x.lt(NEAR).select(bounded.mulAdd(square.mul(polynomial(square, P)), bounded), far);
}

/** Cut where the result is 1 already, so that no power overflows. */
function atMost(x: Value, flat: number): Value {
  return x.gt(flat).select(x.lift(flat), x);
}
