/** Comparisons: one row each, bool out. */
import type { Value } from "@strided/kernel";
import { ALL, each } from "../types.ts";
import { type BinaryUfunc, binary } from "../ufunc.ts";

/** Whether elements are equal; NaN equals nothing. */
export const equal: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "equal",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  loop: (x, y) => x.eq(y as Value),
});

/** Whether elements differ. */
export const notEqual: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "notEqual",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  loop: (x, y) => x.ne(y as Value),
});

/**
 * Whether x < y, element by element.
 *
 * ```ts
 * less([1, 2, 3], 2); // => array([ True, False, False])
 * ```
 */
export const less: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "less",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  loop: (x, y) => x.lt(y as Value),
});

/** Whether x <= y, element by element. */
export const lessEqual: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "lessEqual",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  loop: (x, y) => x.le(y as Value),
});

/** Whether x > y, element by element. */
export const greater: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "greater",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  loop: (x, y) => x.gt(y as Value),
});

/** Whether x >= y, element by element. */
export const greaterEqual: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "greaterEqual",
  types: /* @__PURE__ */ each(ALL, 2, "?"),
  loop: (x, y) => x.ge(y as Value),
});
