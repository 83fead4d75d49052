/**
 * e^x. With n the integer nearest to x / ln 2, e^x = 2^n e^r, |r| <= ln 2 / 2. ln 2 is split in two, the first part short
 * enough for n times it to be exact (W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980).
 * Doubles take e^r = 1 + r / (1 - r / 2 + z d(z)) with z = r^2: r / (e^r - 1) + r / 2 is even, so that five coefficients and a
 * division do for ten coefficients. Single floats, and functions that want e^r - 1, take e^r = 1 + r + r^2 q(r).
 * Coefficients: scripts/derive.py, `exp`.
 */
import { rarely, type Value } from "@strided/kernel";
import { formatOf, forType, isExtreme, type PerFloat, scaleTwice } from "./format.ts";
import { polynomial } from "./polynomial.ts";

export interface ExpRow {
  /** ln 2 = high + low. */
  readonly high: number;
  readonly low: number;
  readonly q: readonly number[];
  /** Up to here, on both sides of 0, the result is a normal number. */
  readonly normal: number;
  /** Above it the result is infinite; below the other it is 0. */
  readonly overflow: number;
  readonly underflow: number;
}

export const EXP: PerFloat<ExpRow> = {
  f64: {
    high: 0.6931471805598903,
    low: 5.497923018708371e-14,
    q: [
      0.5, 0.16666666666666433, 0.041666666666603874, 0.008333333333500196, 0.0013888888926833912,
      0.00019841269466016963, 2.4801508630101153e-5, 2.755764092982035e-6, 2.762520961103454e-7, 2.4978401837260516e-8,
    ],
    normal: 708,
    overflow: 710,
    underflow: -746,
  },
  f32: {
    high: 0.693145751953125,
    low: 1.4286068203094173e-6,
    q: [0.4999999403953552, 0.1666652113199234, 0.04166833311319351, 0.008368711918592453, 0.0013814544072374701],
    normal: 87,
    overflow: 89,
    underflow: -104,
  },
};

const D: readonly number[] = [
  0.08333333333333301, -0.0013888888888507157, 3.306878160572058e-5, -8.266950951830052e-7, 2.069062851195593e-8,
];

/** e^r */
const POWER: PerFloat<(r: Value) => Value> = {
  f64(r) {
    const square = r.square();
    return r.div(square.mulAdd(polynomial(square, D), r.mulAdd(-0.5, 1))).add(1);
  },
  f32: (r) => r.square().mulAdd(polynomial(r, EXP.f32.q), r).add(1),
};

export function expOf(x: Value): Value {
  const { overflow, underflow } = forType(x, EXP);
  const { signed, fraction } = formatOf(x);
  const { r, n, shifted } = reducedOfExp(x);
  const y = forType(x, POWER)(r);
  const extreme = (): Value => {
    const finite = x.gt(overflow).select(x.lift(Number.POSITIVE_INFINITY), scaleTwice(y, n));
    return x.lt(underflow).select(x.lift(0), finite);
  };
  // The lowest bits of `shifted` are n, which is added to the exponent.
  const scaled = y.bits(signed).add(shifted.bits(signed).shl(fraction)).bits(x.type);
  return rarely(isExtreme(shifted), extreme, scaled);
}

/** x = n ln 2 + r; the bits of `shifted` are those of n as an integer and something far above them. */
export function reducedOfExp(x: Value): { readonly r: Value; readonly n: Value; readonly shifted: Value } {
  const { high, low } = forType(x, EXP);
  const { rounder } = formatOf(x);
  const shifted = x.mulAdd(Math.LOG2E, rounder);
  const n = shifted.sub(rounder);
  return { r: n.mulAdd(-low, n.mulAdd(-high, x)), n, shifted };
}

/** e^r - 1 - r */
export function restOfExp(r: Value): Value {
  return r.square().mul(polynomial(r, forType(r, EXP).q));
}
