/** Exponential functions of complex numbers: e^x (cos y + i sin y). Zeros and infinities as in C (ISO C, annex G.6.3). */
import { ComplexValue, type Value } from "@strided/kernel";
import { cosOf } from "../math/cos.ts";
import { expOf } from "../math/exp.ts";
import { expm1Of } from "../math/expm1.ts";
import { sinOf } from "../math/sin.ts";
import { inDoubles, isFinite64 } from "./numbers.ts";

/** Beyond, e^x overflows while its product with a sine need not. */
const FAR = 700;

export const complexExp = (z: ComplexValue): ComplexValue => inDoubles(expOfDoubles)(z);

/** 2^z */
export const complexExp2 = (z: ComplexValue): ComplexValue =>
  inDoubles(({ re, im }) => expOfDoubles(new ComplexValue(re.mul(Math.LN2), im.mul(Math.LN2))))(z);

/** e^z - 1 without cancellation: the real part is expm1(x) cos y - 2 sin^2(y / 2). */
export const complexExpm1 = (z: ComplexValue): ComplexValue =>
  inDoubles(({ re: x, im: y }) => {
    const half = sinOf(y.mul(0.5));
    const re = expm1Of(x).mul(cosOf(y)).sub(half.square().mul(2));
    return new ComplexValue(re, expOf(x).mul(sinOf(y)));
  })(z);

export function expOfDoubles({ re: x, im: y }: ComplexValue): ComplexValue {
  const near = x.gt(FAR).select(x.lift(FAR), x);
  const beyond = expOf(x.sub(near));
  const size = expOf(near);
  const scaled = (part: Value): Value => part.mul(size).mul(beyond);
  const [known, empty] = [isFinite64(y), x.eq(Number.NEGATIVE_INFINITY)];
  // e^-infinity is 0 in every direction; e^infinity without a direction has an infinite real part.
  const undirected = empty.select(x.lift(0), x.eq(Number.POSITIVE_INFINITY).select(x, Number.NaN));
  const re = known.select(y.eq(0).select(expOf(x), scaled(cosOf(y))), undirected);
  const im = y.eq(0).select(y, known.select(scaled(sinOf(y)), empty.select(x.lift(0), Number.NaN)));
  return new ComplexValue(re, im);
}
