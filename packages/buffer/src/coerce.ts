/**
 * From a JavaScript value to an element, as NumPy's assignment of a Python scalar does it: integers must fit, floats
 * lose their fraction on the way to an integer, everything has a truth value.
 */
import { CastingError } from "./errors.ts";

/** A complex number as JavaScript sees it. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** A single element of any dtype, as JavaScript sees it. */
export type Scalar = number | bigint | boolean | Complex;

/** Whether a value is a complex number: an object with the numbers `re` and `im`. */
export function isComplex(value: unknown): value is Complex {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Complex).re === "number" &&
    typeof (value as Complex).im === "number"
  );
}

/** Whether a value is a single element: number, bigint, boolean or complex. */
export function isScalar(value: unknown): value is Scalar {
  const type = typeof value;
  return type === "number" || type === "bigint" || type === "boolean" || isComplex(value);
}

export function coerceBoolean(value: unknown, fn: string): boolean {
  if (!isScalar(value)) throw notAnElement(value, "bool", fn, ", boolean or { re, im }");
  return isComplex(value) ? value.re !== 0 || value.im !== 0 : Boolean(value) || value !== value;
}

interface IntegerRow {
  readonly name: string;
  readonly min: number | bigint;
  readonly max: number | bigint;
}

export function coerceInteger(row: IntegerRow, value: unknown, fn: string): number | bigint {
  // Hot: what is a number needs no further questions.
  if (typeof value !== "number" && (!isScalar(value) || isComplex(value))) throw notAnElement(value, row.name, fn);
  const whole = typeof value === "bigint" ? value : Math.trunc(Number(value));
  if (whole >= row.min && whole <= row.max) return whole;
  throw new CastingError(
    `${fn}: ${String(value)} is out of bounds for ${row.name}; expected an integer from ${row.min} to ${row.max}`,
    { value, to: row.name },
  );
}

export function coerceFloat(value: unknown, fn: string): number {
  if (!isScalar(value) || isComplex(value)) throw notAnElement(value, "float", fn);
  return realNumber(value, "float", fn);
}

export function coerceComplex(value: unknown, fn: string): Complex {
  if (!isScalar(value)) throw notAnElement(value, "complex", fn, ", boolean or { re, im }");
  return isComplex(value) ? { re: value.re, im: value.im } : { re: realNumber(value, "complex", fn), im: 0 };
}

/** Numbers may overflow to infinity as they are rounded to a narrower float; a bigint beyond all doubles is an error. */
function realNumber(value: number | bigint | boolean, to: string, fn: string): number {
  const number = Number(value);
  if (typeof value !== "bigint" || Number.isFinite(number)) return number;
  const bits = value.toString(2).replace("-", "").length;
  throw new CastingError(
    `${fn}: a bigint of ${bits} bits is out of bounds for ${to}; expected one that rounds to a finite float64`,
    { value, to },
  );
}

function notAnElement(value: unknown, to: string, fn: string, last = " or boolean"): CastingError {
  const got = isComplex(value) ? "a complex number" : value === null ? "null" : typeof value;
  return new CastingError(`${fn}: cannot convert ${got} to ${to}; expected a number, bigint${last}`, { value, to });
}
