/** Cosine: the sine a quarter turn further on. */
import type { Value } from "@strided/kernel";
import { type Angle, isFar, nearAngle } from "./angle.ts";
import { forType } from "./format.ts";
import { hugeAngle } from "./huge-angle.ts";
import { sineAfterTurns } from "./sine-cosine.ts";
import { cosineOfSingle } from "./single-sine.ts";

export function cosOf(x: Value): Value {
  return forType(x, { f64: cosineOfDouble, f32: cosineOfSingle })(x.cast("f64")).cast(x.type);
}

function cosineOfDouble(x: Value): Value {
  const size = x.abs();
  const cosine = (angle: Angle): Value => sineAfterTurns({ ...angle, turns: angle.turns.add(1) });
  return isFar(size).rarely(() => cosine(hugeAngle(size)), cosine(nearAngle(size)));
}
