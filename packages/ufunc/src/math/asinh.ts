/** Inverse hyperbolic sine: ln(1 + w) with w = x + x^2 / (1 + sqrt(1 + x^2)), kept with the rounding error of the sum. Single floats go through doubles. */
import type { Value } from "@strided/kernel";
import { withSign } from "./format.ts";
import { logOfHuge } from "./log.ts";
import { logOfPair } from "./log1p.ts";
import { anySumOf, sumOf } from "./pair.ts";

export function asinhOf(x: Value): Value {
  const size = x.cast("f64").abs();
  const square = size.square();
  const w = sumOf(size, square.div(square.add(1).sqrt().add(1)));
  const sum = anySumOf(size.lift(1), w.high);
  const usual = logOfPair({ high: sum.high, low: sum.low.add(w.low) });
  return withSign(logOfHuge(size, usual).cast(x.type), x);
}
