/**
 * ln(1 + x): the sum 1 + x is kept with its rounding error, which is added again after the exponent is taken away, when it
 * is exact for small x.
 */
import { rarely, type Value } from "@strided/kernel";
import { isSpecial, partsOf } from "./exponent.ts";
import { exp2OfInteger, withSign } from "./format.ts";
import { logOf, logOfParts } from "./log.ts";
import { anySumOf, type Pair } from "./pair.ts";

/** Beyond this 1 makes no difference. */
const LARGE = 2 ** 60;

export function log1pOf(x: Value): Value {
  const sum = anySumOf(x.lift(1), x);
  const infinity = Number.POSITIVE_INFINITY;
  const special = (): Value => {
    const pole = x.eq(-1).select(x.lift(-infinity), Number.NaN);
    return x.gt(1).select(x.eq(infinity).select(x, logOf(x)), pole);
  };
  // The power of 2 that scales the error to the fraction does not exist for the largest numbers.
  const extreme = isSpecial(sum.high).or(x.gt(LARGE));
  return withSign(rarely(extreme, special, logOfPair(sum)), x);
}

/** ln(high + low) for a normal positive first part and a second one below its last place. */
export function logOfPair({ high, low }: Pair): Value {
  const { exponent, fraction } = partsOf(high);
  return logOfParts(exponent, low.mulAdd(exp2OfInteger(exponent.neg()), fraction.sub(1)));
}
