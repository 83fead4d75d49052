/** Functions of integers that take a number of steps: greatest common divisors and powers. */
import { repeatWhile, type Value } from "@strided/kernel";
import { magnitude } from "../kinds.ts";

/** The greatest common divisor by Euclid's algorithm, of the absolute values. */
function unsignedGcd(a: Value, b: Value): Value {
  const [divisor] = repeatWhile(
    [a, b],
    (_, y) => y.ne(0),
    (x, y) => [y, x.rem(y)],
  );
  return divisor;
}

export function gcdOf(x: Value, y: Value): Value {
  return unsignedGcd(magnitude(x), magnitude(y)).cast(x.type);
}

/** The least common multiple, not negative unless it does not fit; 0 if either is. */
export function lcmOf(x: Value, y: Value): Value {
  const [a, b] = [magnitude(x), magnitude(y)];
  // Division by 0 gives 0, and so does the multiple of 0.
  return a.div(unsignedGcd(a, b)).mul(b).cast(x.type);
}

/** x^n by squaring, for n >= 0; wraps around. */
export function integerPower(x: Value, n: Value): Value {
  const [power] = repeatWhile(
    [x.lift(1), x, n],
    (_, __, left) => left.gt(0),
    (product, square, left) => [
      left.and(1).ne(0).select(product.mul(square), product),
      square.mul(square),
      left.shr(1),
    ],
  );
  return power;
}
