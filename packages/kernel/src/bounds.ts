/** The larger and the smaller of two values, as functions that fold fast: `Value.max` and `Value.min` do not carry that. */
import type { Value, ValueLike } from "./value.ts";
import { BOUND } from "./wasm/fold-bounds.ts";

/** The larger of two values, NaN if either is NaN. */
export function largerOf(x: Value, y: ValueLike): Value {
  return x.binary("max", y, undefined, BOUND);
}

/** The smaller of two values, NaN if either is NaN. */
export function smallerOf(x: Value, y: ValueLike): Value {
  return x.binary("min", y, undefined, BOUND);
}
