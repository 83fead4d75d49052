/** Comparisons: one row each, bool out. */
import type { Element, Expression, Value } from "@strided/kernel";
import { each, loops } from "../types.ts";
import { type BinaryUfunc, binary } from "../ufunc.ts";

/** Signed beside unsigned 64 bits has loops of its own, before the floats that would round both. */
const LOOPS: readonly string[] = /* @__PURE__ */ loops(
  /* @__PURE__ */ each("?bBhHiIlL", 2, "?"),
  ["lL->?", "Ll->?"],
  /* @__PURE__ */ each("efdFD", 2, "?"),
);

/**
 * A comparison that is exact for all integers: no integer type holds both int64 and uint64, so a negative number is seen
 * first and the others are compared as unsigned. `less` and `greater` are what the comparison says of an x below y and
 * of one above it.
 */
function exact(compare: (x: Element, y: Element) => Value, less: boolean, greater: boolean): Expression {
  return (x, y) => {
    const [p, q] = [x as Value, y as Value];
    if (p.type === q.type) return compare(x, y);
    const [signed, isTrue] = p.type === "i64" ? [p, less] : [q, greater];
    const rest = compare(p.cast("u64"), q.cast("u64"));
    return isTrue ? signed.lt(0).or(rest) : signed.ge(0).and(rest);
  };
}

/**
 * Whether elements are equal; NaN equals nothing.
 *
 * ```ts
 * equal([1, Number.NaN], [1, Number.NaN]); // => array([ True, False])
 * ```
 */
export const equal: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "equal",
  types: LOOPS,
  exact: true,
  loop: /* @__PURE__ */ exact((x, y) => x.eq(y as Value), false, false),
});

/**
 * Whether elements differ; NaN differs from everything.
 *
 * ```ts
 * notEqual([1, Number.NaN], [1, Number.NaN]); // => array([False,  True])
 * ```
 */
export const notEqual: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "notEqual",
  types: LOOPS,
  exact: true,
  loop: /* @__PURE__ */ exact((x, y) => x.ne(y as Value), true, true),
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
  types: LOOPS,
  exact: true,
  loop: /* @__PURE__ */ exact((x, y) => x.lt(y as Value), true, false),
});

/**
 * Whether x <= y, element by element.
 *
 * ```ts
 * lessEqual([1, 2, 3], 2); // => array([ True,  True, False])
 * ```
 */
export const lessEqual: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "lessEqual",
  types: LOOPS,
  exact: true,
  loop: /* @__PURE__ */ exact((x, y) => x.le(y as Value), true, false),
});

/**
 * Whether x > y, element by element.
 *
 * ```ts
 * greater([1, 2, 3], 2); // => array([False, False,  True])
 * ```
 */
export const greater: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "greater",
  types: LOOPS,
  exact: true,
  loop: /* @__PURE__ */ exact((x, y) => x.gt(y as Value), false, true),
});

/**
 * Whether x >= y, element by element.
 *
 * ```ts
 * greaterEqual([1, 2, 3], 2); // => array([False,  True,  True])
 * ```
 */
export const greaterEqual: BinaryUfunc<"bool"> = /* @__PURE__ */ binary({
  name: "greaterEqual",
  types: LOOPS,
  exact: true,
  loop: /* @__PURE__ */ exact((x, y) => x.ge(y as Value), false, true),
});
