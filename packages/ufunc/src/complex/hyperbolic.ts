/**
 * sinh, cosh and tanh of complex numbers, and through exchanged parts sin, cos and tan. Zeros and infinities as in C (ISO
 * C, annex G.6.2).
 */
import { ComplexValue, type Value } from "@strided/kernel";
import { cosOf } from "../math/cos.ts";
import { coshOf } from "../math/cosh.ts";
import { expOf } from "../math/exp.ts";
import { flipSign, signBit, withSign } from "../math/format.ts";
import { sinOf } from "../math/sin.ts";
import { sinhOf } from "../math/sinh.ts";
import { tanhOf } from "../math/tanh.ts";
import { inDoubles, isFinite64, isInfinite, turned } from "./numbers.ts";

type Complex = (z: ComplexValue) => ComplexValue;

export const complexSinh: Complex = (z) => inDoubles(sinhOfDoubles)(z);
export const complexCosh: Complex = (z) => inDoubles(coshOfDoubles)(z);
export const complexTanh: Complex = (z) => inDoubles(tanhOfDoubles)(z);
export const complexSin: Complex = (z) => inDoubles(turned(sinhOfDoubles))(z);
export const complexTan: Complex = (z) => inDoubles(turned(tanhOfDoubles))(z);
/** cosh of the number with its parts exchanged, conjugated. */
export const complexCos: Complex = (z) =>
  inDoubles(({ re, im }) => {
    const turnedCosh = coshOfDoubles(new ComplexValue(im, re));
    return new ComplexValue(turnedCosh.re, turnedCosh.im.neg());
  })(z);

/** Beyond, sinh and cosh overflow while their products with a sine need not. */
const FAR = 700;

/** hyperbolic(x) * factor, where the first may overflow and the product not. */
function product(hyperbolic: (x: Value) => Value, x: Value, factor: Value): Value {
  const size = x.abs();
  const near = size.gt(FAR).select(withSign(x.lift(FAR), x), x);
  return hyperbolic(near)
    .mul(factor)
    .mul(expOf(size.sub(near.abs())));
}

function sinhOfDoubles({ re: x, im: y }: ComplexValue): ComplexValue {
  const undirected = isFinite64(y)
    .not()
    .and(x.eq(0).or(isInfinite(x)));
  return new ComplexValue(
    undirected.select(x, product(sinhOf, x, cosOf(y))),
    y.eq(0).select(y, product(coshOf, x, sinOf(y))),
  );
}

function coshOfDoubles({ re: x, im: y }: ComplexValue): ComplexValue {
  const directed = isFinite64(y);
  const none = y.eq(0).or(x.eq(0).and(directed.not()));
  const zero = flipSign(withSign(y.lift(0), y), signBit(x));
  return new ComplexValue(
    isInfinite(x)
      .and(directed.not())
      .select(x.abs(), product(coshOf, x, cosOf(y))),
    none.select(zero, product(sinhOf, x, sinOf(y))),
  );
}

/**
 * sinh x cosh x / (sinh^2 x + cos^2 y), which is tanh x / (1 - (sin y / cosh x)^2), and sin y cos y / (sinh^2 x + cos^2 y),
 * which is 4 sin y cos y / e^2|x| far out.
 */
function tanhOfDoubles({ re: x, im: y }: ComplexValue): ComplexValue {
  const [sine, cosine] = [sinOf(y), cosOf(y)];
  const isFar = x.abs().gt(20);
  const near = isFar.select(x.lift(0), x);
  const s = sinhOf(near);
  const size = s.square().add(cosine.square());
  const wave = sine.mul(cosine);
  const decay = expOf(x.abs().mul(-2));
  const ratio = sine.div(coshOf(near));
  const wide = tanhOf(x).div(x.lift(1).sub(ratio.square()));
  const beyond = isFar.select(withSign(x.lift(1), x), wide);
  const re = x
    .abs()
    .gt(1)
    .select(beyond, s.mul(coshOf(near)).div(size));
  const im = isFar.select(wave.mul(4).mul(decay), wave.div(size));
  const undirected = isFinite64(y).not();
  // Without a direction only the limits are known: 0 stays, infinity gives 1.
  const realOf = x.eq(0).select(x, isInfinite(x).select(re, Number.NaN));
  const imaginary = isInfinite(x).select(undirected.select(withSign(x.lift(0), y), im), im);
  return new ComplexValue(undirected.select(realOf, re), y.eq(0).select(y, imaginary));
}
