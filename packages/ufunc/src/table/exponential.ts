/** Exponential functions and logarithms: one row each, floats out. */

import { complexExp, complexExp2, complexExpm1 } from "../complex/exp.ts";
import { complexLog, complexLog1p, complexLog2, complexLog10 } from "../complex/log.ts";
import { byKind, real } from "../kinds.ts";
import { expOf } from "../math/exp.ts";
import { exp2Of } from "../math/exp2.ts";
import { expm1Of } from "../math/expm1.ts";
import { logOf } from "../math/log.ts";
import { log1pOf } from "../math/log1p.ts";
import { log2Of } from "../math/log2.ts";
import { log10Of } from "../math/log10.ts";
import { logaddexpOf } from "../math/logaddexp.ts";
import { logaddexp2Of } from "../math/logaddexp2.ts";
import type { Real } from "../result.ts";
import { each, FLOATS } from "../types.ts";
import { type BinaryUfunc, binary, type UnaryUfunc, unary } from "../ufunc.ts";

/** Real and complex floats. */
const BOTH = "efdFD";

/**
 * e to the power of x.
 *
 * ```ts
 * exp([0, 1, -Infinity]); // => array([1.        , 2.71828183, 0.        ])
 * ```
 */
export const exp: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "exp",
  vanishes: true,
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: expOf, complex: complexExp }),
});

/**
 * 2 to the power of x.
 *
 * ```ts
 * exp2([0, 3, -1]); // => array([1. , 8. , 0.5])
 * ```
 */
export const exp2: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "exp2",
  vanishes: true,
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: exp2Of, complex: complexExp2 }),
});

/**
 * e^x - 1, accurate for small x too.
 *
 * ```ts
 * expm1(1e-10); // => array(1.e-10)
 * ```
 */
export const expm1: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "expm1",
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: expm1Of, complex: complexExpm1 }),
});

/**
 * The natural logarithm; of real numbers -infinity at 0 and NaN below. That of complex numbers is cut along the negative
 * real axis.
 *
 * ```ts
 * log([1, Math.E, 0, -1]); // => array([  0.,   1., -inf,  nan])
 * log({ re: -1, im: 0 }); // => array(0.+3.14159265j)
 * ```
 */
export const log: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "log",
  pole: 0,
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: logOf, complex: complexLog }),
});

/**
 * The logarithm with base 2; exact for powers of 2.
 *
 * ```ts
 * log2([8, 1, 0.25]); // => array([ 3.,  0., -2.])
 * ```
 */
export const log2: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "log2",
  pole: 0,
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: log2Of, complex: complexLog2 }),
});

/**
 * The logarithm with base 10.
 *
 * ```ts
 * log10([1000, 1, 0.01]); // => array([ 3.,  0., -2.])
 * ```
 */
export const log10: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "log10",
  pole: 0,
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: log10Of, complex: complexLog10 }),
});

/**
 * ln(1 + x), accurate for small x too.
 *
 * ```ts
 * log1p([1e-10, -1]); // => array([ 1.e-10,   -inf])
 * ```
 */
export const log1p: UnaryUfunc<"float"> = /* @__PURE__ */ unary({
  name: "log1p",
  pole: -1,
  types: /* @__PURE__ */ each(BOTH, 1),
  loop: /* @__PURE__ */ byKind({ float: log1pOf, complex: complexLog1p }),
});

/**
 * ln(e^x + e^y) without computing the powers: the sum of numbers of which only logarithms can be written down. Throws
 * DTypeError for complex numbers.
 *
 * ```ts
 * logaddexp(-1000, -1000); // => array(-999.30685282)
 * ```
 */
export const logaddexp: BinaryUfunc<"float", Real> = /* @__PURE__ */ binary({
  name: "logaddexp",
  types: /* @__PURE__ */ each(FLOATS, 2),
  loop: /* @__PURE__ */ real(logaddexpOf),
  identity: Number.NEGATIVE_INFINITY,
});

/**
 * log2(2^x + 2^y) without computing the powers. Throws DTypeError for complex numbers.
 *
 * ```ts
 * logaddexp2(-2000, -2000); // => array(-1999.)
 * ```
 */
export const logaddexp2: BinaryUfunc<"float", Real> = /* @__PURE__ */ binary({
  name: "logaddexp2",
  types: /* @__PURE__ */ each(FLOATS, 2),
  loop: /* @__PURE__ */ real(logaddexp2Of),
  identity: Number.NEGATIVE_INFINITY,
});
