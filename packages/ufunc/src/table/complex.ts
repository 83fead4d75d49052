/** Complex numbers and their parts. */
import { ComplexValue } from "@strided/kernel";
import { type ArrayLike, type DTypeOf, type NDArray, toNDArray } from "@strided/ndarray";
import { byKind } from "../kinds.ts";
import type { Apply } from "../result.ts";
import { each, NUMBERS } from "../types.ts";
import { type UnaryUfunc, unary } from "../ufunc.ts";

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
