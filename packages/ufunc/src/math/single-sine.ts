/**
 * Sines and cosines of single floats: of the angle r left after whole half turns, or for cosines after an odd number of
 * quarter turns, one polynomial gives the sine, sin r = r + r (z p(z)) with z = r^2. Up to `FAR` pi is split into three
 * parts: products with the first are taken away without an error where products are not rounded (W. J. Cody and W. Waite,
 * Software Manual for the Elementary Functions, 1980, does so with shorter parts), elsewhere doubles do it. Beyond, see
 * sin.ts and cos.ts. Coefficients and parts: scripts/derive.py, `single-sine`.
 */
import { ifFused, type Value } from "@strided/kernel";
import { flipSign, formatOf } from "./format.ts";
import { polynomial } from "./polynomial.ts";

const P: readonly number[] = [
  -0.1666666716337204, 0.00833333283662796, -0.0001984083210118115, 2.7525177301868098e-6, -2.388429898303457e-8,
];
const PARTS: readonly [number, number, number] = [3.141592502593994, 1.5099578831723193e-7, 1.078060505991553e-14];
/** pi as two doubles, the first of 33 bits. */
const WIDE: readonly [number, number] = [3.1415926534682512, 1.2154201013012384e-10];

/** Up to here half turns have at most 14 bits. */
const FAR = 30000;

/** Whether a single float is beyond the reach of `sineOfSingle` and `cosineOfSingle`, which give NaN for NaN. */
export function isFarSingle(size: Value): Value {
  return size.gt(FAR);
}

export function sineOfSingle(x: Value): Value {
  const { rounder } = formatOf(x);
  const shifted = x.mulAdd(1 / Math.PI, rounder);
  const { r } = angleLeft(x, shifted.sub(rounder));
  return sine(r, x.lift(0), shifted);
}

/** For size >= 0. */
export function cosineOfSingle(size: Value): Value {
  const { rounder } = formatOf(size);
  // An odd number of half turns changes the sign of sines, an even number that of cosines.
  const shifted = size.mulAdd(1 / Math.PI, -0.5).add(rounder + 1);
  const { r, lost } = angleLeft(size, shifted.sub(rounder + 1).add(0.5));
  // Only near 0 something is lost; it counts with cos r / r, about that.
  return sine(r, lost.mul(size.mul(-0.85)), shifted);
}

/** x - turns * pi; `lost` is what rounding took from the first difference. */
function angleLeft(x: Value, turns: Value): { readonly r: Value; readonly lost: Value } {
  const [p1, p2, p3] = PARTS;
  const first = turns.mulAdd(-p1, x);
  const wide = (): Value => {
    const [x64, turns64] = [x.cast("f64"), turns.cast("f64")];
    return x64.sub(turns64.mul(WIDE[0])).sub(turns64.mul(WIDE[1])).cast(x.type);
  };
  return {
    r: ifFused(turns.mulAdd(-p3, turns.mulAdd(-p2, first)), wide),
    lost: ifFused(x.sub(turns.mulAdd(p1, first)), () => x.lift(0)),
  };
}

/** r + r (z p(z) + more), negated where the lowest bit of `shifted` is set. */
function sine(r: Value, more: Value, shifted: Value): Value {
  const { unsigned } = formatOf(r);
  const z = r.square();
  const rest = z.mulAdd(P[0], z.square().mulAdd(polynomial(z, P.slice(1)), more));
  return flipSign(r.mulAdd(rest, r), shifted.bits(unsigned).shl(31));
}
