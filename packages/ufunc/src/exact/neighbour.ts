/**
 * The floats next to a float: neighbouring bits, since the bits of floats of one sign are ordered as the floats are
 * (IEEE 754).
 */
import { decodeHalf, encodeHalf, type Value } from "@strided/kernel";
import { formatOf } from "../math/format.ts";

/** Floats as signed integers of their own width, and back. */
interface Bits {
  of(x: Value): Value;
  toFloat(bits: Value): Value;
}

const own = (x: Value): Bits => ({ of: (a) => a.bits(formatOf(x).signed), toFloat: (bits) => bits.bits(x.type) });
const half: Bits = { of: (a) => encodeHalf(a).bits("i16"), toFloat: (bits) => decodeHalf(bits.bits("u16")) };

/** The next float from x in the direction of y; y where they are equal. */
export function nextAfter(x: Value, y: Value): Value {
  return x.eq(y).select(y, neighbour(x, y, own(x)));
}

/** The next half float; both values are halves. NumPy: of 0 and -0 it is the first one here, the second one above. */
export function nextHalfAfter(x: Value, y: Value): Value {
  return x.eq(y).select(x, neighbour(x, y, half));
}

/** The distance to the next float away from zero, with the sign of x; NaN for infinities. */
export function spacingOf(x: Value): Value {
  const away = x.lt(0).select(x.lift(Number.NEGATIVE_INFINITY), Number.POSITIVE_INFINITY);
  return gap(x, nextAfter(x, away));
}

/** The distance to the next half float upwards; NaN for infinities. NumPy: for negative ones that is towards zero. */
export function halfSpacingOf(x: Value): Value {
  return gap(x, nextHalfAfter(x, x.lift(Number.POSITIVE_INFINITY)));
}

function gap(x: Value, next: Value): Value {
  return x.abs().eq(Number.POSITIVE_INFINITY).select(x.lift(Number.NaN), next.sub(x));
}

function neighbour(x: Value, y: Value, { of, toFloat }: Bits): Value {
  const bits = of(x);
  const outwards = x.lt(y).eq(x.gt(0));
  const moved = toFloat(bits.add(outwards.select(bits.lift(1), -1)));
  const smallest = toFloat(y.lt(0).select(of(x.lift(-0)).add(1), bits.lift(1)));
  const next = x.eq(0).select(smallest, moved);
  return x.eq(x).and(y.eq(y)).select(next, x.add(y));
}
