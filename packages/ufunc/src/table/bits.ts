/** Bit by bit: one row each, for integers and truth values. */

import { popcount, type Value } from "@strided/kernel";
import { bitsOf, magnitude, real } from "../kinds.ts";
import type { Whole } from "../result.ts";
import { each, INTEGERS } from "../types.ts";
import { type BinaryUfunc, binary, type UnaryUfunc, unary } from "../ufunc.ts";

/** Integers and truth values. */
const BITS = `?${INTEGERS}`;

/**
 * The bits that both have; of truth values the logical and. Throws DTypeError for floats.
 *
 * ```ts
 * bitwiseAnd([12n, 10n], 6n); // => array([4, 2])
 * ```
 */
export const bitwiseAnd: BinaryUfunc<"same", Whole> = /* @__PURE__ */ binary({
  name: "bitwiseAnd",
  types: /* @__PURE__ */ each(BITS, 2),
  loop: /* @__PURE__ */ real((x, y) => x.and(y)),
  identity: -1,
});

/**
 * The bits that either has; of truth values the logical or. Throws DTypeError for floats.
 *
 * ```ts
 * bitwiseOr([12n, 10n], 6n); // => array([14, 14])
 * ```
 */
export const bitwiseOr: BinaryUfunc<"same", Whole> = /* @__PURE__ */ binary({
  name: "bitwiseOr",
  types: /* @__PURE__ */ each(BITS, 2),
  loop: /* @__PURE__ */ real((x, y) => x.or(y)),
  identity: 0,
});

/**
 * The bits that one of both has; of truth values whether they differ. Throws DTypeError for floats.
 *
 * ```ts
 * bitwiseXor([12n, 10n], 6n); // => array([10, 12])
 * ```
 */
export const bitwiseXor: BinaryUfunc<"same", Whole> = /* @__PURE__ */ binary({
  name: "bitwiseXor",
  types: /* @__PURE__ */ each(BITS, 2),
  loop: /* @__PURE__ */ real((x, y) => x.xor(y)),
  identity: 0,
});

/**
 * All bits turned round; of truth values the negation. Throws DTypeError for floats.
 *
 * ```ts
 * bitwiseInvert([0n, 5n]); // => array([-1, -6])
 * bitwiseInvert([true, false]); // => array([False,  True])
 * ```
 */
export const bitwiseInvert: UnaryUfunc<"same", Whole> = /* @__PURE__ */ unary({
  name: "bitwiseInvert",
  types: /* @__PURE__ */ each(BITS, 1),
  loop: /* @__PURE__ */ real((x) => x.not()),
});

/** Another name of `bitwiseInvert`. */
export const invert: UnaryUfunc<"same", Whole> = bitwiseInvert;
/** Another name of `bitwiseInvert`. */
export const bitwiseNot: UnaryUfunc<"same", Whole> = bitwiseInvert;

/**
 * x * 2^y by moving bits up; counts below 0 or beyond the width give 0. Throws DTypeError for floats.
 *
 * ```ts
 * bitwiseLeftShift([1n, 5n], [3n, 64n]); // => array([8, 0])
 * ```
 */
export const bitwiseLeftShift: BinaryUfunc<"number", Whole> = /* @__PURE__ */ binary({
  name: "bitwiseLeftShift",
  types: /* @__PURE__ */ each(INTEGERS, 2),
  loop: /* @__PURE__ */ real((x, y) => isWithin(x, y).select(x.shl(y.and(bitsOf(x) - 1)), 0)),
});

/**
 * x / 2^y by moving bits down, rounded down; counts below 0 or beyond the width give 0, or -1 for negative x. Throws
 * DTypeError for floats.
 *
 * ```ts
 * bitwiseRightShift([20n, -20n], [2n, 64n]); // => array([ 5, -1])
 * ```
 */
export const bitwiseRightShift: BinaryUfunc<"number", Whole> = /* @__PURE__ */ binary({
  name: "bitwiseRightShift",
  types: /* @__PURE__ */ each(INTEGERS, 2),
  // Moved by all bits but one, nothing is left but the sign.
  loop: /* @__PURE__ */ real((x, y) => {
    const emptied = x.shr(bitsOf(x) - 1).shr(1);
    return isWithin(x, y).select(x.shr(y.and(bitsOf(x) - 1)), emptied);
  }),
});

function isWithin(x: Value, count: Value): Value {
  return count.ge(0).and(count.lt(bitsOf(x)));
}

/**
 * The number of one bits of the absolute value, as uint8. Throws DTypeError for floats.
 *
 * ```ts
 * bitwiseCount([7n, -1n, 256n]); // => array([3, 1, 1], dtype=uint8)
 * ```
 */
export const bitwiseCount: UnaryUfunc<"uint8", Whole> = /* @__PURE__ */ unary({
  name: "bitwiseCount",
  types: /* @__PURE__ */ each(INTEGERS, 1, "B"),
  loop: /* @__PURE__ */ real((x) => popcount(magnitude(x))),
});

/** Another name of `bitwiseLeftShift`. */
export const leftShift: BinaryUfunc<"number", Whole> = bitwiseLeftShift;

/** Another name of `bitwiseRightShift`. */
export const rightShift: BinaryUfunc<"number", Whole> = bitwiseRightShift;
