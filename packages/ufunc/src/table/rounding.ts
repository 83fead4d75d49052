/** Rounding to whole numbers: one row each. Integers and truth values come as they are. */

import { ComplexValue, type Expression, type Value } from "@strided/kernel";
import { byKind } from "../kinds.ts";
import type { Real } from "../result.ts";
import { each, REALS_AND_BOOL } from "../types.ts";
import { type UnaryUfunc, unary } from "../ufunc.ts";

const TYPES: readonly string[] = /* @__PURE__ */ each(REALS_AND_BOOL, 1);

const ofFloats = (round: (x: Value) => Value): Expression => byKind({ integer: (x) => x, float: round });

/**
 * The largest whole number not above x. Throws DTypeError for complex numbers.
 *
 * ```ts
 * floor([1.7, -1.2, -0]); // => array([ 1., -2., -0.])
 * ```
 */
export const floor: UnaryUfunc<"same", Real> = /* @__PURE__ */ unary({
  name: "floor",
  types: TYPES,
  loop: /* @__PURE__ */ ofFloats((x) => x.floor()),
});

/**
 * The smallest whole number not below x. Throws DTypeError for complex numbers.
 *
 * ```ts
 * ceil([1.2, -1.7, -0.3]); // => array([ 2., -1., -0.])
 * ```
 */
export const ceil: UnaryUfunc<"same", Real> = /* @__PURE__ */ unary({
  name: "ceil",
  types: TYPES,
  loop: /* @__PURE__ */ ofFloats((x) => x.ceil()),
});

/**
 * The whole number next to x in the direction of zero. Throws DTypeError for complex numbers.
 *
 * ```ts
 * trunc([1.7, -1.7]); // => array([ 1., -1.])
 * ```
 */
export const trunc: UnaryUfunc<"same", Real> = /* @__PURE__ */ unary({
  name: "trunc",
  types: TYPES,
  loop: /* @__PURE__ */ ofFloats((x) => x.trunc()),
});

/**
 * The nearest whole number, ties to the even one; integers give floats. Of complex numbers both parts are rounded.
 *
 * ```ts
 * rint([0.5, 1.5, 2.5, -0.5]); // => array([ 0.,  2.,  2., -0.])
 * ```
 */
export const rint: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "rint",
  types: /* @__PURE__ */ each("efdFD", 1),
  loop: /* @__PURE__ */ byKind({
    float: (x) => x.nearest(),
    complex: ({ re, im }) => new ComplexValue(re.nearest(), im.nearest()),
  }),
});
