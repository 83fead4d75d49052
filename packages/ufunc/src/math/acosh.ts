/**
 * Inverse hyperbolic cosine: ln(1 + w) with t = x - 1 and w = t + sqrt(2 t + t^2); roundings are put back as far as they
 * matter. Single floats go through doubles.
 */
import type { Value } from "@strided/kernel";
import { logOfHuge } from "./log.ts";
import { logOfPair } from "./log1p.ts";
import { anySumOf, productOf } from "./pair.ts";

export function acoshOf(x: Value): Value {
  return ofDouble(x.cast("f64")).cast(x.type);
}

function ofDouble(x: Value): Value {
  const t = x.sub(1);
  const square = anySumOf(t.add(t), t.square());
  const root = square.high.sqrt();
  const back = productOf(root, root);
  const missing = square.high.sub(back.high).sub(back.low).add(square.low);
  const correction = root.gt(0).select(missing.div(root.add(root)), 0);
  const w = anySumOf(t, root);
  const sum = anySumOf(x.lift(1), w.high);
  const usual = logOfPair({ high: sum.high, low: sum.low.add(w.low.add(correction)) });
  return x.ge(1).select(logOfHuge(x, usual), Number.NaN);
}
