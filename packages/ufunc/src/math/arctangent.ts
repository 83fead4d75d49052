/** Arc tangents between 0 and 1, placed on the circle. Coefficients of atan t = t + t^3 p(t^2): scripts/derive.py, `atan`. */
import type { Value } from "@strided/kernel";
import { forType, type PerFloat } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  readonly p: readonly number[];
  /** pi / 2 as a sum. */
  readonly quarter: readonly [number, number];
}

const ROWS: PerFloat<Row> = {
  f64: {
    p: [
      -0.3333333333333328, 0.19999999999990442, -0.14285714285036422, 0.11111111086441283, -0.09090908547143715,
      0.07692299710389087, -0.06666583710602329, 0.0588171607559027, -0.05259433409853131, 0.04744924714881121,
      -0.04286386883734682, 0.03820997276377994, -0.03278526634722123, 0.02615143974871019, -0.01861395172555812,
      0.01131744299066575, -0.005612255537578599, 0.0021515267384698573, -0.0005928735515865703, 0.00010386798716908462,
      -8.653845288434478e-6,
    ],
    quarter: [1.5707963267948966, 6.123233995736766e-17],
  },
  f32: {
    p: [
      -0.33333298563957214, 0.19998548924922943, -0.14264243841171265, 0.10952192544937134, -0.08403467386960983,
      0.05795785412192345, -0.031178085133433342, 0.010914718732237816, -0.0017936459043994546,
    ],
    quarter: [1.570796251296997, 7.549789954891882e-8],
  },
};

/** quarters * pi / 2 + atan t, or minus atan t if t is negative; as precise as the type of the last one. */
export function arctangent(t: Value, quarters: Value, precision: Value): Value {
  const { p } = forType(precision, ROWS);
  const { quarter } = forType(t, ROWS);
  const square = t.square();
  const small = square.mul(t).mulAdd(polynomial(square, p), quarters.mul(quarter[1]));
  return quarters.mulAdd(quarter[0], t.add(small));
}
