/**
 * Cube root: x = 2^(3 j) t, a polynomial gives the root of t to some bits, c; c is cut so short that c^3 is exact, and with
 * d = (t - c^3) / c^3 the root is c (1 + d / 3 - d^2 / 9 + 5 d^3 / 81 - ...). Coefficients: scripts/derive.py, `cbrt`.
 */
import { rarely, type Value } from "@strided/kernel";
import { isSpecial, partsOf } from "./exponent.ts";
import { exp2OfInteger, formatOf, forType, type PerFloat, withSign } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  /** The cube root of the fraction. */
  readonly p: readonly number[];
  /** How many of its bits are kept: a third of all. */
  readonly bits: number;
  /** Subnormal numbers are multiplied by 2 to three times this. */
  readonly third: number;
}

const ROWS: PerFloat<Row> = {
  f64: {
    p: [0.451665749099052, 0.9048168508698043, -0.5356186643795638, 0.21692385122659424, -0.0377835224297068],
    bits: 17,
    third: 18,
  },
  f32: { p: [0.553703248500824, 0.5536587834358215, -0.10747162252664566], bits: 8, third: 9 },
};

export function cbrtOf(x: Value): Value {
  const { third } = forType(x, ROWS);
  const size = x.abs();
  const special = (): Value => {
    const subnormal = rootOfNormal(size.mul(2 ** (3 * third))).mul(2 ** -third);
    // Of 0, infinity and NaN the root is the number itself.
    return size.gt(0).and(size.lt(Number.POSITIVE_INFINITY)).select(subnormal, size);
  };
  return withSign(rarely(isSpecial(size), special, rootOfNormal(size)), x);
}

function rootOfNormal(x: Value): Value {
  const { p, bits } = forType(x, ROWS);
  const { unsigned, fraction, sign } = formatOf(x);
  const { exponent, fraction: m } = partsOf(x);
  const j = exponent.mul(1 / 3).nearest();
  const i = j.mulAdd(-3, exponent);
  const factor = i.lt(0).select(x.lift(Math.cbrt(0.5)), i.gt(0).select(x.lift(Math.cbrt(2)), 1));
  const t = m.mul(exp2OfInteger(i));
  const kept = 2 * sign - 2 ** (fraction + 1 - bits);
  const c = polynomial(m, p).mul(factor).bits(unsigned).and(kept).bits(x.type);
  const cube = c.mul(c).mul(c);
  const d = t.sub(cube).div(cube);
  const series = d.mul(d.mulAdd(d.mulAdd(5 / 81, -1 / 9), 1 / 3));
  return c.mulAdd(series, c).mul(exp2OfInteger(j));
}
