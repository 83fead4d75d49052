/** 2^x = 2^n 2^r, n the nearest integer, r exact. Coefficients of 2^r = 1 + r q(r): scripts/derive.py, `exp2`. */
import { rarely, type Value } from "@strided/kernel";
import { formatOf, forType, type PerFloat, scaleTwice } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  readonly q: readonly number[];
  /** Up to here, on both sides of 0, the result is a normal number. */
  readonly normal: number;
  /** From here on the result is infinite; below the other it is 0. */
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
    normal: 1021,
    overflow: 1024,
    underflow: -1075,
  },
  f32: {
    q: [
      0.6931471824645996, 0.24022647738456726, 0.05550343543291092, 0.009618433192372322, 0.0013398925075307488,
      0.00015353316848631948,
    ],
    normal: 125,
    overflow: 128,
    underflow: -150,
  },
};

export function exp2Of(x: Value): Value {
  const { q, normal, overflow, underflow } = forType(x, ROWS);
  const { signed, fraction, bias, rounder } = formatOf(x);
  const shifted = x.add(rounder + bias);
  const n = shifted.sub(rounder + bias);
  const r = x.sub(n);
  const y = r.mulAdd(polynomial(r, q), 1);
  const extreme = (): Value => {
    const finite = x.ge(overflow).select(x.lift(Number.POSITIVE_INFINITY), scaleTwice(y, n));
    return x.lt(underflow).select(x.lift(0), finite);
  };
  return rarely(x.abs().gt(normal), extreme, y.mul(shifted.bits(signed).shl(fraction).bits(x.type)));
}
