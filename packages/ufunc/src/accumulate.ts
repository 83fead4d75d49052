/** Running results along one axis: every partial result of a fold. */
import type { DType, DTypeLike } from "@strided/buffer";
import { copyElements, type Operand, scan } from "@strided/kernel";
import {
  AxisError,
  isNested,
  type Layout,
  moveAxisLayout,
  normalizeAxes,
  packAlong,
  planLoop,
  ShapeError,
  sameNumbers,
  shapeText,
  uncheckedLayout,
} from "@strided/layout";
import { type ArrayLike, areApart, checkOptions, isSameView, type NDArray, toNDArray } from "@strided/ndarray";
import { checker } from "./checked.ts";
import { type Box, boxLayout } from "./fold-axes.ts";
import { foldLoop } from "./fold-loop.ts";
import { programFor } from "./programs.ts";
import { expressionOf, type UfuncRow } from "./row.ts";

/** Options of `accumulate`. */
export interface AccumulateOptions {
  /** The axis to go along; the first one if left out. */
  readonly axis?: number | readonly number[] | null;
  /** The dtype in which is accumulated, and of the result. */
  readonly dtype?: DTypeLike;
  readonly out?: NDArray | null;
}

/** Folds a row along an axis and keeps every partial result; `fn` is the name under which it was called. */
export function accumulateUfunc(
  row: UfuncRow,
  value: ArrayLike,
  options: AccumulateOptions = {},
  fn: string = row.name,
): NDArray {
  checkOptions(fn, options, ["axis", "dtype", "out"]);
  const { axis = 0, out = null } = options;
  const source = toNDArray(value, fn);
  if (checker !== null) {
    return checker.fold(fn, row, [source], out, (into) =>
      accumulateUfunc(row, source, out === null ? options : { ...options, out: into }, fn),
    );
  }
  const along = singleAxis(source, axis, fn, "accumulate");
  if (out !== null) checkShape(out, source.shape, fn);
  const loop = foldLoop(row, source.dtype, options.dtype, out, fn);
  row.guard?.(loop)?.([source, source], null, { axis: along, begins: [0] });
  const [dtype] = loop.outputs;
  const target =
    out !== null && canAccumulateInto(out, dtype, source)
      ? out
      : source.fresh(dtype, likeLayout(source, dtype.itemsize), fn);
  accumulateInto(row, target, source, along, loop.inputs[1]);
  if (out === null || target === out) return target;
  // Written at the end: `out` may lie in the memory that was read.
  copyElements(out, target);
  return out;
}

/** `target[i] = f(target[i - 1], source[i])` along an axis; source and target have one shape. */
export function accumulateInto(row: UfuncRow, target: NDArray, source: NDArray, axis: number, element: DType): void {
  const { dtype, size } = target;
  if (size === 0) return;
  const [to, from] = [moved(target, axis), moved(source, axis)];
  const { shape } = to.layout;
  const last = shape.length - 1;
  const first: Box = { start: shape.map(() => 0), shape: replaced(shape, last, 1) };
  const rest: Box = { start: replaced(first.start, last, 1), shape: replaced(shape, last, shape[last] - 1) };
  const inBox = (operand: Operand, box: Box): Operand => ({ ...operand, layout: boxLayout(operand.layout, box) });
  copyElements(inBox(to, first), inBox(from, first));
  const program = programFor(expressionOf(row, dtype), [dtype, source.dtype], [dtype, element], [dtype]);
  const begin = { ...to, layout: uncheckedLayout(rest.shape, replaced(to.layout.strides, last, 0), to.layout.offset) };
  scan(program, rest.shape, begin, [inBox(from, rest)], inBox(to, rest));
}

/** A list with another number in one place. */
export function replaced(list: readonly number[], place: number, value: number): readonly number[] {
  return list.map((own, k) => (k === place ? value : own));
}

/** An array with an axis moved to the end. */
function moved({ storage, dtype, layout }: NDArray, axis: number): Operand {
  return { storage, dtype, layout: moveAxisLayout(layout, axis, -1) };
}

/** The one axis of a method that goes along a single one. Throws AxisError for several, or for an array without any. */
export function singleAxis(a: NDArray, axis: number | readonly number[] | null, fn: string, method: string): number {
  if (a.ndim === 0) throw new AxisError(`${fn}: cannot ${method} on a scalar; got an array without axes`, { ndim: 0 });
  const axes = normalizeAxes(axis, a.ndim, fn);
  if (axes.length === 1) return axes[0];
  throw new AxisError(`${fn}: ${method} does not allow multiple axes; got ${axes.length} axes, expected one`, {
    axis,
    ndim: a.ndim,
  });
}

/** A packed layout whose axes lie in the order in which those of an array do. */
function likeLayout({ shape, strides }: NDArray, itemsize: number): Layout {
  return packAlong(shape, planLoop(shape, [strides], { coalesce: false }).perm, itemsize);
}

/** Throws unless a given result has the right shape and may be written. */
export function checkShape(out: NDArray, shape: readonly number[], fn: string): void {
  if (!sameNumbers(out.shape, shape)) {
    throw new ShapeError(
      `${fn}: out does not have the shape of the result; got ${shapeText(out.shape)}, expected ${shapeText(shape)}`,
      { shape: out.shape, expected: shape },
    );
  }
  out.requireWriteable(fn);
}

/** Whether results may be written to `out` while the source is still read: every element is read before its place is written. */
export function canAccumulateInto(out: NDArray, dtype: DType, source: NDArray): boolean {
  if (out.dtype !== dtype || !isNested(out.layout, out.itemsize)) return false;
  return isSameView(source, out) || areApart(source, out);
}
