/** How far results are from the truth. */
import { evaluate } from "./evaluate.ts";
import { distances, type Floats, type FloatType } from "./floats.ts";
import type { Measured } from "./functions.ts";
import type { Reference } from "./reference.ts";

export interface Measurement {
  /** At most so many floats from the correctly rounded value, and from the truth in units in the last place. */
  readonly floats: number;
  readonly ulp: number;
  /** The share of results that are not the correctly rounded ones. */
  readonly off: number;
  /** The worst result. */
  readonly worst: { readonly operands: readonly number[]; readonly got: number; readonly expected: number };
}

export function measure(
  f: Measured,
  type: FloatType,
  columns: readonly Floats[],
  { rounded, above }: Reference,
): Measurement {
  const got = evaluate(f.expression, type, columns);
  const steps = distances(got, rounded);
  if (f.cancels)
    steps.forEach((step, i) => {
      const larger = Math.max(Math.abs(rounded[i]), ...columns.map((column) => Math.abs(column[i])));
      if (Number.isFinite(larger) && step !== 0) steps[i] = (got[i] - rounded[i]) / type.spacing(larger);
    });
  let [floats, ulp, off, at] = [0, -1, 0, 0];
  steps.forEach((step, i) => {
    const error = Math.abs(f.cancels ? step : step - above[i]);
    if (error > ulp) [ulp, at] = [error, i];
    floats = Math.max(floats, Math.abs(step));
    if (step !== 0) off++;
  });
  const worst = { operands: columns.map((column) => column[at]), got: got[at], expected: rounded[at] };
  return { floats, ulp, off: off / got.length, worst };
}
