/** Roots and lengths: one row each, floats out. */

import { complexSqrt } from "../complex/sqrt.ts";
import { byKind, real } from "../kinds.ts";
import { cbrtOf } from "../math/cbrt.ts";
import { hypotOf } from "../math/hypot.ts";
import type { Real } from "../result.ts";
import { each, FLOATS } from "../types.ts";
import { type BinaryUfunc, binary, type UnaryUfunc, unary } from "../ufunc.ts";

/**
 * The non-negative square root; NaN below zero. That of complex numbers has a non-negative real part and is cut along the
 * negative real axis.
 *
 * ```ts
 * sqrt([4, 9, -1]); // => array([ 2.,  3., nan])
 * sqrt({ re: -4, im: 0 }); // => array(0.+2.j)
 * ```
 */
export const sqrt: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "sqrt",
  types: /* @__PURE__ */ each("efdFD", 1),
  loop: /* @__PURE__ */ byKind({ float: (x) => x.sqrt(), complex: complexSqrt }),
});

/**
 * The cube root, also of negative numbers. Throws DTypeError for complex numbers.
 *
 * ```ts
 * cbrt([27, -8]); // => array([ 3., -2.])
 * ```
 */
export const cbrt: UnaryUfunc<"float", Real> = /* @__PURE__ */ unary({
  name: "cbrt",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: /* @__PURE__ */ real(cbrtOf),
});

/**
 * sqrt(x^2 + y^2) without overflow on the way; infinite if either is, even beside NaN. Throws DTypeError for complex
 * numbers.
 *
 * ```ts
 * hypot(3, [4, 0]); // => array([5., 3.])
 * hypot(3e200, 4e200); // => array(5.e+200)
 * ```
 */
export const hypot: BinaryUfunc<"float", Real> = /* @__PURE__ */ binary({
  name: "hypot",
  types: /* @__PURE__ */ each(FLOATS, 2),
  loop: /* @__PURE__ */ real(hypotOf),
  identity: 0,
});
