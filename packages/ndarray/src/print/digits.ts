/**
 * The decimal digits of a floating-point number: the fewest that tell it from its neighbours of the same width, or
 * as many as asked for, rounded from the exact binary value with ties to even.
 *
 * The digits are those of Steele & White's and Dragon4's algorithms. JavaScript's own number formatting already finds
 * the shortest digits of a float64, and BigInt holds exact values, so neither algorithm is spelled out here.
 */
import { decodeFloat16, encodeFloat16 } from "@strided/buffer";

/** What printing knows about a float format. */
interface FloatRow {
  /** The nearest number of this format. */
  readonly round: (x: number) => number;
  /** From here on a scalar is printed with an exponent; an array from here on, and from 1e8 in any case. */
  readonly limit: number;
}

/** One row per size in bytes of a float, or of one part of a complex number. */
export const FLOATS: { readonly [bytes: number]: FloatRow } = {
  2: { round: (x) => decodeFloat16(encodeFloat16(x)), limit: 1e3 },
  4: { round: Math.fround, limit: 1e6 },
  8: { round: Number, limit: 1e16 },
};

/** How many digits to print. */
export interface DigitRule {
  /** Whether the exponent stands apart, behind one digit, the point and the rest. */
  readonly scientific: boolean;
  /** As many digits as the shortest form has, between `least` and `most`; otherwise exactly `most`. */
  readonly unique: boolean;
  /** Digits after the point, which includes all before it. Undefined: never more than the shortest form has. */
  readonly least?: number | undefined;
  /** Digits after the point. Undefined, with `unique` only: never fewer than the shortest form has. */
  readonly most?: number | undefined;
}

/** The sign and the digits before the point, the digits after it, and the power of ten that multiplies them. */
export type Decimal = readonly [whole: string, fraction: string, exponent: number];

/** The digits of a finite number, with `plus` as the sign of a positive one. */
export function decimal(x: number, bytes: number, plus: string, rule: DigitRule): Decimal {
  const { scientific, unique, least, most } = rule;
  const size = Math.abs(x);
  const brief = shortest(size, FLOATS[bytes].round);
  const power = powerOf(brief);
  let digits = brief.replace(/\.|e.*/g, "");
  let exponent = scientific ? power : 0;
  let places = digits.length - 1 - power + exponent;
  // A comparison with undefined is false: a bound that is left out does not bind.
  if (!unique || places < least! || places > most!) {
    places = unique && places < least! ? least! : most!;
    // The shortest digits may have been rounded up to a power of ten that the exact value does not reach (1e23 in
    // float64). No number lies so close below one that 21 digits are rounded up as well.
    if (scientific) exponent = powerOf(size.toExponential(20));
    digits = rounded(size, places - exponent);
    // Rounding may carry into a new first digit: then there is a zero too many at the end.
    if (scientific && digits.length > places + 1) {
      digits = digits.slice(0, -1);
      exponent++;
    }
  }
  if (places < 0) {
    digits += "0".repeat(-places);
    places = 0;
  }
  digits = digits.padStart(places + 1, "0");
  const point = digits.length - places;
  return [signOf(x, plus) + digits.slice(0, point), digits.slice(point), exponent];
}

/** The sign that is printed before a number, with `plus` as that of a positive one. */
export function signOf(x: number, plus: string): string {
  return x < 0 || Object.is(x, -0) ? "-" : plus;
}

/** A power of ten as it stands behind the digits: a sign and at least `width` digits. */
export function exponentText(exponent: number, width: number): string {
  return `e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(width, "0")}`;
}

/** The fewest digits that `round` brings back to x, the nearest of them to x, in JavaScript's exponent notation. */
function shortest(x: number, round: (x: number) => number): string {
  const tells = (text: string): boolean => round(Number(text)) === x;
  for (let n = 0; round !== Number; n++) {
    const near = x.toExponential(n);
    const unit = powerOf(near) - n;
    if (tells(near)) {
      // JavaScript rounds ties away from zero, NumPy to even; only where both neighbours would do is that a choice.
      const even = Number(`${rounded(x, -unit)}e${unit}`).toExponential(n);
      return tells(even) ? even : near;
    }
    // The interval around a power of two reaches further up than down: the nearest digits may lie outside, those above inside.
    const above = (Number(near) + Number(`1e${unit}`)).toExponential(n);
    if (tells(above)) return above;
  }
  return x.toExponential();
}

/** The power of ten in a number's text. */
function powerOf(text: string): number {
  return Number(text.split("e")[1]);
}

/** The digits of x * 10^places rounded to an integer, ties to even. */
function rounded(x: number, places: number): string {
  let shift = 0;
  let integer = x;
  for (; integer % 1; integer *= 2) shift++;
  const power = 10n ** BigInt(Math.abs(places));
  const over = BigInt(integer) * (places < 0 ? 1n : power);
  const under = (places < 0 ? power : 1n) << BigInt(shift);
  const floor = over / under;
  const rest = 2n * (over % under);
  return `${rest > under || (rest === under && floor & 1n) ? floor + 1n : floor}`;
}
