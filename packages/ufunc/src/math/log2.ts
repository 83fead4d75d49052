/** Logarithm to base 2. Constants: scripts/derive.py, `log2`. */
import type { Value } from "@strided/kernel";
import type { PerFloat } from "./format.ts";
import { type Base, logToBase } from "./log-base.ts";

const BASE: PerFloat<Base> = {
  f64: { two: [1, 0], inverse: [1.4426950216293335, 1.9259629911266175e-8] },
  f32: { two: [1, 0], inverse: [1.4423828125, 0.00031222838896340733] },
};

export function log2Of(x: Value): Value {
  return logToBase(x, BASE);
}
