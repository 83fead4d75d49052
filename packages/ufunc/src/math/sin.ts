/** Sine: that of the angle left after whole quarter turns, or its cosine. */
import { rarely, type Value } from "@strided/kernel";
import { isFar, nearAngle } from "./angle.ts";
import { flipSign, forType, signBit } from "./format.ts";
import { hugeAngle } from "./huge-angle.ts";
import { sineAfterTurns } from "./sine-cosine.ts";
import { isFarSingle, sineOfSingle } from "./single-sine.ts";

export function sinOf(x: Value): Value {
  return forType(x, { f64: sineOfDouble, f32: ofSingle })(x);
}

function sineOfDouble(x: Value): Value {
  const size = x.abs();
  const far = (): Value => sineAfterTurns(hugeAngle(size));
  return flipSign(rarely(isFar(size), far, sineAfterTurns(nearAngle(size))), signBit(x));
}

function ofSingle(x: Value): Value {
  const far = (): Value => sineOfDouble(x.cast("f64")).cast("f32");
  return rarely(isFarSingle(x.abs()), far, sineOfSingle(x));
}
