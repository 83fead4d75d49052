/** Truth values: one row each. What is not 0 is true, NaN too. */
import type { Element, Expression, Value } from "@strided/kernel";
import { ALL, each } from "../types.ts";
import { type BinaryUfunc, binary, type UnaryUfunc, unary } from "../ufunc.ts";

const truth = (x: Element): Value => x.ne(0);

const ofTruths =
  (combine: (x: Value, y: Value) => Value): Expression =>
  (x, y) =>
    combine(truth(x), truth(y));

/**
 * Whether both are true.
 *
 * ```ts
 * logicalAnd([1, 0, 2], [1, 1, 0]); // => array([ True, False, False])
 * ```
 */
export const logicalAnd: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "logicalAnd",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  exact: true,
  loop: /* @__PURE__ */ ofTruths((x, y) => x.and(y)),
  identity: true,
});

/**
 * Whether at least one is true.
 *
 * ```ts
 * logicalOr([1, 0, 0], [1, 1, 0]); // => array([ True,  True, False])
 * ```
 */
export const logicalOr: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "logicalOr",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  exact: true,
  loop: /* @__PURE__ */ ofTruths((x, y) => x.or(y)),
  identity: false,
});

/**
 * Whether exactly one is true.
 *
 * ```ts
 * logicalXor([1, 0, 0], [1, 1, 0]); // => array([False,  True, False])
 * ```
 */
export const logicalXor: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "logicalXor",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  exact: true,
  loop: /* @__PURE__ */ ofTruths((x, y) => x.xor(y)),
  identity: false,
});

/**
 * Whether elements are false.
 *
 * ```ts
 * logicalNot([1, 0, Number.NaN]); // => array([False,  True, False])
 * ```
 */
export const logicalNot: UnaryUfunc<"bool"> = /* @__PURE__ */ unary({
  name: "logicalNot",
  types: /* @__PURE__ */ each(ALL, 1, "?"),
  loop: (x) => truth(x).not(),
});
