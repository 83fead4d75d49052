/**
 * Hyperbolic tangent: near 0, x + x (x^2 P(x^2) / Q(x^2)); elsewhere 1 + -2 / (e^(2x) + 1). One division serves both, and
 * only a small last term is rounded more than once (the two ranges are those of S. L. Moshier's Cephes). P and Q:
 * scripts/derive.py, `tanh`.
 */
import type { Value } from "@strided/kernel";
import { expOfModerate } from "./exp.ts";
import { forType, type PerFloat, withSign } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  readonly p: readonly number[];
  readonly q: readonly number[];
  /** From here on the result is 1. */
  readonly flat: number;
}

const ROWS: PerFloat<Row> = {
  f64: {
    p: [-0.33333333333333326, -0.020496850189916028, -0.00019909174604287066],
    q: [1, 0.4614905505697335, 0.023288733561513397, 0.00020644131974473256],
    flat: 20,
  },
  f32: {
    p: [-0.3333330750465393, -0.0015418819384649396],
    q: [1, 0.4046134352684021],
    flat: 10,
  },
};

const NEAR = 0.625;

export function tanhOf(x: Value): Value {
  const { p, q, flat } = forType(x, ROWS);
  const size = x.abs();
  const square = size.square();
  const near = size.lt(NEAR);
  const e = expOfModerate(size.gt(flat).select(x.lift(flat), size).mul(2));
  const above = near.select(square.mul(polynomial(square, p)), -2);
  const below = near.select(polynomial(square, q), e.add(1));
  const unit = near.select(size, 1);
  return withSign(above.div(below).mulAdd(unit, unit), x);
}
