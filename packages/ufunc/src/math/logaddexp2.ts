/**
 * log2(2^x + 2^y) = m + log2(1 + 2^-d) with the larger number m and the distance d of the two. Single floats go
 * through doubles.
 */
import type { Value } from "@strided/kernel";
import { exp2Of } from "./exp2.ts";
import { logOfPair } from "./log1p.ts";
import { sumOf } from "./pair.ts";

export function logaddexp2Of(x: Value, y: Value): Value {
  return ofDoubles(x.cast("f64"), y.cast("f64")).cast(x.type);
}

function ofDoubles(x: Value, y: Value): Value {
  const larger = x.gt(y).select(x, y);
  const small = logOfPair(sumOf(x.lift(1), exp2Of(x.sub(y).abs().neg()))).mul(Math.LOG2E);
  // The distance of equal infinities is NaN.
  return larger.add(x.eq(y).select(x.lift(1), small));
}
