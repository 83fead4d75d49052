/** Arithmetic: one row each. */
import { type Element, Value } from "@strided/kernel";
import { ALL, each, INTEGERS, loops, NUMBERS } from "../types.ts";
import { type BinaryUfunc, binary, type UnaryUfunc, unary } from "../ufunc.ts";

/** Sums and products of narrow integers are accumulated in 64 bits. */
const WIDE = { b: "int64", i: "int64", u: "uint64" } as const;

/**
 * Adds element by element; on bool the logical or. Integers wrap around.
 *
 * ```ts
 * add([1, 2, 3], 10); // => array([11., 12., 13.])
 * add.reduce([[1, 2], [3, 4]], { axis: 0 }); // => array([4., 6.])
 * ```
 */
export const add: BinaryUfunc<"same"> = /* @__PURE__ */ binary({
  name: "add",
  types: /* @__PURE__ */ each(ALL, 2),
  loop: (x, y) => x.add(y as Value),
  bool: (x, y) => (x as Value).or(y as Value),
  identity: 0,
  accumulate: WIDE,
});

/**
 * Subtracts element by element. Throws DTypeError for two bool arrays.
 *
 * ```ts
 * subtract([5, 5], [1, 2]); // => array([4., 3.])
 * subtract([true], [true]); // throws DTypeError
 * ```
 */
export const subtract: BinaryUfunc<"same"> = /* @__PURE__ */ binary({
  name: "subtract",
  types: /* @__PURE__ */ each(NUMBERS, 2),
  loop: (x, y) => x.sub(y as Value),
  bool: null,
});

/**
 * Multiplies element by element; on bool the logical and. Integers wrap around.
 *
 * ```ts
 * multiply([[1, 2], [3, 4]], [10, 100]); // => array([[ 10., 200.],
 * //           [ 30., 400.]])
 * ```
 */
export const multiply: BinaryUfunc<"same"> = /* @__PURE__ */ binary({
  name: "multiply",
  types: /* @__PURE__ */ each(ALL, 2),
  loop: (x, y) => x.mul(y as Value),
  bool: (x, y) => (x as Value).and(y as Value),
  identity: 1,
  accumulate: WIDE,
});

/**
 * Divides element by element; integers give float64. Division by zero gives infinity or NaN.
 *
 * ```ts
 * divide([1n, 2n], [2n, 0n]); // => array([0.5, inf])
 * ```
 */
export const divide: BinaryUfunc<"quotient"> = /* @__PURE__ */ binary({
  name: "divide",
  types: /* @__PURE__ */ loops(/* @__PURE__ */ each(INTEGERS, 2, "d"), /* @__PURE__ */ each("efdFD", 2)),
  loop: (x, y) => quotient(x).div(quotient(y) as Value),
});

/** Integers are divided as float64. */
function quotient(x: Element): Element {
  return x instanceof Value && x.type !== "f32" ? x.cast("f64") : x;
}

/**
 * The negative of each element; unsigned integers wrap around. Throws DTypeError for bool.
 *
 * ```ts
 * negative([1, -2]); // => array([-1.,  2.])
 * ```
 */
export const negative: UnaryUfunc<"same"> = /* @__PURE__ */ unary({
  name: "negative",
  types: /* @__PURE__ */ each(NUMBERS, 1),
  loop: (x) => x.neg(),
  bool: null,
});
