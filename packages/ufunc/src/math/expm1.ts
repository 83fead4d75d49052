/**
 * e^x - 1 = 2^n (1 + r + r^2 q(r)) - 1 = (2^n - 1) + 2^n r + 2^n r^2 q(r). The first two terms are exact; their sum is
 * kept with its rounding error, and r with its own, so that only small terms are rounded twice.
 */
import { rarely, type Value } from "@strided/kernel";
import { EXP } from "./exp.ts";
import { formatOf, forType, scaleTwice, withSign } from "./format.ts";
import { sumOf } from "./pair.ts";
import { polynomial } from "./polynomial.ts";

export function expm1Of(x: Value): Value {
  const { high, low, q, normal, overflow } = forType(x, EXP);
  const { signed, fraction, bias, rounder } = formatOf(x);
  const shifted = x.mulAdd(Math.LOG2E, rounder + bias);
  const n = shifted.sub(rounder + bias);
  const long = n.mulAdd(-high, x);
  const r = n.mulAdd(-low, long);
  const lost = n.mulAdd(-low, long.sub(r));
  const tail = r.square().mulAdd(polynomial(r, q), lost);
  const scale = shifted.bits(signed).shl(fraction).bits(x.type);
  const sum = sumOf(scale.sub(1), scale.mul(r));
  const usual = sum.high.add(scale.mulAdd(tail, sum.low));
  // Far out there is nothing to subtract from, or nothing left.
  const extreme = (): Value => {
    const large = x.gt(overflow).select(x.lift(Number.POSITIVE_INFINITY), scaleTwice(r.add(tail).add(1), n));
    return x.gt(0).select(large, -1);
  };
  return withSign(rarely(x.abs().gt(normal), extreme, usual), x);
}
