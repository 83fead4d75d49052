/**
 * A column of floats: with or without exponents, how many digits, how wide. One decision for all of them, so that
 * the points stand below each other.
 */
import { type Decimal, decimal, exponentText, FLOATS, signOf } from "./digits.ts";
import type { PrintOptions } from "./options.ts";

/** The texts of some floats of `bytes` bytes, all of the same width; `sign` is that of a positive one. */
export function floatWords(values: readonly number[], bytes: number, sign: string, options: PrintOptions): string[] {
  const { floatmode, precision, nanstr, infstr } = options;
  const plus = sign === "+" ? sign : "";
  const finite = values.filter(Number.isFinite);
  const scientific = needsExponent(finite, bytes, options.suppress);
  const rule = { scientific, unique: floatmode !== "fixed", most: floatmode === "unique" ? undefined : precision };

  // The first pass measures, the second asks for more digits where all are to end at the same place.
  const measured = finite.map((x): Decimal => {
    const [whole, fraction, exponent] = decimal(x, bytes, plus, rule);
    return [whole, rule.unique ? fraction.replace(/0+$/, "") : fraction, exponent];
  });
  let left = widest(measured.map(([whole]) => whole));
  const right = widest(measured.map(([, fraction]) => fraction));
  const power = Math.max(2, widest(measured.map(([, , exponent]) => `${Math.abs(exponent)}`)));
  const tail = right + 1 + (scientific ? power + 2 : 0);
  if (sign === " " && finite.every((x) => !signOf(x, ""))) left++;
  if (finite.length < values.length) {
    const signed = sign !== "-" || values.includes(Number.NEGATIVE_INFINITY) ? 1 : 0;
    left = Math.max(left, nanstr.length - tail, infstr.length + signed - tail);
  }

  let next = 0;
  return values.map((x) => {
    if (!Number.isFinite(x)) return (signOf(x, plus) + (x ? infstr : nanstr)).padStart(left + tail);
    let [whole, fraction, exponent] = measured[next++];
    if (fraction.length < right && (scientific || floatmode === "maxprec_equal")) {
      [whole, fraction, exponent] = decimal(x, bytes, plus, { ...rule, least: right, most: right });
    }
    return `${whole.padStart(left)}.${scientific ? fraction + exponentText(exponent, power) : fraction.padEnd(right)}`;
  });
}

/** Whether numbers are so large, so small or so far apart that they are printed with exponents. */
function needsExponent(finite: readonly number[], bytes: number, suppress: boolean): boolean {
  const { round, limit } = FLOATS[bytes];
  let low = 0;
  let high = 0;
  for (const x of finite) {
    const size = Math.abs(x);
    high = Math.max(high, size);
    if (size && (!low || size < low)) low = size;
  }
  // NumPy compares in the array's own dtype: the bound and the quotient are rounded to it first.
  return high >= Math.min(limit, 1e8) || (low > 0 && !suppress && (low < round(1e-4) || round(high / low) > 1000));
}

/** The length of the longest text. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}
