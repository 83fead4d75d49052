/** Tangent: sine over cosine of the angle left after whole quarter turns, or minus cosine over sine. */
import { rarely, type Value } from "@strided/kernel";
import { type Angle, isFar, nearAngle } from "./angle.ts";
import { flipSign, forType, signBit } from "./format.ts";
import { hugeAngle } from "./huge-angle.ts";
import { polynomial } from "./polynomial.ts";
import { cosineNear0, sineNear0 } from "./sine-cosine.ts";

export function tanOf(x: Value): Value {
  const tangent = forType(x, { f64: ofDouble, f32: ofSingle });
  const wide = x.cast("f64");
  const size = wide.abs();
  const result = rarely(isFar(size), () => tangent(hugeAngle(size)), tangent(nearAngle(size)));
  return flipSign(result, signBit(wide)).cast(x.type);
}

function ofDouble(angle: Angle): Value {
  const [sine, cosine] = [sineNear0(angle), cosineNear0(angle)];
  return quotient(angle.turns, sine.high.add(sine.low), cosine.high.add(cosine.low));
}

/** sin r = r (1 + r^2 p(r^2)) and cos r = 1 + r^2 q(r^2) for single floats: scripts/derive.py, `tan`. */
const P: readonly number[] = [-0.16666654591944305, 0.00833215961423092, -0.00019515123832984294];
const Q: readonly number[] = [-0.4999999969382979, 0.04166662028464744, -0.0013886679371910972, 2.438335407465445e-5];

function ofSingle({ high, turns }: Angle): Value {
  const square = high.square();
  const sine = high.mul(square.mulAdd(polynomial(square, P), 1));
  return quotient(turns, sine, square.mulAdd(polynomial(square, Q), 1));
}

function quotient(turns: Value, sine: Value, cosine: Value): Value {
  const odd = turns.and(1).ne(0);
  const above = odd.select(cosine, sine);
  const below = odd.select(sine, cosine);
  return flipSign(above.div(below), turns.shl(63));
}
