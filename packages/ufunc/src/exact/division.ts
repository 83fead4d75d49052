/** Division that rounds down, and the remainder that belongs to it: NumPy's (and Python's) `//` and `%`. */
import type { Value } from "@strided/kernel";
import { bitsOf, isFloat, isSigned } from "../kinds.ts";
import { withSign } from "../math/format.ts";
import { fmodOf } from "./fmod.ts";

/** floor(x / y) and x - floor(x / y) * y. */
export interface Division {
  readonly quotient: Value;
  readonly remainder: Value;
}

export function division(x: Value, y: Value): Division {
  return isFloat(x) ? divideFloats(x, y) : divideIntegers(x, y);
}

/** Both are 0 where y is. The smallest integer divided by -1 wraps around to itself. */
function divideIntegers(x: Value, y: Value): Division {
  const quotient = bitsOf(x) < 64 ? narrowQuotient(x, y) : wideQuotient(x, y);
  return { quotient, remainder: y.eq(0).select(x.lift(0), x.sub(quotient.mul(y))) };
}

/** A quotient of 32-bit integers lies far enough from the next integer for a double to tell. */
function narrowQuotient(x: Value, y: Value): Value {
  const down = x.cast("f64").div(y.cast("f64")).floor().cast(x.type);
  return y.eq(0).select(x.lift(0), down);
}

function wideQuotient(x: Value, y: Value): Value {
  const cut = x.div(y);
  if (!isSigned(x)) return cut;
  const rest = x.sub(cut.mul(y));
  const above = rest.ne(0).and(rest.xor(y).lt(0)).and(y.ne(0));
  return above.select(cut.sub(1), cut);
}

/**
 * The remainder is exact, or rounded once where its sign had to be turned; the quotient is the integer nearest to
 * (x - remainder) / y. Signs of zeros follow the divisor and the quotient.
 */
function divideFloats(x: Value, y: Value): Division {
  const cut = fmodOf(x, y);
  const turns = cut.ne(0).and(y.lt(0).ne(cut.lt(0)));
  const remainder = cut.eq(0).select(withSign(cut.lift(0), y), turns.select(cut.add(y), cut));
  const whole = x.sub(cut).div(y);
  const below = turns.select(whole.sub(1), whole);
  const down = below.floor();
  const nearest = below.sub(down).gt(0.5).select(down.add(1), down);
  const quotient = below.eq(0).select(withSign(x.lift(0), x.div(y)), nearest);
  const isZero = y.eq(0);
  return { quotient: isZero.select(x.div(y), quotient), remainder: isZero.select(cut, remainder) };
}
