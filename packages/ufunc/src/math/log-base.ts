/**
 * Logarithms to other bases: k log_b 2 + ln(1 + f) / ln b. A product would round what is to be added to k once too often,
 * so ln(1 + f) = f - f^2 / 2 + (...) is kept in two parts, the first one short enough for its product with the first part
 * of 1 / ln b to be exact.
 */
import type { Value } from "@strided/kernel";
import { partsOf } from "./exponent.ts";
import { forType, type PerFloat } from "./format.ts";
import { logarithm, remainderOfLog } from "./log.ts";
import { sumOf, upperHalf } from "./pair.ts";

/** Numbers as sums of two: the first of log_b 2 is short enough for products with exponents to be exact. */
export interface Base {
  /** log_b 2 */
  readonly two: readonly [number, number];
  /** 1 / ln b */
  readonly inverse: readonly [number, number];
}

export function logToBase(x: Value, bases: PerFloat<Base>): Value {
  const { two, inverse } = forType(x, bases);
  return logarithm(x, (normal, shift) => {
    const { exponent, fraction } = partsOf(normal);
    const k = shift === 0 ? exponent : exponent.sub(shift);
    const f = fraction.sub(1);
    const half = f.mul(0.5).mul(f);
    const high = upperHalf(f.sub(half));
    const low = f.sub(high).sub(half).add(remainderOfLog(f, half));
    const sum = sumOf(k.mul(two[0]), high.mul(inverse[0]));
    const rest = low.mulAdd(inverse[0], low.add(high).mul(inverse[1]));
    return sum.high.add(k.mulAdd(two[1], rest.add(sum.low)));
  });
}
