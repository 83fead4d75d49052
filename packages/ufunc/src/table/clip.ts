/** Numbers kept between two others. */
import type { Value } from "@strided/kernel";
import { type ArrayLike, NDArray } from "@strided/ndarray";
import type { UfuncOptions } from "../call.ts";
import { byKind, real } from "../kinds.ts";
import type { Exact, Returned } from "../reduced.ts";
import type { Apply, CommonDType, TernaryDType } from "../result.ts";
import { ALL, each } from "../types.ts";
import { type TernaryUfunc, ternary } from "../ufunc.ts";
import { larger, maximum, minimum, smaller } from "./extrema.ts";

/** The function `clip`: a bound may be null, which bounds nothing. */
export interface Clip extends TernaryUfunc<"same"> {
  (x: Value, min: Value | number, max: Value | number): Value;
  <A extends ArrayLike, B extends ArrayLike, C extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    a: A,
    min: B,
    max: C,
    options?: O,
  ): Returned<TernaryDType<"same", A, B, C>, O>;
  <A extends ArrayLike, B extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    a: A,
    min: B,
    max: null,
    options?: O,
  ): Returned<Apply<"same", CommonDType<A, B>>, O>;
  <A extends ArrayLike, C extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    a: A,
    min: null,
    max: C,
    options?: O,
  ): Returned<Apply<"same", CommonDType<A, C>>, O>;
}

/**
 * Every element, or the bound that it is beyond: the larger of `a` and `min`, then the smaller of that and `max`. A bound
 * that is null bounds nothing. NaN anywhere gives NaN.
 *
 * A new array or `out`.
 *
 * ```ts
 * clip([1, 5, 9], 2, 7); // => array([2., 5., 7.])
 * clip([1, 5, 9], null, [3, 3, 10]); // => array([1., 3., 9.])
 * clip([1, 5, 9], 6, null); // => array([6., 6., 9.])
 * ```
 */
export const clip: Clip = /* @__PURE__ */ withOptionalBounds(
  /* @__PURE__ */ ternary({
    name: "clip",
    types: /* @__PURE__ */ each(ALL, 3),
    loop: /* @__PURE__ */ byKind({
      integer: (x, min, max) => x.max(min).min(max),
      float: (x, min, max) => x.max(min).min(max),
      complex: (x, min, max) => smaller(larger(x, min), max),
    }),
    bool: /* @__PURE__ */ real((x, min, max) => x.or(min).and(max)),
  }),
);

/** Whether no integer that the array can hold lies beyond a whole number on that side. */
function boundsNothing(a: ArrayLike, bound: ArrayLike | null, side: 1 | -1): boolean {
  if ((typeof bound !== "number" && typeof bound !== "bigint") || !(a instanceof NDArray)) return false;
  const { kind, min, max } = a.dtype;
  if ((kind !== "i" && kind !== "u") || (typeof bound === "number" && !Number.isInteger(bound))) return false;
  return side < 0 ? bound <= min : bound >= max;
}

function withOptionalBounds(between: TernaryUfunc<"same">): Clip {
  const call = (a: ArrayLike, min: ArrayLike | null, max: ArrayLike | null, options?: UfuncOptions): NDArray => {
    const [low, high] = [boundsNothing(a, min, -1) ? null : min, boundsNothing(a, max, 1) ? null : max];
    if (low !== null && high !== null) return between(a, low, high, options) as unknown as NDArray;
    // Without any bound the larger of an element and itself: a copy that knows all options.
    return low === null ? (minimum(a, high ?? a, options) as NDArray) : (maximum(a, low, options) as NDArray);
  };
  Object.defineProperty(call, "name", { value: between.name });
  return Object.assign(call, between) as unknown as Clip;
}
