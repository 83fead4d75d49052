/** Arrays with more elements at the ends of their axes, in the ways that `mode` names. Always a copy. */
import { allocateZeroed, type Scalar } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { indicesOf, isCContiguous, isFContiguous, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, oneOf } from "../options.ts";
import { moveaxis } from "../views/axes.ts";
import { type Along, areaOf, type Pair, type Pairs, pairsOf } from "./pad-area.ts";
import { edge, oddReflected, reflected, wrapped } from "./pad-mirrors.ts";
import { constant, linearRamp, statistic } from "./pad-values.ts";

/** How the new elements are found. */
export type PadMode =
  | "constant"
  | "edge"
  | "linear_ramp"
  | "maximum"
  | "mean"
  | "median"
  | "minimum"
  | "reflect"
  | "symmetric"
  | "wrap"
  | "empty";

/** Fills one row with its ends still zero, in place: the row, its two widths, its axis, and the options of the call. */
export type PadFunction = (row: NDArray, width: Pair<number>, axis: number, options: PadOptions) => void;

/** Options of `pad`. */
export interface PadOptions {
  /** A word, or a function that fills rows; `"constant"` if left out. */
  readonly mode?: PadMode | PadFunction;
  /** With `"constant"`: the new elements, 0 if left out. */
  readonly constantValues?: Pairs<Scalar>;
  /** With `"linear_ramp"`: the outermost elements, 0 if left out. */
  readonly endValues?: Pairs<number>;
  /** With `"maximum"`, `"mean"`, `"median"`, `"minimum"`: how many elements at each end count; all if left out or null. */
  readonly statLength?: Pairs<number> | null;
  /** With `"reflect"` and `"symmetric"`: `"odd"` turns the mirrored part around the element at the end. */
  readonly reflectType?: "even" | "odd";
}

/** The option that a mode has besides. */
const OPTION: { readonly [M in PadMode]: keyof PadOptions | null } = {
  constant: "constantValues",
  edge: null,
  linear_ramp: "endValues",
  maximum: "statLength",
  mean: "statLength",
  median: "statLength",
  minimum: "statLength",
  reflect: "reflectType",
  symmetric: "reflectType",
  wrap: null,
  empty: null,
};

/**
 * The array with elements added in front and behind, `padWidth` of them: one number for all ends, `[before, after]` for
 * every axis, or such a pair per axis. A copy.
 *
 * Throws ShapeError for a negative width, TypeError for an unknown mode or an option that the mode does not have.
 *
 * ```ts
 * pad([1, 2, 3], 2); // => array([0., 0., 1., 2., 3., 0., 0.])
 * pad([1, 2, 3], [1, 2], { mode: "edge" }); // => array([1., 1., 2., 3., 3., 3.])
 * pad([1, 2, 3], 2, { mode: "reflect" }); // => array([3., 2., 1., 2., 3., 2., 1.])
 * pad([[1, 2]], [[1, 0], [0, 1]], { constantValues: 9 }); // => array([[9., 9., 9.],
 * //           [1., 2., 9.]])
 * ```
 */
export function pad<const A extends ArrayLike>(a: A, padWidth: Pairs<number>, options: PadOptions = {}): ArrayOf<A> {
  // Which names are known depends on the mode.
  const { mode = "constant" } = options ?? {};
  const source = toNDArray(a, "pad");
  if (typeof mode !== "function") {
    oneOf("pad", "mode", mode, Object.keys(OPTION) as PadMode[]);
    const own = OPTION[mode];
    checkOptions("pad", options, own === null ? ["mode"] : ["mode", own]);
  }
  const widths = pairsOf(padWidth, source.ndim, "padWidth");
  for (const width of widths.flat()) {
    if (Number.isInteger(width) && width >= 0) continue;
    const what = width < 0 ? "index can't contain negative values" : "`padWidth` must be of integral type";
    throw new ShapeError(`pad: ${what}; got a width of ${width}`, { got: width });
  }
  const padded = enlarged(source, widths, typeof mode === "function");
  if (typeof mode === "function") fillByFunction(padded, widths, mode, options);
  else fill(padded, source, widths, mode, options);
  return padded as unknown as ArrayOf<A>;
}

/** The array in the middle of a larger one, whose other elements are zero or not set. */
function enlarged(a: NDArray, widths: readonly Pair<number>[], isZeroed: boolean): NDArray {
  const shape = a.shape.map((length, k) => length + widths[k][0] + widths[k][1]);
  const isFortran = isFContiguous(a.layout, a.itemsize) && !isCContiguous(a.layout, a.itemsize);
  const out = a.fresh(
    a.dtype,
    packLayout(shape, isFortran ? "F" : "C", a.itemsize),
    "pad",
    isZeroed ? allocateZeroed : undefined,
  );
  copyElements(areaOf(out, widths, -1), a);
  return out;
}

function fill(padded: NDArray, a: NDArray, widths: readonly Pair<number>[], mode: PadMode, options: PadOptions): void {
  const { ndim } = padded;
  if (mode === "empty") return;
  if (a.size === 0 && mode !== "constant") {
    const axis = widths.findIndex(([before, after], k) => a.shape[k] === 0 && before + after > 0);
    if (axis < 0) return;
    throw new ShapeError(
      `pad: can't extend empty axis ${axis} using modes other than 'constant' or 'empty'; got mode '${mode}'`,
      { shape: a.shape },
    );
  }
  const values = pairsOf(options.constantValues ?? 0, ndim, "constantValues");
  const ends = pairsOf(options.endValues ?? 0, ndim, "endValues");
  const lengths = pairsOf<number | null>(options.statLength ?? null, ndim, "statLength");
  const isOdd = oneOf("pad", "reflectType", options.reflectType ?? "even", ["even", "odd"]) === "odd";
  for (let axis = 0; axis < ndim; axis++) {
    const area = areaOf(padded, widths, axis);
    const along: Along = { area, axis, before: widths[axis][0], length: a.shape[axis], after: widths[axis][1] };
    if (mode === "constant") constant(along, values[axis]);
    else if (mode === "edge" || (a.shape[axis] === 1 && (mode === "reflect" || mode === "symmetric"))) edge(along);
    else if (mode === "linear_ramp") linearRamp(along, ends[axis]);
    else if (mode === "wrap") wrapped(along);
    else if (mode === "reflect" || mode === "symmetric")
      (isOdd ? oddReflected : reflected)(along, mode === "symmetric");
    else statistic(along, mode, lengths[axis]);
  }
}

/** NumPy: every row along an axis, first axis first, is given to the function with the widths of that axis. */
function fillByFunction(
  padded: NDArray,
  widths: readonly Pair<number>[],
  mode: PadFunction,
  options: PadOptions,
): void {
  for (let axis = 0; axis < padded.ndim; axis++) {
    const rows = moveaxis(padded, axis, -1);
    for (const index of indicesOf(rows.shape.slice(0, -1))) mode(rows.slice(...index), widths[axis], axis, options);
  }
}
