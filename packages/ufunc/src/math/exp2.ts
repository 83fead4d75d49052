/** 2^x = 2^n 2^r, n the nearest integer, r exact. Coefficients of 2^r = 1 + r q(r): scripts/derive.py, `exp2`. */
import { rarely, type Value } from "@strided/kernel";
import { formatOf, forType, isExtreme, type PerFloat, scaleTwice } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  readonly q: readonly number[];
  /** Above the result is infinite; below the other it is 0. */
  readonly overflow: number;
  readonly underflow: number;
}

const ROWS: PerFloat<Row> = {
  f64: {
    q: [
      Math.LN2,
      0.2402265069591013,
      0.055504108664820244,
      0.00961812910759403,
      0.0013333558146775303,
      0.00015403530457203414,
      1.5252733492676379e-5,
      1.3215435232852292e-6,
      1.0178199688191281e-7,
      7.073792341950177e-9,
      4.4347644835301165e-10,
    ],
    overflow: 1025,
    underflow: -1080,
  },
  f32: {
    q: [
      0.6931471824645996, 0.24022647738456726, 0.05550343543291092, 0.009618433192372322, 0.0013398925075307488,
      0.00015353316848631948,
    ],
    overflow: 129,
    underflow: -155,
  },
};

export function exp2Of(x: Value): Value {
  const power = exp2Near(x, (minus) => x.add(minus));
  return rarely(power.isExtreme, power.extreme, power.usual);
}

/** A power where it is a normal number, where it may not be, and what it is there. */
export interface Power {
  readonly usual: Value;
  /** Also where x is NaN. */
  readonly isExtreme: Value;
  readonly extreme: () => Value;
}

/** 2^x; `left` gives what is left of x, known better than x itself, when `minus`, a whole number near -x, is added. */
export function exp2Near(x: Value, left: (minus: Value) => Value): Power {
  const { q, overflow, underflow } = forType(x, ROWS);
  const { signed, fraction, rounder } = formatOf(x);
  const shifted = x.add(rounder);
  const minus = x.lift(rounder).sub(shifted);
  const r = left(minus);
  const y = r.mulAdd(polynomial(r, q), 1);
  return {
    // The lowest bits of `shifted` are a whole number, which is added to the exponent.
    usual: y.bits(signed).add(shifted.bits(signed).shl(fraction)).bits(x.type),
    isExtreme: isExtreme(shifted),
    extreme() {
      const finite = x.gt(overflow).select(x.lift(Number.POSITIVE_INFINITY), scaleTwice(y, minus.neg()));
      return x.lt(underflow).select(x.lift(0), finite);
    },
  };
}
