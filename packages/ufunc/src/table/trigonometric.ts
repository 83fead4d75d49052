/** Sine, cosine, tangent and their inverses, in radians: one row each, floats out. */

import { complexCos, complexSin, complexTan } from "../complex/hyperbolic.ts";
import { complexAcos, complexAsin, complexAtan } from "../complex/inverse.ts";
import { byKind, real } from "../kinds.ts";
import { acosOf } from "../math/acos.ts";
import { asinOf } from "../math/asin.ts";
import { atanOf } from "../math/atan.ts";
import { atan2Of } from "../math/atan2.ts";
import { cosOf } from "../math/cos.ts";
import { sinOf } from "../math/sin.ts";
import { tanOf } from "../math/tan.ts";
import type { Real } from "../result.ts";
import { each, FLOATS } from "../types.ts";
import { type BinaryUfunc, binary, type UnaryUfunc, unary } from "../ufunc.ts";

/** Real and complex floats. */
const BOTH = "efdFD";

/**
 * The sine of an angle in radians; NaN of infinities.
 *
 * ```ts
 * sin([0, Math.PI / 2]); // => array([0., 1.])
 * ```
 */
export const sin: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "sin",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: sinOf, complex: complexSin }),
});

/**
 * The cosine of an angle in radians; NaN of infinities.
 *
 * ```ts
 * cos([0, Math.PI]); // => array([ 1., -1.])
 * ```
 */
export const cos: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "cos",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: cosOf, complex: complexCos }),
});

/**
 * The tangent of an angle in radians; NaN of infinities.
 *
 * ```ts
 * tan([0, Math.PI / 4]); // => array([0., 1.])
 * ```
 */
export const tan: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "tan",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: tanOf, complex: complexTan }),
});

/**
 * The angle from -pi / 2 to pi / 2 with this sine; NaN beyond -1 and 1. That of complex numbers is cut along the real axis
 * beyond -1 and 1.
 *
 * ```ts
 * asin([1, -0.5, 2]); // => array([ 1.57079633, -0.52359878,         nan])
 * ```
 */
export const asin: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "asin",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: asinOf, complex: complexAsin }),
});

/** Another name of `asin`. */
export const arcsin: UnaryUfunc<"float"> = asin;

/**
 * The angle from 0 to pi with this cosine; NaN beyond -1 and 1. That of complex numbers is cut along the real axis beyond
 * -1 and 1.
 *
 * ```ts
 * acos([1, -0.5, 2]); // => array([0.       , 2.0943951,       nan])
 * ```
 */
export const acos: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "acos",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: acosOf, complex: complexAcos }),
});

/** Another name of `acos`. */
export const arccos: UnaryUfunc<"float"> = acos;

/**
 * The angle from -pi / 2 to pi / 2 with this tangent. That of complex numbers is cut along the imaginary axis beyond -i
 * and i.
 *
 * ```ts
 * atan([1, -Infinity]); // => array([ 0.78539816, -1.57079633])
 * ```
 */
export const atan: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "atan",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: atanOf, complex: complexAtan }),
});

/** Another name of `atan`. */
export const arctan: UnaryUfunc<"float"> = atan;

/**
 * The angle from -pi to pi of the point (x, y); signs of zeros count. The ordinate comes first. Throws DTypeError for
 * complex numbers.
 *
 * ```ts
 * atan2([1, 1, -0], [1, -1, -1]); // => array([ 0.78539816,  2.35619449, -3.14159265])
 * ```
 */
export const atan2: BinaryUfunc<"float", Real> = /* @__PURE__ */ binary({
  name: "atan2",
  types: /* @__PURE__ */ each(FLOATS, 2),
  loop: /* @__PURE__ */ real(atan2Of),
});

/** Another name of `atan2`. */
export const arctan2: BinaryUfunc<"float", Real> = atan2;

/**
 * Degrees to radians. Throws DTypeError for complex numbers.
 *
 * ```ts
 * deg2rad([180, 90]); // => array([3.14159265, 1.57079633])
 * ```
 */
export const deg2rad: UnaryUfunc<"float", Real> = /* @__PURE__ */ unary({
  name: "deg2rad",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: /* @__PURE__ */ real((x) => x.mul(Math.PI / 180)),
});

/** Another name of `deg2rad`. */
export const radians: UnaryUfunc<"float", Real> = deg2rad;

/**
 * Radians to degrees. Throws DTypeError for complex numbers.
 *
 * ```ts
 * rad2deg([Math.PI, Math.PI / 2]); // => array([180.,  90.])
 * ```
 */
export const rad2deg: UnaryUfunc<"float", Real> = /* @__PURE__ */ unary({
  name: "rad2deg",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: /* @__PURE__ */ real((x) => x.mul(180 / Math.PI)),
});

/** Another name of `rad2deg`. */
export const degrees: UnaryUfunc<"float", Real> = rad2deg;
