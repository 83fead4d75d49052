/** Cosine: the sine a quarter turn further on. */
import { rarely, type Value } from "@strided/kernel";
import { type Angle, isFar, nearAngle } from "./angle.ts";
import { forType } from "./format.ts";
import { hugeAngle } from "./huge-angle.ts";
import { sineAfterTurns } from "./sine-cosine.ts";
import { cosineOfSingle, isFarSingle } from "./single-sine.ts";

export function cosOf(x: Value): Value {
  return forType(x, { f64: cosineOfDouble, f32: ofSingle })(x);
}

function cosineOfDouble(x: Value): Value {
  const size = x.abs();
  const cosine = (angle: Angle): Value => sineAfterTurns({ ...angle, turns: angle.turns.add(1) });
  return rarely(isFar(size), () => cosine(hugeAngle(size)), cosine(nearAngle(size)));
}

function ofSingle(x: Value): Value {
  const size = x.abs();
  const far = (): Value => cosineOfDouble(size.cast("f64")).cast("f32");
  return rarely(isFarSingle(size), far, cosineOfSingle(size));
}
