/**
 * One float as text with every choice in the caller's hands: NumPy's `format_float_positional` and
 * `format_float_scientific`.
 */

import { checkOptions, type ExpectedOptions } from "./check.ts";
import { type Decimal, decimal, exponentText, signOf } from "./digits.ts";

/** How a single float is printed. */
export interface FloatFormat {
  /** The most digits after the point; without it as many as `unique` needs. */
  readonly precision?: number;
  /** Only the digits that tell the number from its neighbours; otherwise exactly `precision` of them. True by default. */
  readonly unique?: boolean;
  /** What happens to zeros at the end: kept, cut to the point, cut to one digit behind it, cut together with it. */
  readonly trim?: "k" | "." | "0" | "-";
  /** Whether a plus stands before a positive number. */
  readonly sign?: boolean;
  /** The width before the point, filled with spaces. */
  readonly padLeft?: number;
  /** The fewest digits after the point. */
  readonly minDigits?: number;
  /** The format whose neighbours count; float64 by default. */
  readonly dtype?: { readonly itemsize: number };
}

/** How a single float is printed without an exponent. */
export interface PositionalFormat extends FloatFormat {
  /** Whether `precision` and `minDigits` count from the point, or else from the first digit that is not zero. */
  readonly fractional?: boolean;
  /** The width behind the point, filled with spaces. */
  readonly padRight?: number;
}

/** How a single float is printed with an exponent. */
export interface ScientificFormat extends FloatFormat {
  /** The fewest digits in the exponent; 2 by default. */
  readonly expDigits?: number;
}

const COMMON: ExpectedOptions = {
  precision: "count",
  unique: "boolean",
  trim: ["k", ".", "0", "-"],
  sign: "boolean",
  padLeft: "count",
  minDigits: "count",
  dtype: "object",
};

/**
 * The text of one float without an exponent.
 *
 * Infinities and NaN are not padded. Throws a TypeError for an unknown option or a wrong value, and a RangeError for
 * `unique: false` without a precision and for digits that contradict each other.
 *
 * ```ts
 * formatFloatPositional(Math.PI, { precision: 3 }); // => "3.142"
 * formatFloatPositional(1e-7); // => "0.0000001"
 * formatFloatPositional(1234.5, { precision: 2, fractional: false, trim: "-" }); // => "1200"
 * ```
 */
export function formatFloatPositional(x: number, options: PositionalFormat = {}): string {
  const fn = "formatFloatPositional";
  checkOptions(fn, "option", options, { ...COMMON, fractional: "boolean", padRight: "count" });
  const { precision, minDigits, fractional = true, trim, padLeft = 0, padRight = -1 } = options;
  checkDigits(fn, options);
  if (!Number.isFinite(x)) return notFinite(x, options);
  if (fractional) {
    const [whole, fraction] = digits(x, options, false, minDigits, precision);
    return whole.padStart(padLeft) + withPoint(fraction, padding(options), trim).padEnd(padRight + 1);
  }
  if (precision === 0) throw new RangeError(`${fn}: no digits; got precision 0, expected at least 1 if not fractional`);
  const [first, rest, power] = digits(x, options, true, less(minDigits), less(precision));
  const point = first.length + Math.max(power, 0);
  const all = first.slice(0, -1) + "0".repeat(Math.max(-power, 0)) + first.slice(-1) + rest;
  const whole = all.slice(0, point).padEnd(point, "0");
  // NumPy: a zero before the point counts as one of the digits to be filled up, although it counts nowhere else.
  const least = padding(options) - whole.length + first.length - 1;
  return whole.padStart(padLeft) + withPoint(all.slice(point), least, trim).padEnd(padRight + 1);
}

/**
 * The text of one float with an exponent.
 *
 * Infinities and NaN are not padded. Throws a TypeError for an unknown option or a wrong value, and a RangeError for
 * `unique: false` without a precision and for digits that contradict each other.
 *
 * ```ts
 * formatFloatScientific(Math.PI, { precision: 3 }); // => "3.142e+00"
 * formatFloatScientific(1e-7, { trim: "-", expDigits: 3 }); // => "1e-007"
 * ```
 */
export function formatFloatScientific(x: number, options: ScientificFormat = {}): string {
  const fn = "formatFloatScientific";
  checkOptions(fn, "option", options, { ...COMMON, expDigits: "count" });
  const { precision, minDigits, trim, padLeft = 0, expDigits = 2 } = options;
  checkDigits(fn, options);
  if (!Number.isFinite(x)) return notFinite(x, options);
  const [whole, fraction, power] = digits(x, options, true, minDigits, precision);
  // As NumPy does: "-" drops the zeros, but the point stays where there were zeros to drop.
  const behind = withPoint(fraction, padding(options), trim === "-" && fraction ? "." : trim);
  return whole.padStart(padLeft) + behind + exponentText(power, expDigits);
}

function checkDigits(fn: string, { unique = true, precision, minDigits = 0 }: FloatFormat): void {
  if (!unique && precision === undefined) {
    throw new RangeError(`${fn}: no precision; got unique: false, expected a precision with it`);
  }
  if (precision && minDigits > precision) {
    throw new RangeError(`${fn}: too many digits; got minDigits ${minDigits}, expected at most precision ${precision}`);
  }
}

/**
 * The digits as Dragon4 leaves them: it drops the zeros that a carry makes, and without `unique` it stops where the
 * exact value ends.
 */
function digits(x: number, options: FloatFormat, scientific: boolean, least?: number, most?: number): Decimal {
  const { unique = true, dtype } = options;
  const bytes = dtype?.itemsize ?? 8;
  const plus = plusOf(options);
  const limit = most === undefined || least === undefined ? most : Math.max(least, most);
  const [whole, fraction, power] = decimal(x, bytes, plus, { scientific, unique, least, most: limit });
  const exact = decimal(x, bytes, plus, { scientific, unique: false, most: fraction.length + 30 })[1];
  const carried = !exact.startsWith(fraction);
  const ended = !(unique && x) && !/[1-9]/.test(exact.slice(fraction.length));
  return [whole, carried || ended ? fraction.replace(/0+$/, "") : fraction, power];
}

/** How many digits there are at least after the point when no zero is trimmed. */
function padding({ unique = true, minDigits = 0, precision = 0 }: FloatFormat): number {
  return unique ? minDigits : precision;
}

/** The point and what follows it: filled with zeros, or trimmed. */
function withPoint(fraction: string, least: number, trim = "k"): string {
  if (trim === "k") return `.${fraction.padEnd(least, "0")}`;
  const kept = fraction.replace(/0+$/, "");
  return kept || trim === "." ? `.${kept}` : trim === "0" ? ".0" : "";
}

/** A number of digits without the first. */
function less(count: number | undefined): number | undefined {
  return count === undefined ? count : count - 1;
}

function plusOf({ sign }: FloatFormat): string {
  return sign ? "+" : "";
}

function notFinite(x: number, options: FloatFormat): string {
  return x ? `${signOf(x, plusOf(options))}inf` : "nan";
}
