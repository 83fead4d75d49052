/**
 * |x|^y = 2^(y log2 |x|), the logarithm with half as many bits again as a float has. With x = 2^k m, f = m - 1 and
 * s = f / (2 + f), log2 m = s (c + c / 3 s^2 + s^4 p(s^2)), c = 2 / ln 2; the product with s, the sum with k and the product
 * with y are pairs. Coefficients: scripts/derive.py, `power`.
 */
import { lessProduct, rarely, type Value } from "@strided/kernel";
import { exp2Near, type Power } from "./exp2.ts";
import { isSpecial, partsOf } from "./exponent.ts";
import { formatOf, forType, type PerFloat } from "./format.ts";
import { type Pair, restOfDifference, restOfSum } from "./pair.ts";
import { polynomial } from "./polynomial.ts";

interface Row {
  /** c and c / 3, rounded, and so many further terms that y times the rest stays a small part of 1. */
  readonly first: readonly number[];
  /** What rounding took from c and c / 3, then p. */
  readonly rest: readonly number[];
}

const ROWS: PerFloat<Row> = {
  f64: {
    first: [2.8853900817779268, 0.9617966939259756, 0.577078016355618],
    rest: [
      4.0710547481862066e-17, 5.0577616648125907e-17, 0.577078016355618, 0.41219858309193913, 0.3205989022739007,
      0.26230770107942764, 0.22198400062458962, 0.19125507756458288, 0.1903863486138443,
    ],
  },
  f32: {
    first: [2.885390043258667, 0.9617967009544373],
    rest: [3.851926067000022e-8, 0, 0.5770801901817322, 0.41184887290000916, 0.33786362409591675],
  },
};

/** 1 / ln 2 / (1 + s): what the logarithm grows by for every 1 / (2 + f) that s grows. */
const SLOPE: readonly number[] = [Math.LOG2E, -1.4752742296745742, 1.4752742296745747];

/** |x|^y where x and y are numbers, x not 0 and neither infinite; `usual` holds for positive normal x. */
export function magnitudeOfPower(x: Value, y: Value): Power {
  const { fraction, tiny } = formatOf(x);
  const shift = fraction + 2;
  const powerOf = ({ high, low }: Pair): Power => {
    const product = y.mul(high);
    return exp2Near(product, (minus) => y.mulAdd(low, restOfSum(y, high, minus)));
  };
  const usual = powerOf(log2OfNormal(x, 0));
  return {
    usual: usual.usual,
    isExtreme: usual.isExtreme.or(isSpecial(x)),
    extreme() {
      const size = x.abs();
      const subnormal = (): Value => powerOf(log2OfNormal(size.mul(2 ** shift), shift)).extreme();
      return rarely(size.lt(tiny), subnormal, powerOf(log2OfNormal(size, 0)).extreme());
    },
  };
}

/** log2(x 2^-shift) for positive normal x. */
function log2OfNormal(x: Value, shift: number): Pair {
  const { first, rest } = forType(x, ROWS);
  const { exponent, fraction } = partsOf(x);
  const k = shift === 0 ? exponent : exponent.sub(shift);
  const f = fraction.sub(1);
  const s = f.div(fraction.add(1));
  // Of the quotient's rounding error this is missing, times 2 + f.
  const missing = restOfDifference(s, f, s.mulAdd(-2, f));
  const square = s.square();
  const factor = polynomial(square, first);
  const lost = restOfSum(square, square.lift(first[1]), square.lift(first[0]).sub(factor));
  // Less what rounding added to the square.
  const factorLow = lessProduct(polynomial(square, rest).add(lost), restOfDifference(s, s, square), first[1]);
  const high = s.mulAdd(factor, k);
  const low = s.mulAdd(factorLow, missing.mulAdd(polynomial(s, SLOPE), restOfSum(s, factor, k.sub(high))));
  return { high, low };
}
