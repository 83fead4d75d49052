/** Complex numbers and their parts. */
import type { DTypeName } from "@strided/buffer";
import { ComplexValue } from "@strided/kernel";
import { type ArrayLike, checkOptions, type DTypeOf, type NDArray, toNDArray } from "@strided/ndarray";
import { byKind } from "../kinds.ts";
import type { Apply } from "../result.ts";
import { each, NUMBERS } from "../types.ts";
import { type UnaryUfunc, unary } from "../ufunc.ts";
import { multiply } from "./arithmetic.ts";
import { atan2 } from "./trigonometric.ts";

/**
 * The complex conjugate: the imaginary part negated. Real numbers come as they are; bool gives int8.
 *
 * ```ts
 * conj({ re: 1, im: 2 }); // => array(1.-2.j)
 * ```
 */
export const conj: UnaryUfunc<"number"> = /* @__PURE__ */ unary({
  name: "conj",
  types: /* @__PURE__ */ each(NUMBERS, 1),
  loop: /* @__PURE__ */ byKind({
    integer: (x) => x,
    float: (x) => x,
    complex: ({ re, im }) => new ComplexValue(re, im.neg()),
  }),
});

/** Another name of `conj`. */
export const conjugate: UnaryUfunc<"number"> = conj;

/** The dtype of a part of numbers of dtype `D`. */
type Part<A> = Apply<"magnitude", DTypeOf<A>>;

/**
 * The real parts. A view of an array; of a real array the array itself.
 *
 * ```ts
 * real([{ re: 1, im: 2 }]); // => array([1.])
 * ```
 */
export function real<const A extends ArrayLike>(a: A): NDArray<Part<A>> {
  return toNDArray(a as ArrayLike, "real").real as unknown as NDArray<Part<A>>;
}

/**
 * The imaginary parts. A view of a complex array, read-only zeros for a real one.
 *
 * ```ts
 * imag([{ re: 1, im: 2 }]); // => array([2.])
 * imag([1, 2]); // => array([0., 0.])
 * ```
 */
export function imag<const A extends ArrayLike>(a: A): NDArray<Part<A>> {
  return toNDArray(a as ArrayLike, "imag").imag as unknown as NDArray<Part<A>>;
}

/** Options of `angle`. */
export interface AngleOptions {
  /** In degrees, not in radians. */
  readonly deg?: boolean;
}

/** The dtype of an angle of numbers of dtype `D`. */
type AngleDType<D extends DTypeName> = D extends "bool" ? "float64" : Apply<"float", Apply<"magnitude", D>>;

/**
 * The angle from -pi to pi between the positive real axis and each number: pi for negative real ones.
 *
 * A new array of floats.
 *
 * ```ts
 * angle([{ re: 0, im: 1 }, { re: -1, im: 0 }]); // => array([1.57079633, 3.14159265])
 * angle([{ re: 1, im: 1 }], { deg: true }); // => array([45.])
 * ```
 */
export function angle<const A extends ArrayLike>(z: A, options: AngleOptions = {}): NDArray<AngleDType<DTypeOf<A>>> {
  checkOptions("angle", options, ["deg"]);
  const a = toNDArray(z as ArrayLike, "angle");
  const radians = (a.dtype.kind === "c" ? atan2(a.imag, a.real) : atan2(0, a)) as NDArray;
  if (options.deg === true) multiply(radians, 180 / Math.PI, { out: radians });
  return radians as never;
}
