/** What floats are made of - signs, exponents, neighbours - and what they are not: one row each. */

import type { Element, Value } from "@strided/kernel";
import { halfSpacingOf, nextAfter, nextHalfAfter, spacingOf } from "../exact/neighbour.ts";
import { frexpOf, ldexpOf } from "../exact/scale.ts";
import { byKind, real } from "../kinds.ts";
import { signBit, withSign } from "../math/format.ts";
import type { Real } from "../result.ts";
import { ALL, each, FLOATS } from "../types.ts";
import { type BinaryUfunc, binary, type UnaryUfunc, type UnaryUfunc2, unary, unary2 } from "../ufunc.ts";

/** Whether a part of a number is so; integers and truth values never are. */
function somePart(test: (x: Value) => Value): (x: Element) => Element {
  return byKind({
    integer: (x) => x.ne(x).lift(false),
    float: test,
    complex: ({ re, im }) => test(re).or(test(im)),
  }) as (x: Element) => Element;
}

/**
 * Whether elements are NaN; a complex number is if either part is.
 *
 * ```ts
 * isnan([1, Number.NaN, Infinity]); // => array([False,  True, False])
 * ```
 */
export const isnan: UnaryUfunc<"bool"> = /* @__PURE__ */ unary({
  name: "isnan",
  types: /* @__PURE__ */ each(ALL, 1, "?"),
  loop: /* @__PURE__ */ somePart((x) => x.ne(x)),
});

/**
 * Whether elements are infinite, of either sign; a complex number is if either part is.
 *
 * ```ts
 * isinf([1, Number.NaN, -Infinity]); // => array([False, False,  True])
 * ```
 */
export const isinf: UnaryUfunc<"bool"> = /* @__PURE__ */ unary({
  name: "isinf",
  types: /* @__PURE__ */ each(ALL, 1, "?"),
  loop: /* @__PURE__ */ somePart((x) => x.abs().eq(Number.POSITIVE_INFINITY)),
});

/**
 * Whether elements are neither infinite nor NaN; a complex number is if both parts are.
 *
 * ```ts
 * isfinite([1, Number.NaN, Infinity]); // => array([ True, False, False])
 * ```
 */
export const isfinite: UnaryUfunc<"bool"> = /* @__PURE__ */ unary({
  name: "isfinite",
  types: /* @__PURE__ */ each(ALL, 1, "?"),
  loop: /* @__PURE__ */ byKind({
    integer: (x) => x.eq(x).lift(true),
    float: hasEnd,
    complex: ({ re, im }) => hasEnd(re).and(hasEnd(im)),
  }),
});

function hasEnd(x: Value): Value {
  return x.abs().lt(Number.POSITIVE_INFINITY);
}

/**
 * Whether the sign bit is set, which tells -0 from 0. Throws DTypeError for complex numbers.
 *
 * ```ts
 * signbit([-1, 0, -0]); // => array([ True, False,  True])
 * ```
 */
export const signbit: UnaryUfunc<"bool", Real> = /* @__PURE__ */ unary({
  name: "signbit",
  types: /* @__PURE__ */ each(FLOATS, 1, "?"),
  loop: /* @__PURE__ */ real((x) => signBit(x).ne(0)),
});

/**
 * The first number with the sign of the second. Throws DTypeError for complex numbers.
 *
 * ```ts
 * copysign([1, -1], -0); // => array([-1., -1.])
 * ```
 */
export const copysign: BinaryUfunc<"float", Real> = /* @__PURE__ */ binary({
  name: "copysign",
  types: /* @__PURE__ */ each(FLOATS, 2),
  loop: /* @__PURE__ */ real((x, y) => withSign(x.abs(), y)),
});

/**
 * The next float from x in the direction of y. Throws DTypeError for complex numbers.
 *
 * ```ts
 * nextafter(1, 2); // => array(1.)
 * nextafter(0, 1).get(); // => 5e-324
 * ```
 */
export const nextafter: BinaryUfunc<"float", Real> = /* @__PURE__ */ binary({
  name: "nextafter",
  types: /* @__PURE__ */ each(FLOATS, 2),
  loop: /* @__PURE__ */ real(nextAfter),
  half: /* @__PURE__ */ real(nextHalfAfter),
});

/**
 * The distance to the next float away from zero, negative for negative numbers; NaN for infinities. For float16 it is the
 * distance to the next one upwards, as in NumPy. Throws DTypeError for complex numbers.
 *
 * ```ts
 * spacing([1, -4]); // => array([ 2.22044605e-16, -8.88178420e-16])
 * ```
 */
export const spacing: UnaryUfunc<"float", Real> = /* @__PURE__ */ unary({
  name: "spacing",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: /* @__PURE__ */ real(spacingOf),
  half: /* @__PURE__ */ real(halfSpacingOf),
});

/**
 * x * 2^n for integers n, rounded once. Throws DTypeError for an n that is not an integer.
 *
 * ```ts
 * ldexp([1, 3], [4n, -1n]); // => array([16. ,  1.5])
 * ldexp(5, array([0, 1], { dtype: "int32" })); // => array([ 5., 10.])
 * ```
 */
export const ldexp: BinaryUfunc<"first"> = /* @__PURE__ */ binary({
  name: "ldexp",
  types: ["ei->e", "fi->f", "el->e", "fl->f", "di->d", "dl->d"],
  loop: /* @__PURE__ */ real((x, n) => ldexpOf(x, n.cast("i64"))),
});

/**
 * Numbers as fraction * 2^power: the fraction lies between 1/2 and 1, the power is an int32. Zeros, infinities and NaN
 * come as they are, with the power 0. Throws DTypeError for complex numbers.
 *
 * ```ts
 * const [fraction, power] = frexp([8, -3]);
 * fraction; // => array([ 0.5 , -0.75])
 * power; // => array([4, 2], dtype=int32)
 * ```
 */
export const frexp: UnaryUfunc2<"float", "int32", Real> = /* @__PURE__ */ unary2({
  name: "frexp",
  types: ["e->ei", "f->fi", "d->di"],
  loop: /* @__PURE__ */ real(frexpOf),
});

/**
 * The part behind the decimal point and the whole part, both with the sign of x. Throws DTypeError for complex numbers.
 *
 * ```ts
 * const [rest, whole] = modf([3.5, -0.25]);
 * rest; // => array([ 0.5 , -0.25])
 * whole; // => array([ 3., -0.])
 * ```
 */
export const modf: UnaryUfunc2<"float", "float", Real> = /* @__PURE__ */ unary2({
  name: "modf",
  types: ["e->ee", "f->ff", "d->dd"],
  loop: /* @__PURE__ */ real((x) => {
    const whole = x.trunc();
    const rest = x.eq(whole).select(x.lift(0), x.sub(whole));
    return [x.eq(x).select(withSign(rest.abs(), x), x), whole];
  }),
});

/**
 * 0 for x < 0, 1 for x > 0, and the second operand for x = 0. Throws DTypeError for complex numbers.
 *
 * ```ts
 * heaviside([-2, 0, 3], 0.5); // => array([0. , 0.5, 1. ])
 * ```
 */
export const heaviside: BinaryUfunc<"float", Real> = /* @__PURE__ */ binary({
  name: "heaviside",
  types: /* @__PURE__ */ each(FLOATS, 2),
  loop: /* @__PURE__ */ real((x, atZero) => {
    const step = x.lt(0).select(x.lift(0), 1);
    const known = x.eq(0).select(atZero, step);
    return x.eq(x).select(known, x);
  }),
});
