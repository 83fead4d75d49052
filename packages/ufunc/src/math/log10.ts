/** Logarithm to base 10. Constants: scripts/derive.py, `log10`. */
import type { Value } from "@strided/kernel";
import type { PerFloat } from "./format.ts";
import { type Base, logToBase } from "./log-base.ts";

const BASE: PerFloat<Base> = {
  f64: { two: [0.30102999566395283, 2.8363394551044964e-14], inverse: [0.4342944771051407, 4.798111141615973e-9] },
  f32: { two: [0.301025390625, 4.605038981195214e-6], inverse: [0.4342041015625, 9.038034075182765e-5] },
};

export function log10Of(x: Value): Value {
  return logToBase(x, BASE);
}
