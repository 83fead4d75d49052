/** Quotients rounded down, and remainders: one row each. */

import { division } from "../exact/division.ts";
import { fmodOf } from "../exact/fmod.ts";
import { byKind, real } from "../kinds.ts";
import type { Real } from "../result.ts";
import { each, REALS } from "../types.ts";
import { type BinaryUfunc, type BinaryUfunc2, binary, binary2 } from "../ufunc.ts";

/**
 * The largest integer not above x / y. Integers divided by 0 give 0, floats infinity or NaN. Throws DTypeError for complex
 * numbers.
 *
 * ```ts
 * floorDivide([7, -7, 7, -7], [2, 2, -2, -2]); // => array([ 3., -4., -4.,  3.])
 * floorDivide([7n, 7n], [2n, 0n]); // => array([3, 0])
 * ```
 */
export const floorDivide: BinaryUfunc<"number", Real> = /* @__PURE__ */ binary({
  name: "floorDivide",
  pole: 1,
  types: /* @__PURE__ */ each(REALS, 2),
  loop: /* @__PURE__ */ real((x, y) => division(x, y).quotient),
});

/**
 * What `floorDivide` leaves: x - floorDivide(x, y) * y, with the sign of y. For y = 0 it is 0 for integers, NaN for floats.
 * Throws DTypeError for complex numbers.
 *
 * ```ts
 * remainder([7, -7, 7, -7], [2, 2, -2, -2]); // => array([ 1.,  1., -1., -1.])
 * ```
 */
export const remainder: BinaryUfunc<"number", Real> = /* @__PURE__ */ binary({
  name: "remainder",
  pole: 1,
  types: /* @__PURE__ */ each(REALS, 2),
  loop: /* @__PURE__ */ real((x, y) => division(x, y).remainder),
});

/** Another name of `remainder`. */
export const mod: BinaryUfunc<"number", Real> = remainder;

/**
 * The remainder of the quotient cut towards zero, with the sign of x, as C has it; exact for floats. For y = 0 it is 0 for
 * integers, NaN for floats. Throws DTypeError for complex numbers.
 *
 * ```ts
 * fmod([7, -7, 7, -7], [2, 2, -2, -2]); // => array([ 1., -1.,  1., -1.])
 * fmod(1e300, 7); // => array(1.)
 * ```
 */
export const fmod: BinaryUfunc<"number", Real> = /* @__PURE__ */ binary({
  name: "fmod",
  pole: 1,
  types: /* @__PURE__ */ each(REALS, 2),
  loop: /* @__PURE__ */ byKind({ integer: (x, y) => x.rem(y), float: fmodOf }),
});

/**
 * `floorDivide` and `remainder` at once. Throws DTypeError for complex numbers.
 *
 * ```ts
 * const [quotient, rest] = divmod([7, -7], 2);
 * quotient; // => array([ 3., -4.])
 * rest; // => array([1., 1.])
 * ```
 */
export const divmod: BinaryUfunc2<"number", "number", Real> = /* @__PURE__ */ binary2({
  name: "divmod",
  pole: 1,
  types: /* @__PURE__ */ each(REALS, 2, 2),
  loop: /* @__PURE__ */ real((x, y) => {
    const { quotient, remainder } = division(x, y);
    return [quotient, remainder];
  }),
});
