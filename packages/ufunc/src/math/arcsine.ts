/**
 * Arc sine and arc cosine: up to 1/2 from asin x = x + x^3 p(x^2), above it from asin x = pi / 2 - 2 asin(sqrt((1 - x) / 2)),
 * whose argument is at most 1/2 again. Coefficients: scripts/derive.py, `asin`.
 */
import type { Value } from "@strided/kernel";
import { forType, type PerFloat } from "./format.ts";
import { sumOf } from "./pair.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  readonly p: readonly number[];
  /** pi / 2 as a sum. */
  readonly quarter: readonly [number, number];
}

const ROWS: PerFloat<Row> = {
  f64: {
    p: [
      0.1666666666666676, 0.07499999999970705, 0.04464285717471003, 0.03038194270283875, 0.02237221513322299,
      0.017351609292057507, 0.01398085439741081, 0.01139862559011571, 0.010781912048059531, 0.0036999473372067147,
      0.021723629003790657, -0.02102259991427859, 0.03264373370990143,
    ],
    quarter: [1.5707963267948966, 6.123233995736766e-17],
  },
  f32: {
    p: [0.16666752099990845, 0.07495293766260147, 0.0454711988568306, 0.02417529746890068, 0.04217396676540375],
    quarter: [1.570796251296997, 7.549789954891882e-8],
  },
};

export interface Reduced {
  /** Whether |x| > 1/2. */
  readonly large: Value;
  /** |x|, or sqrt((1 - |x|) / 2): at most 1/2, or NaN. */
  readonly t: Value;
  /** asin t - t */
  readonly rest: Value;
}

export function reducedArcsine(size: Value): Reduced {
  const { p } = forType(size, ROWS);
  const large = size.gt(0.5);
  const square = large.select(size.mulAdd(-0.5, 0.5), size.square());
  const t = large.select(square.sqrt(), size);
  return { large, t, rest: square.mul(t).mul(polynomial(square, p)) };
}

/** quarters * pi / 2 + factor * (t + rest), the quarters 0, 1 or 2, the factor 1 or 2, with a sign. */
export function placed(quarters: Value, factor: Value, { t, rest }: Reduced): Value {
  const { quarter } = forType(t, ROWS);
  const small = factor.mulAdd(rest, quarters.mul(quarter[1]));
  const sum = sumOf(quarters.mul(quarter[0]), factor.mul(t));
  return sum.high.add(sum.low.add(small));
}
