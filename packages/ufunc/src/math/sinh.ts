/** Hyperbolic sine: a + b sinh r + a (cosh r - 1), smallest terms first; see hyperbolic.ts. */
import { rarely, type Value } from "@strided/kernel";
import { withSign } from "./format.ts";
import { hugeHyperbolic, hyperbolicOf, isHuge } from "./hyperbolic.ts";

export function sinhOf(x: Value): Value {
  const size = x.abs();
  const parts = hyperbolicOf(size);
  const { a, b, r, sine, cosine } = parts;
  const usual = b.mulAdd(r, b.mulAdd(sine, a.mul(cosine))).add(a);
  return withSign(
    rarely(isHuge(size), () => hugeHyperbolic(size, parts), usual),
    x,
  );
}
