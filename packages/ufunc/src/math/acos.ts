/** Arc cosine: pi / 2 - asin x, or 2 asin(sqrt((1 - x) / 2)), or pi minus that; see arcsine.ts. */
import type { Value } from "@strided/kernel";
import { placed, reducedArcsine } from "./arcsine.ts";

export function acosOf(x: Value): Value {
  const reduced = reducedArcsine(x.abs());
  const negative = x.lt(0);
  const sign = negative.select(x.lift(1), -1);
  const quarters = reduced.large.select(negative.select(x.lift(2), 0), 1);
  return placed(quarters, reduced.large.select(sign.mul(-2), sign), reduced);
}
