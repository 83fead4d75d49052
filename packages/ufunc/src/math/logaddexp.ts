/**
 * ln(e^x + e^y) = m + ln(1 + e^-d) with the larger number m and the distance d of the two. Single floats go
 * through doubles.
 */
import type { Value } from "@strided/kernel";
import { expOf } from "./exp.ts";
import { logOfPair } from "./log1p.ts";
import { sumOf } from "./pair.ts";

export function logaddexpOf(x: Value, y: Value): Value {
  return ofDoubles(x.cast("f64"), y.cast("f64")).cast(x.type);
}

function ofDoubles(x: Value, y: Value): Value {
  const larger = x.gt(y).select(x, y);
  const small = logOfPair(sumOf(x.lift(1), expOf(x.sub(y).abs().neg())));
  // The distance of equal infinities is NaN.
  return larger.add(x.eq(y).select(x.lift(Math.LN2), small));
}
