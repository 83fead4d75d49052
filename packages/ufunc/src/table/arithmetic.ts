/** Arithmetic: one row each. */
import type { Kind } from "@strided/buffer";
import { ComplexValue, type Value } from "@strided/kernel";
import { hypotOf } from "../exact/hypot.ts";
import { byKind, isSigned, real } from "../kinds.ts";
import type { Numeric, Real } from "../result.ts";
import { ALL, each, FLOATS, loops, NUMBERS, REALS_AND_BOOL } from "../types.ts";
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
export const add: BinaryUfunc<"same", Kind, "wide"> = /* @__PURE__ */ binary({
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
export const subtract: BinaryUfunc<"same", Numeric> = /* @__PURE__ */ binary({
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
export const multiply: BinaryUfunc<"same", Kind, "wide"> = /* @__PURE__ */ binary({
  name: "multiply",
  vanishes: true,
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
  pole: 1,
  vanishes: true,
  types: /* @__PURE__ */ each("efdFD", 2),
  integers: "float64",
  loop: (x, y) => x.div(y as Value),
});

/** Another name of `divide`. */
export const trueDivide: BinaryUfunc<"quotient"> = divide;

/**
 * The negative of each element; unsigned integers wrap around. Throws DTypeError for bool.
 *
 * ```ts
 * negative([1, -2]); // => array([-1.,  2.])
 * ```
 */
export const negative: UnaryUfunc<"same", Numeric> = /* @__PURE__ */ unary({
  name: "negative",
  types: /* @__PURE__ */ each(NUMBERS, 1),
  loop: (x) => x.neg(),
  bool: null,
});

/**
 * Each element as it is: a copy. Throws DTypeError for bool.
 *
 * ```ts
 * positive([1, -2]); // => array([ 1., -2.])
 * ```
 */
export const positive: UnaryUfunc<"same", Numeric> = /* @__PURE__ */ unary({
  name: "positive",
  types: /* @__PURE__ */ each(NUMBERS, 1),
  loop: (x) => x,
  bool: null,
});

/**
 * The size of each element: without its sign, or for complex numbers the distance from 0. The smallest signed integer
 * has none of its own dtype and stays as it is.
 *
 * ```ts
 * absolute([1, -2, -0]); // => array([1., 2., 0.])
 * absolute({ re: 3, im: -4 }); // => array(5.)
 * ```
 */
export const absolute: UnaryUfunc<"magnitude"> = /* @__PURE__ */ unary({
  name: "absolute",
  types: /* @__PURE__ */ loops(/* @__PURE__ */ each(REALS_AND_BOOL, 1), /* @__PURE__ */ ["F->f", "D->d"]),
  loop: /* @__PURE__ */ byKind({
    integer: (x) => (isSigned(x) ? x.abs() : x),
    float: (x) => x.abs(),
    complex: ({ re, im }) => hypotOf(re, im),
  }),
});

/** Another name of `absolute`. */
export const abs: UnaryUfunc<"magnitude"> = absolute;

/**
 * The size of each real number as a float. Throws DTypeError for complex numbers.
 *
 * ```ts
 * fabs([-1n, 2n]); // => array([1., 2.])
 * ```
 */
export const fabs: UnaryUfunc<"float", Real> = /* @__PURE__ */ unary({
  name: "fabs",
  types: /* @__PURE__ */ each(FLOATS, 1),
  loop: /* @__PURE__ */ real((x) => x.abs()),
});

/**
 * -1, 0 or 1; of a complex number the one in its direction with absolute value 1, z / |z|; NaN of NaN. Throws DTypeError
 * for bool.
 *
 * ```ts
 * sign([-5, 0, 3]); // => array([-1.,  0.,  1.])
 * sign({ re: 0, im: -2 }); // => array(0.-1.j)
 * ```
 */
export const sign: UnaryUfunc<"same", Numeric> = /* @__PURE__ */ unary({
  name: "sign",
  types: /* @__PURE__ */ each(NUMBERS, 1),
  loop: /* @__PURE__ */ byKind({
    integer: (x) => signOf(x, x.lift(0)),
    float: (x) => signOf(x, x.eq(0).select(x.lift(0), x)),
    complex: direction,
  }),
  bool: null,
});

function signOf(x: Value, otherwise: Value): Value {
  return x
    .gt(0)
    .select(x.lift(1), isSigned(x) || x.type[0] === "f" ? x.lt(0).select(x.lift(-1), otherwise) : otherwise);
}

/** z / |z|; of infinite numbers the direction of the infinite part, NaN if both are. */
function direction({ re, im }: ComplexValue): ComplexValue {
  const size = hypotOf(re, im);
  const [far, high] = [re.abs().eq(Number.POSITIVE_INFINITY), im.abs().eq(Number.POSITIVE_INFINITY)];
  const isZero = size.eq(0);
  const part = (x: Value, isFar: Value): Value => {
    const infinite = isFar.select(x.gt(0).select(x.lift(1), -1), 0);
    const known = far.and(high).select(x.lift(Number.NaN), infinite);
    return far.or(high).select(known, isZero.select(x.lift(0), x.div(size)));
  };
  return new ComplexValue(part(re, far), part(im, high));
}

/**
 * 1 / x. Integers are cut: only 1 and -1 give anything but 0; 1 / 0 of integers gives 0, of int32 and int64 the smallest
 * number.
 *
 * ```ts
 * reciprocal([4, 0.5, 0]); // => array([0.25, 2.  ,  inf])
 * reciprocal([1n, 2n]); // => array([1, 0])
 * ```
 */
export const reciprocal: UnaryUfunc<"number"> = /* @__PURE__ */ unary({
  name: "reciprocal",
  pole: 0,
  vanishes: true,
  types: /* @__PURE__ */ each(NUMBERS, 1),
  loop: /* @__PURE__ */ byKind({
    // What a cast makes of infinity is what NumPy shows for 1 / 0 of signed integers.
    integer: (x) => (isSigned(x) ? x.cast("f64").lift(1).div(x.cast("f64")).cast(x.type) : x.eq(1).cast(x.type)),
    float: (x) => x.lift(1).div(x),
    complex: inverse,
  }),
});

/** Smith's algorithm, as `ComplexValue.div` has it. */
function inverse({ re, im }: ComplexValue): ComplexValue {
  const isWide = im.abs().le(re.abs());
  const ratio = isWide.select(im.div(re), re.div(im));
  const size = isWide.select(re.add(im.mul(ratio)), re.mul(ratio).add(im));
  const one = re.lift(1);
  return new ComplexValue(isWide.select(one, ratio).div(size), isWide.select(ratio, one).neg().div(size));
}

/**
 * x * x. Integers wrap around; bool gives int8.
 *
 * ```ts
 * square([3, -4]); // => array([ 9., 16.])
 * ```
 */
export const square: UnaryUfunc<"number"> = /* @__PURE__ */ unary({
  name: "square",
  vanishes: true,
  types: /* @__PURE__ */ each(NUMBERS, 1),
  loop: (x) => x.square(),
});
