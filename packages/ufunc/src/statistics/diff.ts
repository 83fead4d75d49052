/** Differences of neighbours. */
import { type DType, isScalar, promoteTypes, resultType } from "@strided/buffer";
import { normalizeAxis, ShapeError, uncheckedLayout } from "@strided/layout";
import {
  type ArrayLike,
  checkOptions,
  type DTypeOf,
  joinArrays,
  joinedShape,
  type NDArray,
  toNDArray,
} from "@strided/ndarray";
import { replaced } from "../accumulate.ts";
import { callUfunc } from "../call.ts";
import { boxLayout } from "../fold-axes.ts";
import { rowOf } from "../row.ts";
import { subtract } from "../table/arithmetic.ts";
import { notEqual } from "../table/comparison.ts";

/** Options of `diff`. */
export interface DiffOptions {
  /** How often differences are taken; once if left out. */
  readonly n?: number;
  /** The axis; the last one if left out. */
  readonly axis?: number;
  /** Values to put before the first, or after the last element: an array, or a scalar for every lane. */
  readonly prepend?: ArrayLike;
  readonly append?: ArrayLike;
}

/**
 * Each element minus the one before it along an axis, `n` times. Integers wrap around; of bool whether they differ.
 *
 * A new array, shorter by `n` along the axis. Throws ShapeError for an array without axes, RangeError for a negative `n`.
 *
 * ```ts
 * diff([1, 2, 4, 7]); // => array([1., 2., 3.])
 * diff([1, 2, 4, 7], { n: 2 }); // => array([1., 1.])
 * diff([[1, 3], [6, 10]], { axis: 0 }); // => array([[5., 7.]])
 * diff([1, 2], { prepend: 0, append: [9] }); // => array([1., 1., 7.])
 * ```
 */
export function diff<A extends ArrayLike>(a: A, options: DiffOptions = {}): NDArray<DTypeOf<A>> {
  checkOptions("diff", options, ["n", "axis", "prepend", "append"]);
  const { n = 1, prepend, append } = options;
  const source = toNDArray(a, "diff");
  if (!Number.isInteger(n) || n < 0) {
    throw new RangeError(`diff: order must be non-negative; got ${n}, expected a whole number`);
  }
  if (n === 0) return source as NDArray<DTypeOf<A>>;
  if (source.ndim === 0) {
    throw new ShapeError("diff: requires input that is at least one dimensional; got an array without axes", {
      shape: [],
    });
  }
  const axis = normalizeAxis(options.axis ?? -1, source.ndim, "diff");
  let left = joined([prepend, source, append], source, axis);
  for (let k = 0; k < n; k++) left = differences(left, axis);
  return left as NDArray<DTypeOf<A>>;
}

/** Differences along an axis, once. */
export function differences(a: NDArray, axis: number): NDArray {
  const shape = replaced(a.shape, axis, Math.max(a.shape[axis] - 1, 0));
  const start = a.shape.map(() => 0);
  const before = a.derive(boxLayout(a.layout, { start, shape }));
  const after = a.derive(boxLayout(a.layout, { start: replaced(start, axis, Math.min(a.shape[axis], 1)), shape }));
  return callUfunc(rowOf(a.dtype.kind === "b" ? notEqual : subtract), [after, before])[0];
}

/** The array with what is put before and after it, in their common dtype; scalars are as long as one element. */
function joined(parts: readonly (ArrayLike | undefined)[], source: NDArray, axis: number): NDArray {
  const given = parts.filter((part) => part !== undefined);
  if (given.length === 1) return source;
  const dtype = given.map((part) => (isScalar(part) ? resultType(source.dtype, part) : toNDArray(part, "diff").dtype));
  const common = dtype.reduce((x, y) => promoteTypes(x, y) as DType);
  const arrays = given.map((part) => {
    const array = toNDArray(part, "diff", common);
    return array.ndim === 0 ? array.derive(spread(array, replaced(source.shape, axis, 1))) : array;
  });
  return joinArrays(arrays, joinedShape(arrays, axis, "concat"), axis, common, "concat");
}

function spread(array: NDArray, shape: readonly number[]): NDArray["layout"] {
  return uncheckedLayout(
    shape,
    shape.map(() => 0),
    array.offset,
  );
}
