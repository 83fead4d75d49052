/** Polynomials by Horner's rule, which needs the fewest instructions; a kernel has several chains of it in flight. */
import type { Value } from "@strided/kernel";

/** coefficients[0] + coefficients[1] x + coefficients[2] x^2 + ...; at least two coefficients, of which some may be 0. */
export function polynomial(x: Value, coefficients: readonly number[]): Value {
  const [last, ...others] = [...coefficients].reverse();
  return others.reduce((sum, c) => (c ? sum.mulAdd(x, c) : sum.mul(x)), x.lift(last));
}
