/** Elementary functions: one row each, floats out. */
import type { Value } from "@strided/kernel";
import { expOf } from "../math/exp.ts";
import { sinOf } from "../math/sin.ts";
import { each, FLOATS } from "../types.ts";
import { type UnaryUfunc, unary } from "../ufunc.ts";

/**
 * The non-negative square root; NaN below zero.
 *
 * ```ts
 * sqrt([4, 9, -1]); // => array([ 2.,  3., nan])
 * ```
 */
export const sqrt: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "sqrt",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: (x) => (x as Value).sqrt(),
});

/** e to the power of x. */
export const exp: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "exp",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: (x) => expOf(x as Value),
});

/** The sine of x, in radians. */
export const sin: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "sin",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: (x) => sinOf(x as Value),
});
