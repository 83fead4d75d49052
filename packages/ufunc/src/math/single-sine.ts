/**
 * Sines and cosines of single floats. Up to `FAR` pi / 2 is split into parts so short that their products with the number
 * of quarter turns are exact (W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980); what the last
 * subtraction loses is kept. Beyond, see sin.ts and cos.ts. Coefficients and parts: scripts/derive.py, `single-sine`.
 */
import type { Value } from "@strided/kernel";
import { flipSign, formatOf } from "./format.ts";
import { polynomial } from "./polynomial.ts";

/** sin r = r - r^3 p(r^2) */
const P: readonly number[] = [0.16666655242443085, -0.008332173340022564, 0.00019515065650921315];
/** cos r = 1 - r^2 / 2 + r^4 q(r^2) */
const Q: readonly number[] = [0.04166664555668831, -0.0013887312961742282, 2.4432954887743108e-5];
/** pi / 2 as three parts of 12 bits and the rest. */
const PARTS: readonly [number, number, number, number] = [
  1.5703125, 0.0004837512969970703, 7.549533620476723e-8, 2.563344151594519e-12,
];

/** Up to here quarter turns have at most 12 bits. */
const FAR = 6400;

/** Whether the size of a single float is beyond the reach of `sineOfSingle`, which gives NaN for NaN. */
export function isFarSingle(size: Value): Value {
  return size.gt(FAR);
}

/** sin(size + quarters * pi / 2) for 0 <= size <= FAR, negated where the sign bit of `sign` is set. */
export function sineOfSingle(size: Value, quarters: number, sign: Value): Value {
  const { rounder, unsigned } = formatOf(size);
  const [p1, p2, p3, p4] = PARTS;
  const shifted = size.mulAdd(2 / Math.PI, rounder);
  const n = shifted.sub(rounder);
  const long = n.mulAdd(-p2, n.mulAdd(-p1, size));
  // The angle is r - excess.
  const r = n.mulAdd(-p3, long);
  const excess = n.mulAdd(p4, n.mulAdd(p3, r.sub(long)));
  const square = r.square();
  const sine = r.sub(square.mul(r).mulAdd(polynomial(square, P), excess));
  const cosine = square.square().mulAdd(polynomial(square, Q), r.mul(excess)).add(square.mulAdd(-0.5, 1));
  const bits = shifted.bits(unsigned);
  const turns = quarters === 0 ? bits : bits.add(quarters);
  const flip = turns
    .shl(30)
    .xor(sign.bits(unsigned))
    .and(2 ** 31);
  return flipSign(turns.and(1).eq(0).select(sine, cosine), flip);
}
