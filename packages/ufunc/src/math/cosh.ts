/** Hyperbolic cosine: 2^n / 2 + (2^-n / 2 + a sinh r + b (cosh r - 1)), smallest terms first; see hyperbolic.ts. */
import { rarely, type Value } from "@strided/kernel";
import { hugeHyperbolic, hyperbolicOf, isHuge } from "./hyperbolic.ts";

export function coshOf(x: Value): Value {
  const size = x.abs();
  const parts = hyperbolicOf(size);
  const { up, down, a, b, r, sine, cosine } = parts;
  const usual = a
    .mulAdd(r, a.mulAdd(sine, b.mul(cosine)))
    .add(down)
    .add(up);
  return rarely(isHuge(size), () => hugeHyperbolic(size, parts), usual);
}
