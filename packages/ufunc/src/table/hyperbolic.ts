/** Hyperbolic functions and their inverses: one row each, floats out. */
import { complexCosh, complexSinh, complexTanh } from "../complex/hyperbolic.ts";
import { complexAcosh, complexAsinh, complexAtanh } from "../complex/inverse.ts";
import { byKind } from "../kinds.ts";
import { acoshOf } from "../math/acosh.ts";
import { asinhOf } from "../math/asinh.ts";
import { atanhOf } from "../math/atanh.ts";
import { coshOf } from "../math/cosh.ts";
import { sinhOf } from "../math/sinh.ts";
import { tanhOf } from "../math/tanh.ts";
import { each } from "../types.ts";
import { type UnaryUfunc, unary } from "../ufunc.ts";

/** Real and complex floats. */
const BOTH = "efdFD";

/**
 * The hyperbolic sine, (e^x - e^-x) / 2.
 *
 * ```ts
 * sinh([0, 1]); // => array([0.        , 1.17520119])
 * ```
 */
export const sinh: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "sinh",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: sinhOf, complex: complexSinh }),
});

/**
 * The hyperbolic cosine, (e^x + e^-x) / 2.
 *
 * ```ts
 * cosh([0, 1]); // => array([1.        , 1.54308063])
 * ```
 */
export const cosh: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "cosh",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: coshOf, complex: complexCosh }),
});

/**
 * The hyperbolic tangent, sinh x / cosh x.
 *
 * ```ts
 * tanh([0, 1, Infinity]); // => array([0.        , 0.76159416, 1.        ])
 * ```
 */
export const tanh: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "tanh",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: tanhOf, complex: complexTanh }),
});

/**
 * The inverse of the hyperbolic sine. That of complex numbers is cut along the imaginary axis beyond -i and i.
 *
 * ```ts
 * asinh([0, 1]); // => array([0.        , 0.88137359])
 * ```
 */
export const asinh: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "asinh",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: asinhOf, complex: complexAsinh }),
});

/** Another name of `asinh`. */
export const arcsinh: UnaryUfunc<"float"> = asinh;

/**
 * The non-negative inverse of the hyperbolic cosine; NaN below 1. That of complex numbers is cut along the real axis below
 * 1.
 *
 * ```ts
 * acosh([1, 2, 0]); // => array([0.       , 1.3169579,       nan])
 * ```
 */
export const acosh: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "acosh",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: acoshOf, complex: complexAcosh }),
});

/** Another name of `acosh`. */
export const arccosh: UnaryUfunc<"float"> = acosh;

/**
 * The inverse of the hyperbolic tangent; infinite at -1 and 1, NaN beyond. That of complex numbers is cut along the real
 * axis beyond -1 and 1.
 *
 * ```ts
 * atanh([0.5, -1, 2]); // => array([0.54930614,       -inf,        nan])
 * ```
 */
export const atanh: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "atanh",
  pole: -1,
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: atanhOf, complex: complexAtanh }),
});

/** Another name of `atanh`. */
export const arctanh: UnaryUfunc<"float"> = atanh;
