/**
 * Natural logarithm: x = 2^k (1 + f), ln x = k ln 2 + ln(1 + f). With s = f / (2 + f), ln(1 + f) = 2 atanh s, an odd
 * series in s; written as f - s (f - R), or as f - f^2 / 2 + s (f^2 / 2 + R), its largest term is exact. The forms are those
 * of K. C. Ng's log in fdlibm (Sun Microsystems, 1993). Coefficients of R(s^2): scripts/derive.py, `log`.
 */
import { rarely, type Value } from "@strided/kernel";
import { isSpecial, partsOf } from "./exponent.ts";
import { formatOf, forType, type PerFloat } from "./format.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  /** ln 2 = high + low. */
  readonly high: number;
  readonly low: number;
  readonly r: readonly number[];
}

const ROWS: PerFloat<Row> = {
  f64: {
    high: 0.6931471805598903,
    low: 5.497923018708371e-14,
    r: [
      0.6666666666666734, 0.39999999999413993, 0.2857142874260509, 0.2222219854913252, 0.18183565663119053,
      0.1531401420880074, 0.14796333926563734,
    ],
  },
  f32: {
    high: 0.693145751953125,
    low: 1.428606765330187e-6,
    r: [0.6666677594184875, 0.39977553486824036, 0.29872074723243713],
  },
};

export function logOf(x: Value): Value {
  return logarithm(x, logOfNormal);
}

function logOfNormal(x: Value, shift: number): Value {
  const { exponent, fraction } = partsOf(x);
  return logOfParts(shift === 0 ? exponent : exponent.sub(shift), fraction.sub(1));
}

/** k ln 2 + ln(1 + f) for a whole k and 1 + f between sqrt(1/2) and sqrt(2). */
export function logOfParts(k: Value, f: Value): Value {
  const { high, low, r } = forType(f, ROWS);
  const s = f.div(f.add(2));
  const square = s.square();
  const taken = square.mulAdd(
    polynomial(
      square,
      r.map((c) => -c),
    ),
    f,
  );
  return k.mulAdd(high, f.sub(s.mulAdd(taken, k.mul(-low))));
}

/** ln(1 + f) - (f - f^2 / 2); `half` is f^2 / 2. */
export function remainderOfLog(f: Value, half: Value): Value {
  const { r } = forType(f, ROWS);
  const s = f.div(f.add(2));
  const square = s.square();
  return s.mul(square.mulAdd(polynomial(square, r), half));
}

/** A logarithm of all numbers from one of positive normal numbers x * 2^-shift. */
export function logarithm(x: Value, ofNormal: (x: Value, shift: number) => Value): Value {
  const { fraction } = formatOf(x);
  const infinity = Number.POSITIVE_INFINITY;
  const special = (): Value => {
    const subnormal = ofNormal(x.mul(2 ** (fraction + 2)), fraction + 2);
    const positive = x.eq(0).select(x.lift(-infinity), x.eq(infinity).select(x, subnormal));
    return x.ge(0).select(positive, Number.NaN);
  };
  return rarely(isSpecial(x), special, ofNormal(x, 0));
}

/** ln(2 x) for doubles so large that their squares could overflow, up to infinity; elsewhere `usual`. */
export function logOfHuge(x: Value, usual: Value): Value {
  const huge = (): Value => x.eq(Number.POSITIVE_INFINITY).select(x, logOfNormal(x, -1));
  return rarely(x.gt(2 ** 510), huge, usual);
}
