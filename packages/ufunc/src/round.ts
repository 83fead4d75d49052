/** Rounding to a number of decimals. */
import type { DTypeName } from "@strided/buffer";
import { keepOrderLayout, ShapeError, sameNumbers, shapeText } from "@strided/layout";
import { type ArrayLike, checkOptions, type DTypeOf, type NDArray, toNDArray } from "@strided/ndarray";
import { callUfunc } from "./call.ts";
import type { FastLoops } from "./fast.ts";
import { fastMany } from "./fast-many.ts";
import type { Order } from "./result-layout.ts";
import { rowOf, type UfuncRow } from "./row.ts";
import { divide, multiply, positive } from "./table/arithmetic.ts";
import { rint } from "./table/rounding.ts";

/** Options of `round`. */
export interface RoundOptions {
  /** Digits behind the point, 0 if left out; below zero tens, hundreds and so on become zeros. */
  readonly decimals?: number;
  readonly out?: NDArray | null;
}

/** The dtype that `round` gives: truth values are rounded as numbers. */
type Rounded<D extends DTypeName> = D extends "bool" ? "float16" | "float64" : D;

/**
 * Rounds to a number of decimals, ties to the even digit: multiplied by a power of ten, rounded, divided again. Integers
 * keep their dtype; of complex numbers both parts are rounded.
 *
 * A new array or `out`. Throws RangeError for decimals that are not whole, ShapeError or CastingError for an `out` that
 * does not take the result.
 *
 * ```ts
 * round([0.5, 1.5, 2.345]); // => array([0., 2., 2.])
 * round([2.345, -1.005], { decimals: 2 }); // => array([ 2.35, -1.  ])
 * round(array([1234, 1250], { dtype: "int16" }), { decimals: -2 }); // => array([1200, 1200], dtype=int16)
 * ```
 */
export function round<A extends ArrayLike>(a: A, options: RoundOptions = {}): NDArray<Rounded<DTypeOf<A>>> {
  checkOptions("round", options, ["decimals", "out"]);
  const { decimals = 0, out = null } = options;
  if (!Number.isInteger(decimals)) {
    throw new RangeError(`round: decimals must be a whole number; got ${decimals}, expected one such as 2 or -1`);
  }
  const source = toNDArray(a as ArrayLike, "round");
  if (out !== null && !sameNumbers(out.shape, source.shape)) {
    throw new ShapeError(
      `round: invalid output shape; got an out of shape ${shapeText(out.shape)}, expected ${shapeText(source.shape)}`,
      { shape: out.shape, expected: source.shape },
    );
  }
  return rounded(source, decimals, out) as never;
}

function rounded(source: NDArray, decimals: number, out: NDArray | null): NDArray {
  const { kind } = source.dtype;
  const isInteger = kind === "i" || kind === "u";
  if (isInteger && decimals >= 0) return out === null ? source.copy({ order: "K" }) : into(positive, [source], out);
  if (kind === "c") return roundedParts(source, decimals, out);
  if (decimals === 0) return into(rint, [source], out);
  const [first, second] = decimals > 0 ? [multiply, divide] : [divide, multiply];
  const scale = 10 ** Math.abs(decimals);
  // NumPy: only without decimals the result lies as the array does.
  const order = source.flags.fContiguous && !source.flags.cContiguous ? "F" : "C";
  const given = isInteger ? (source.astype("float64") as unknown as NDArray) : source;
  const result = into(first, [given, scale], out, order);
  into(rint, [result], result);
  into(second, [result, scale], result);
  return isInteger && out === null ? result.astype(source.dtype) : result;
}

/** Products of complex numbers would mix the parts, and infinities in one would spoil the other. */
function roundedParts(source: NDArray, decimals: number, out: NDArray | null): NDArray {
  const result = source.fresh(source.dtype, keepOrderLayout(source.layout, source.itemsize), "round");
  rounded(source.real, decimals, result.real);
  rounded(source.imag, decimals, result.imag);
  return out === null ? result : into(positive, [result], out);
}

/** The steps of rounding, which bear the name of the whole. */
const steps: Map<object, { readonly row: UfuncRow; readonly loops: FastLoops }> = /* @__PURE__ */ new Map();

function into(step: object, operands: readonly ArrayLike[], out: NDArray | null, order: Order = "K"): NDArray {
  const { row, loops } = steps.get(step) ?? { row: { ...rowOf(step), name: "round" }, loops: {} };
  steps.set(step, { row, loops });
  const short = order === "K" ? fastMany(row, loops, operands, out === null ? undefined : { out }) : null;
  return short ?? callUfunc(row, operands, { out, order })[0];
}
