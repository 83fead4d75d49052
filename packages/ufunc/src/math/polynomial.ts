/**
 * Polynomials: neighbouring terms are joined in pairs (the first step of G. Estrin's scheme, Western Joint Computer
 * Conference 1960, 33-40), the pairs by Horner's rule in x^2. The longest chain of dependent steps is half of Horner's,
 * and x^2 is the only power to compute; machines that reorder instructions gain nothing from shorter chains, while every
 * further power costs a multiplication.
 */
import type { Value, ValueLike } from "@strided/kernel";

/** coefficients[0] + coefficients[1] x + coefficients[2] x^2 + ...; at least two coefficients, of which some may be 0. */
export function polynomial(x: Value, coefficients: readonly ValueLike[]): Value {
  const pairs: ValueLike[] = [];
  for (let k = 0; k < coefficients.length; k += 2) {
    pairs.push(coefficients[k + 1] ? x.mulAdd(coefficients[k + 1], coefficients[k]) : coefficients[k]);
  }
  return pairs.reduceRight((sum, pair) => x.square().mulAdd(sum, pair)) as Value;
}
