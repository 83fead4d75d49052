/**
 * |x|^y of single floats, computed in doubles: 2^(y log2 |x|), the logarithm with 45 bits and the power with 30. Casting
 * back to a single float rounds, overflows and underflows as it should. Coefficients: scripts/derive.py, `power-single`.
 */
import type { Value } from "@strided/kernel";
import { isSpecial, partsOf } from "./exponent.ts";
import { formatOf } from "./format.ts";
import { polynomial } from "./polynomial.ts";
import type { Magnitude } from "./power.ts";

/** log2 m = s p(s^2), s = (m - 1) / (m + 1) */
const LOG2: readonly number[] = [
  2.88539008177785, 0.9617966941135324, 0.5770779423035782, 0.41220925906416617, 0.3199054045992707,
  0.28290457517859396,
];
/** 2^r = 1 + r q(r) */
const EXP2: readonly number[] = [
  0.6931472028892455, 0.24022647909473596, 0.05550332393443117, 0.009618437677141144, 0.0013398906589336217,
  0.0001535333174311358,
];
/** Results beyond 2^FAR or below 2^-FAR are infinite or 0 as single floats. */
const FAR = 200;

export function powerOfSingles(x: Value, y: Value): Magnitude {
  const { exponent, fraction } = partsOf(x.abs());
  const s = fraction.sub(1).div(fraction.add(1));
  const product = y.mul(s.mulAdd(polynomial(s.square(), LOG2), exponent));
  const usual = powerOf2(product);
  return { usual, special: isSpecial(x).or(product.ne(product)), complete: () => usual };
}

function powerOf2(x: Value): Value {
  const { rounder, bias, signed, fraction } = formatOf(x);
  const above = x.lt(-FAR).select(x.lift(-FAR), x);
  const bounded = above.gt(FAR).select(x.lift(FAR), above);
  const shifted = bounded.add(rounder + bias);
  const r = bounded.sub(shifted.sub(rounder + bias));
  return r.mulAdd(polynomial(r, EXP2), 1).mul(shifted.bits(signed).shl(fraction).bits(x.type));
}
