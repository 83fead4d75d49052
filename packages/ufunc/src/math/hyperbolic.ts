/**
 * What sinh and cosh have in common: with x = n ln 2 + r, sinh x = a cosh r + b sinh r and cosh x = b cosh r + a sinh r,
 * where a = (2^n - 2^-n) / 2 and b = (2^n + 2^-n) / 2 are exact while both powers matter. Coefficients of
 * sinh r = r + r^3 p(r^2) and cosh r = 1 + r^2 q(r^2): scripts/derive.py, `sinh`.
 */
import type { Value } from "@strided/kernel";
import { EXP } from "./exp.ts";
import { exp2OfInteger, formatOf, forType, type PerFloat, scaleTwice } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  readonly p: readonly number[];
  readonly q: readonly number[];
  /** From here on the result is infinite. */
  readonly overflow: number;
}

const ROWS: PerFloat<Row> = {
  f64: {
    p: [0.16666666666666677, 0.008333333333321627, 0.00019841269886060998, 2.755724427335854e-6, 2.510901537704353e-8],
    q: [
      0.5, 0.04166666666666671, 0.001388888888886386, 2.480158736346004e-5, 2.755724177116609e-7, 2.0924441905565198e-9,
    ],
    overflow: 711,
  },
  f32: {
    p: [0.1666666716337204, 0.008333270438015461, 0.00019904844521079212],
    q: [0.5, 0.041666340082883835, 0.0013946270337328315],
    overflow: 90,
  },
};

export interface Hyperbolic {
  readonly n: Value;
  /** 2^n / 2 and 2^-n / 2, their difference and their sum. */
  readonly up: Value;
  readonly down: Value;
  readonly a: Value;
  readonly b: Value;
  /** sinh r as a sum. */
  readonly r: Value;
  readonly sine: Value;
  /** cosh r - 1 */
  readonly cosine: Value;
}

/** For x >= 0 whose e^x is a normal number; NaN for NaN. */
export function hyperbolicOf(x: Value): Hyperbolic {
  const { p, q } = forType(x, ROWS);
  const { high, low } = forType(x, EXP);
  const { signed, fraction, bias, rounder } = formatOf(x);
  // Powers of half the size leave out the division by 2.
  const shifted = x.mulAdd(Math.LOG2E, rounder + bias - 1);
  const n = shifted.sub(rounder + bias - 1);
  const up = shifted.bits(signed).shl(fraction).bits(x.type);
  const down = exp2OfInteger(n.neg().sub(1));
  const long = n.mulAdd(-high, x);
  const r = n.mulAdd(-low, long);
  const lost = n.mulAdd(-low, long.sub(r));
  const square = r.square();
  return {
    n,
    up,
    down,
    a: up.sub(down),
    b: up.add(down),
    r,
    sine: square.mul(r).mulAdd(polynomial(square, p), lost),
    cosine: square.mul(polynomial(square, q)),
  };
}

/** sinh x = cosh x = e^x / 2 where it may overflow. */
export function hugeHyperbolic(x: Value, { n, r, sine, cosine }: Hyperbolic): Value {
  const y = r.add(sine.add(cosine)).add(1);
  const { overflow } = forType(x, ROWS);
  return x.gt(overflow).select(x.lift(Number.POSITIVE_INFINITY), scaleTwice(y, n.sub(1)));
}

/** Whether hugeHyperbolic is to be used. */
export function isHuge(x: Value): Value {
  return x.gt(forType(x, EXP).normal);
}
