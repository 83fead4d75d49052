/** Whether any or all elements are true. */

import { planLoop, uncheckedLayout } from "@strided/layout";
import { type ArrayLike, type NDArray, toNDArray } from "@strided/ndarray";
import { type ReduceOptions, reduceUfunc } from "../reduce.ts";
import type { Exact, Folded } from "../reduced.ts";
import { rowOf } from "../row.ts";
import { logicalAnd, logicalOr } from "../table/logic.ts";
import { overAll } from "./over-all.ts";

/** Options of `any` and `all`. */
export type TruthOptions = Pick<ReduceOptions, "axis" | "out" | "keepdims" | "where">;

const OPTIONS = ["axis", "out", "keepdims", "where"];

/**
 * Whether any element along the given axes, or at all, is true; NaN is. Of no elements false.
 *
 * A new array of dtype bool, or a boolean where no axis is left.
 *
 * ```ts
 * any([[0, 1], [0, 0]]); // => true
 * any([[0, 1], [0, 0]], { axis: 1 }); // => array([ True, False])
 * any([]); // => false
 * ```
 */
export function any<const A extends ArrayLike, const O extends Exact<O, TruthOptions> = object>(
  a: A,
  options?: O,
): Folded<A, "bool", O> {
  return (sooner(logicalOr, a, options, true) ?? overAll(logicalOr, a, options, "any", OPTIONS)) as Folded<
    A,
    "bool",
    O
  >;
}

/**
 * Whether all elements along the given axes, or at all, are true; NaN is. Of no elements true.
 *
 * A new array of dtype bool, or a boolean where no axis is left.
 *
 * ```ts
 * all([[0, 1], [2, 3]]); // => false
 * all([[0, 1], [2, 3]], { axis: 1 }); // => array([False,  True])
 * all([]); // => true
 * ```
 */
export function all<const A extends ArrayLike, const O extends Exact<O, TruthOptions> = object>(
  a: A,
  options?: O,
): Folded<A, "bool", O> {
  return (sooner(logicalAnd, a, options, false) ?? overAll(logicalAnd, a, options, "all", OPTIONS)) as Folded<
    A,
    "bool",
    O
  >;
}

/** Elements between two looks at the answer. */
const PIECE = 16384;

/** The answer for a large array without options: piece by piece, until one decides; null for any other call. */
function sooner(ufunc: object, value: ArrayLike, options: object | undefined, decides: boolean): boolean | null {
  if (options !== undefined) return null;
  const a = toNDArray(value, "any");
  if (a.size <= 2 * PIECE) return null;
  const { shape, strides } = planLoop(a.shape, [a.strides]);
  return piecewise(rowOf(ufunc), a.derive(uncheckedLayout(shape, strides[0], a.offset, a.size)), decides);
}

function piecewise(row: ReturnType<typeof rowOf>, a: NDArray, decides: boolean): boolean {
  if (a.size <= PIECE) return reduceUfunc(row, a, { axis: null }) as boolean;
  const { shape, strides, offset } = a.layout;
  const [length, ...rest] = shape;
  const inside = a.size / length;
  const step = Math.max(1, Math.floor(PIECE / inside));
  for (let from = 0; from < length; from += step) {
    const lengths = [Math.min(step, length - from), ...rest];
    const piece = a.derive(uncheckedLayout(lengths, strides, offset + from * strides[0]));
    // One turn of the outer axis may still be large: its own axes are split in turn.
    const next = lengths[0] === 1 ? piece.slice(0) : piece;
    if (piecewise(row, next, decides) === decides) return decides;
  }
  return !decides;
}
