/**
 * Numbers as unevaluated sums of two floats. T. J. Dekker, A floating-point technique for extending the
 * available precision, Numerische Mathematik 18 (1971) 224-242; D. E. Knuth, The Art of Computer Programming, volume 2,
 * section 4.2.2.
 */
import { ifFused, lessProduct, type Value } from "@strided/kernel";
import { formatOf } from "./format.ts";

export interface Pair {
  readonly high: Value;
  readonly low: Value;
}

/** a + b exactly, where a is 0, or |a| >= |b|, or both are multiples of a common unit that is not far below. */
export function sumOf(a: Value, b: Value): Pair {
  const high = a.add(b);
  return { high, low: a.sub(high).add(b) };
}

/** a + b exactly, whatever their sizes. */
export function anySumOf(a: Value, b: Value): Pair {
  const high = a.add(b);
  const rounded = high.sub(a);
  return { high, low: a.sub(high.sub(rounded)).add(b.sub(rounded)) };
}

/** The upper half of the significant bits: products of two such halves are exact. */
export function upperHalf(x: Value): Value {
  const { unsigned, fraction, sign } = formatOf(x);
  return x
    .bits(unsigned)
    .and(2 * sign - 2 ** ((fraction + 2) >> 1))
    .bits(x.type);
}

/** a * b exactly, as long as nothing overflows or becomes subnormal. */
export function productOf(a: Value, b: Value): Pair {
  const high = a.mul(b);
  return { high, low: restOfSum(a, b, high.neg()) };
}

/** a * b + c, rounded once, where c takes all of a * b away but a small rest. */
export function restOfSum(a: Value, b: Value, c: Value): Value {
  return ifFused(a.mulAdd(b, c), () => byHalves(a, b, c));
}

/** c - a * b, rounded once, where a * b takes all of c away but a small rest. */
export function restOfDifference(a: Value, b: Value, c: Value): Value {
  return ifFused(lessProduct(c, a, b), () => byHalves(a.neg(), b, c));
}

function byHalves(a: Value, b: Value, c: Value): Value {
  const [a1, b1] = [upperHalf(a), upperHalf(b)];
  const [a2, b2] = [a.sub(a1), b.sub(b1)];
  return a1.mulAdd(b1, c).add(a1.mul(b2)).add(a2.mul(b1)).add(a2.mul(b2));
}
