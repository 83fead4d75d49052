/** The larger and the smaller of numbers: one row each. Complex numbers are ordered by real part, then imaginary part. */
import { ComplexValue, type Element, largerOf, smallerOf, type Value } from "@strided/kernel";
import { byKind, real } from "../kinds.ts";
import { ALL, each } from "../types.ts";
import { type BinaryUfunc, binary } from "../ufunc.ts";

type Order = (x: Element, y: Element) => Value;
const above: Order = (x, y) => x.ge(y as Value);
const below: Order = (x, y) => x.le(y as Value);
const isUnordered = (x: Element): Value => x.ne(x as Value);

function choose(condition: Value, x: ComplexValue, y: ComplexValue): ComplexValue {
  return new ComplexValue(condition.select(x.re, y.re), condition.select(x.im, y.im));
}

/** The first operand where the order puts it first or the other one is NaN. */
const orOther =
  (order: Order) =>
  (x: ComplexValue, y: ComplexValue): ComplexValue =>
    choose(order(x, y).or(isUnordered(y)), x, y);
const orOtherReal =
  (order: Order) =>
  (x: Value, y: Value): Value =>
    order(x, y).or(isUnordered(y)).select(x, y);

/** The larger complex number, the first one if it is NaN, else the second. */
export function larger(x: ComplexValue, y: ComplexValue): ComplexValue {
  return choose(x.ge(y).or(isUnordered(x)), x, y);
}

/** The smaller complex number, the first one if it is NaN, else the second. */
export function smaller(x: ComplexValue, y: ComplexValue): ComplexValue {
  return choose(x.le(y).or(isUnordered(x)), x, y);
}

/**
 * The larger number; NaN if either is. Of truth values the logical or.
 *
 * ```ts
 * maximum([1, 5, Number.NaN], [3, 2, 1]); // => array([ 3.,  5., nan])
 * ```
 */
// NumPy: the sign of the larger of 0 and -0 depends on the machine; here it is 0.
export const maximum: BinaryUfunc<"same"> = /* @__PURE__ */ binary({
  name: "maximum",
  types: /* @__PURE__ */ each(ALL, 2),
  loop: /* @__PURE__ */ byKind({
    integer: (x, y) => x.max(y),
    float: largerOf,
    complex: larger,
  }),
  bool: /* @__PURE__ */ real((x, y) => x.or(y)),
  reorderable: true,
});

/**
 * The smaller number; NaN if either is. Of truth values the logical and.
 *
 * ```ts
 * minimum([1, 5, Number.NaN], [3, 2, 1]); // => array([ 1.,  2., nan])
 * ```
 */
// NumPy: the sign of the smaller of 0 and -0 depends on the machine; here it is -0.
export const minimum: BinaryUfunc<"same"> = /* @__PURE__ */ binary({
  name: "minimum",
  types: /* @__PURE__ */ each(ALL, 2),
  loop: /* @__PURE__ */ byKind({
    integer: (x, y) => x.min(y),
    float: smallerOf,
    complex: smaller,
  }),
  bool: /* @__PURE__ */ real((x, y) => x.and(y)),
  reorderable: true,
});

/**
 * The larger number; NaN only if both are. Of truth values the logical or.
 *
 * ```ts
 * fmax([1, 5, Number.NaN], [3, 2, 1]); // => array([3., 5., 1.])
 * ```
 */
export const fmax: BinaryUfunc<"same"> = /* @__PURE__ */ binary({
  name: "fmax",
  types: /* @__PURE__ */ each(ALL, 2),
  loop: /* @__PURE__ */ byKind({
    integer: (x, y) => x.max(y),
    float: /* @__PURE__ */ orOtherReal(above),
    complex: /* @__PURE__ */ orOther(above),
  }),
  bool: /* @__PURE__ */ real((x, y) => x.or(y)),
  reorderable: true,
});

/**
 * The smaller number; NaN only if both are. Of truth values the logical and.
 *
 * ```ts
 * fmin([1, 5, Number.NaN], [3, 2, 1]); // => array([1., 2., 1.])
 * ```
 */
export const fmin: BinaryUfunc<"same"> = /* @__PURE__ */ binary({
  name: "fmin",
  types: /* @__PURE__ */ each(ALL, 2),
  loop: /* @__PURE__ */ byKind({
    integer: (x, y) => x.min(y),
    float: /* @__PURE__ */ orOtherReal(below),
    complex: /* @__PURE__ */ orOther(below),
  }),
  bool: /* @__PURE__ */ real((x, y) => x.and(y)),
  reorderable: true,
});
