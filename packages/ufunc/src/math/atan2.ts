/**
 * The angle of the point (x, y): the arc tangent of the smaller part over the larger one, placed in its octant. Zeros and
 * infinities as in C (ISO C, annex F.10.1.4). Single floats are divided as doubles, since the quotient is rounded once
 * more in the end.
 */
import { rarely, type Value } from "@strided/kernel";
import { arctangent } from "./arctangent.ts";
import { formatOf, withSign } from "./format.ts";

export function atan2Of(y: Value, x: Value): Value {
  return angleOf(y.cast("f64"), x.cast("f64"), x).cast(x.type);
}

function angleOf(y: Value, x: Value, precision: Value): Value {
  const [width, height] = [x.abs(), y.abs()];
  const steep = height.gt(width);
  const below = steep.select(height, width);
  const above = steep.select(width, height);
  const ratio = above.div(below);
  // 0 / 0 counts as 0 and infinity / infinity as 1.
  const alike = (): Value => above.eq(below).select(below.ne(0).select(x.lift(1), 0), ratio);
  const infinity = Number.POSITIVE_INFINITY;
  const t = rarely(below.eq(0).or(below.eq(infinity)), alike, ratio);
  const left = x.bits(formatOf(x).signed).lt(0);
  const quarters = steep.select(x.lift(1), left.select(x.lift(2), 0));
  return withSign(arctangent(steep.ne(left).select(t.neg(), t), quarters, precision), y);
}
