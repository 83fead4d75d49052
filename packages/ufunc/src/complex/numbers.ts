/**
 * What complex functions have in common. Those of complex64 are computed in doubles, where squares and products of single
 * floats neither overflow nor vanish, and are rounded once at the end.
 */
import { ComplexValue, type Value } from "@strided/kernel";

type ComplexFunction = (...numbers: ComplexValue[]) => ComplexValue;

/** The function computed in doubles. */
export function inDoubles(f: ComplexFunction): ComplexFunction {
  return (...numbers) => {
    const type = numbers[0].re.type;
    const { re, im } = f(...numbers.map((z) => castParts(z, "f64")));
    return castParts({ re, im }, type);
  };
}

function castParts({ re, im }: Pick<ComplexValue, "re" | "im">, type: Value["type"]): ComplexValue {
  return new ComplexValue(re.cast(type), im.cast(type));
}

/** A number with its parts exchanged: i times the conjugate. sin, tan, asin and atan are sinh … between two of these. */
function swapped({ re, im }: ComplexValue): ComplexValue {
  return new ComplexValue(im, re);
}

/** A function seen through exchanged parts, as sin is sinh. */
export function turned(f: (z: ComplexValue) => ComplexValue): (z: ComplexValue) => ComplexValue {
  return (z) => swapped(f(swapped(z)));
}

/** Where a condition holds the first number, elsewhere the second. */
export function choose(condition: Value, yes: ComplexValue, no: ComplexValue): ComplexValue {
  return new ComplexValue(condition.select(yes.re, no.re), condition.select(yes.im, no.im));
}

export const isInfinite = (x: Value): Value => x.abs().eq(Number.POSITIVE_INFINITY);
export const isFinite64 = (x: Value): Value => x.abs().lt(Number.POSITIVE_INFINITY);
