/**
 * Angles brought near 0: x = turns * pi / 2 + r, r as the unevaluated sum of two numbers. Up to `FAR` pi / 2 is
 * split into parts short enough for their products with `turns` to be exact (W. J. Cody and W. Waite, Software Manual for
 * the Elementary Functions, 1980); what each subtraction loses is collected in the second number. Beyond, see
 * huge-angle.ts. Parts: scripts/derive.py, `angle`.
 */
import type { Value } from "@strided/kernel";
import { formatOf } from "./format.ts";

export interface Angle {
  readonly high: Value;
  readonly low: Value;
  /** The number of quarter turns, as an integer in the lowest bits. */
  readonly turns: Value;
}

/** pi / 2 as three parts of 28 bits and the rest. */
const PARTS: readonly [number, number, number, number] = [
  1.570796325802803, 9.920935739593517e-10, 5.721188709663575e-18, 1.6446256936324258e-26,
];
const INVERSE = 2 / Math.PI;

/** Up to here turns have at most 25 bits. */
const FAR = 5e7;

/** Whether a magnitude is beyond the reach of `nearAngle`, which gives NaN for NaN. */
export function isFar(size: Value): Value {
  return size.gt(FAR);
}

/** x = turns * pi / 2 + r for 0 <= x <= FAR. */
export function nearAngle(x: Value): Angle {
  const { rounder, unsigned } = formatOf(x);
  const shifted = x.mulAdd(INVERSE, rounder);
  const n = shifted.sub(rounder);
  const [p1, p2, p3, p4] = PARTS;
  const r1 = n.mulAdd(-p1, x);
  const r2 = n.mulAdd(-p2, r1);
  const lost2 = n.mulAdd(-p2, r1.sub(r2));
  const r3 = n.mulAdd(-p3, r2);
  const lost3 = n.mulAdd(-p3, r2.sub(r3));
  return { high: r3, low: n.mulAdd(-p4, lost2.add(lost3)), turns: shifted.bits(unsigned) };
}
