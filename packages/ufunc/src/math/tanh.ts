/**
 * Hyperbolic tangent. With 2x = n ln 2 + r, e^(2x) - 1 = t = 2^n (e^r - 1) + (2^n - 1). Of doubles the result is t / (t + 2):
 * near 0 n is 0 and t as accurate as e^r - 1; elsewhere 2^n - 1 is exact, and the quotient damps the errors of t. Single
 * floats may be half as far off: they take 1 - 2 / (t + 2), and near 0 x + x^3 p(x^2). Coefficients: scripts/derive.py,
 * `tanh`.
 */
import type { Value } from "@strided/kernel";
import { reducedOfExp, restOfExp } from "./exp.ts";
import { formatOf, forType, withSign } from "./format.ts";
import { polynomial } from "./polynomial.ts";

const P: readonly number[] = [
  -0.3333328068256378, 0.1333143711090088, -0.05373957008123398, 0.02063857764005661, -0.005704418756067753,
];
/** The polynomial's range ends here. */
const NEAR = 0.625;

export function tanhOf(x: Value): Value {
  return withSign(forType(x, { f64: tanhOfDouble, f32: tanhOfSingle })(x.abs()), x);
}

function tanhOfDouble(x: Value): Value {
  const { scale, r, rest } = powersOf(x, 20);
  const t = scale.mulAdd(rest, scale.mulAdd(r, scale.sub(1)));
  return t.div(t.add(2));
}

function tanhOfSingle(x: Value): Value {
  const { scale, r, rest } = powersOf(x, 10);
  const below = scale.mulAdd(rest.add(r), scale.add(1));
  const far = x.lift(1).sub(x.lift(2).div(below));
  const square = x.square();
  return x.lt(NEAR).select(square.mul(x).mulAdd(polynomial(square, P), x), far);
}

/** e^(2x) = scale (1 + r + rest); from `flat` on, where the result is 1, that of `flat`. */
function powersOf(x: Value, flat: number): { readonly scale: Value; readonly r: Value; readonly rest: Value } {
  const { signed, fraction } = formatOf(x);
  const bounded = x.gt(flat).select(x.lift(flat), x);
  const { r, shifted } = reducedOfExp(bounded.add(bounded));
  const scale = shifted.bits(signed).shl(fraction).add(x.lift(1).bits(signed)).bits(x.type);
  return { scale, r, rest: restOfExp(r) };
}
