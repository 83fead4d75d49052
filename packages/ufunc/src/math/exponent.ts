/** A positive number taken apart: x = 2^exponent * fraction, the fraction between sqrt(1/2) and sqrt(2). */
import type { Value } from "@strided/kernel";
import { formatOf, forType, type PerFloat } from "./format.ts";

export interface Parts {
  /** A whole number as a float. */
  readonly exponent: Value;
  readonly fraction: Value;
}

interface Row {
  /** The bits of sqrt(1/2), cut to a number that constants can hold. */
  readonly root: number;
  /** Added to the bits of a number it leaves the exponent, of doubles with the bias, above the fraction. */
  readonly shift: number;
  /** The exponent from that sum: integers of 32 bits become floats by one instruction, those of 64 bits by their bits. */
  exponent(moved: Value, x: Value): Value;
}

const ROWS: PerFloat<Row> = {
  f64: {
    root: 0x3fe6a09e00000000,
    shift: 0x3ff0000000000000 - 0x3fe6a09e00000000,
    exponent: (moved, x) =>
      moved
        .shr(52)
        .or(x.lift(2 ** 52).bits("u64"))
        .bits("f64")
        .sub(2 ** 52 + 1023),
  },
  f32: { root: 0x3f3504f3, shift: 2 ** 32 - 0x3f3504f3, exponent: (moved) => moved.bits("i32").shr(23).cast("f32") },
};

/** For positive normal x; anything else gives some number. */
export function partsOf(x: Value): Parts {
  const { unsigned, fraction } = formatOf(x);
  const { root, shift, exponent } = forType(x, ROWS);
  // The sum carries into the exponent where the fraction is at least sqrt(1/2) * 2.
  const moved = x.bits(unsigned).add(shift);
  return {
    exponent: exponent(moved, x),
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
