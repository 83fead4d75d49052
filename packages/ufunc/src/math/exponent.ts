/** A positive number taken apart: x = 2^exponent * fraction, the fraction between sqrt(1/2) and sqrt(2). */
import type { Value } from "@strided/kernel";
import { formatOf, forType, type PerFloat } from "./format.ts";

export interface Parts {
  /** A whole number as a float. */
  readonly exponent: Value;
  readonly fraction: Value;
}

/** The bits of 1, and those of sqrt(1/2), cut to a number that constants can hold. */
const ONE_AND_ROOT: PerFloat<readonly [number, number]> = {
  f64: [0x3ff0000000000000, 0x3fe6a09e00000000],
  f32: [0x3f800000, 0x3f3504f3],
};

/** For positive normal x; anything else gives some number. */
export function partsOf(x: Value): Parts {
  const { unsigned, fraction, bias } = formatOf(x);
  const [one, root] = forType(x, ONE_AND_ROOT);
  // Adding the difference carries into the exponent where the fraction is at least sqrt(1/2) * 2.
  const moved = x.bits(unsigned).add(one - root);
  const biased = moved.shr(fraction).or(x.lift(2 ** fraction).bits(unsigned));
  return {
    exponent: biased.bits(x.type).sub(2 ** fraction + bias),
    fraction: moved
      .and(2 ** fraction - 1)
      .add(root)
      .bits(x.type),
  };
}

/** What is added to the bits of a number, and the largest sum, as signed integers, that a positive normal number gives. */
const NORMAL: PerFloat<readonly [number | bigint, number | bigint]> = {
  f64: [0x7ff0000000000000n, -0x0020000000000001n],
  f32: [0x7f800000, -0x01000001],
};

/** Whether x is not a positive normal number: the sum wraps around for all others. */
export function isSpecial(x: Value): Value {
  const [shift, largest] = forType(x, NORMAL);
  return x.bits(formatOf(x).signed).add(shift).gt(largest);
}
