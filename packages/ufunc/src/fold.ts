/**
 * Folds over axes of arrays: what `reduce` and the statistics share. What is folded may be computed on the way from
 * several operands, and a mask may leave elements out; nothing of it is stored.
 */
import { type DType, intend, type Scalar } from "@strided/buffer";
import { copyElements, type Expression, type Operand } from "@strided/kernel";
import {
  AxisError,
  broadcastLayout,
  broadcastShapeList,
  broadcastStrides,
  isNested,
  type Layout,
  ShapeError,
  shapeText,
  uncheckedLayout,
} from "@strided/layout";
import { type ArrayLike, areApart, array, castReason, extentReason, type NDArray } from "@strided/ndarray";
import { checker } from "./checked.ts";
import { checkTotal, firstBox, foldedAxes, foldedShape, otherBoxes, spreadLayout, totalLayout } from "./fold-axes.ts";
import { isReorderable } from "./fold-loop.ts";
import { type FoldStep, foldBox, startFold, workDType } from "./fold-run.ts";
import type { UfuncRow } from "./row.ts";
import { maskOf } from "./where.ts";

/** What is folded, and how. */
export interface Fold {
  /** The function that was called, for errors. */
  readonly fn: string;
  /** The row whose function combines a partial result with the next element. */
  readonly row: UfuncRow;
  /** Arrays that broadcast together. */
  readonly operands: readonly NDArray[];
  /** What is folded, computed from the operands' elements; null for the elements of a single operand. */
  readonly map: Expression | null;
  /** Whether that may give results that are too small to be normal; for `errstate`. */
  readonly vanishes?: boolean;
  /** The dtypes in which the elements are taken. */
  readonly loop: readonly DType[];
  /** The dtype of the result. */
  readonly dtype: DType;
}

/** Options of folds, their defaults settled. */
export interface FoldOptions {
  readonly axis: number | readonly number[] | null;
  readonly keepdims?: boolean;
  readonly out?: NDArray | null;
  /** The value to start from; null: the first elements. */
  readonly initial?: Scalar | null;
  readonly where?: ArrayLike;
}

/** Folds; gives `out`, or a new array, without axes if none is left. */
export function fold(what: Fold, options: FoldOptions): NDArray {
  const { fn, row, operands, map, loop, dtype } = what;
  const { keepdims = false, out = null, initial } = options;
  if (checker !== null) return checker.foldOperands(what, options);
  const shape = operands.length === 1 ? operands[0].shape : commonShape(operands, fn);
  const axes = foldedAxes(options.axis, shape.length, fn);
  if (axes.length > 1 && !isReorderable(row)) {
    throw new AxisError(
      `${fn}: reduction operation '${row.name}' is not reorderable, so at most one axis may be specified; got axes ${axes.join(", ")}`,
      { axis: axes, ndim: shape.length },
    );
  }
  const left = foldedShape(shape, axes, keepdims);
  if (out !== null) checkTotal(fn, row.name, out, left, keepdims);
  const work = workDType(row, dtype);
  const start = initial === undefined ? identityOf(row, work) : initial === null ? null : work.coerce(initial, fn);
  const mask = maskOf(options.where, fn);
  if (mask !== null) checkMask(mask, shape, fn);
  if (start === null) checkFirst(what, shape, axes, mask);
  const reads = mask === null ? operands : [...operands, mask];
  if (start !== null || axes.length === 1) {
    const segments = start === null ? { axis: axes[0], begins: [0] } : null;
    row.guard?.({ inputs: [work, loop[0]], outputs: [work] })?.([operands[0], operands[0]], mask, segments);
  }
  const layouts = reads.map(({ layout }) => (layout.shape === shape ? layout : broadcastLayout(layout, shape, fn)));
  const strides = layouts.map((layout) => layout.strides);
  const total =
    out !== null && work === dtype && canHold(out, work, reads)
      ? out
      : newTotal(what, work, totalLayout(shape, strides, axes, keepdims, work.itemsize), out);
  const into: Operand = { storage: total.storage, dtype: work, layout: spreadLayout(total.layout, shape, axes) };
  const sources: Operand[] = reads.map(({ storage, dtype: own }, k) => ({ storage, dtype: own, layout: layouts[k] }));
  if (mask !== null && start !== null) sources.push(neutralOperand(row, work, start, shape));
  const step: FoldStep = { row, map, loop, work, isMasked: mask !== null };
  if (start === null) {
    startFold(step, firstBox(shape, axes), sources, into);
    for (const box of otherBoxes(shape, axes)) foldBox(step, box, axes, sources, into);
  } else {
    if (total.size === 1) work.set(total.storage.memory.view, total.storage.address + total.offset, start as never);
    else total.assign(start);
    foldBox(step, { start: shape.map(() => 0), shape }, axes, sources, into);
  }
  return finished(total, out, dtype);
}

function commonShape(operands: readonly NDArray[], fn: string): readonly number[] {
  return broadcastShapeList(
    operands.map((operand) => operand.shape),
    fn,
  );
}

const identities: WeakMap<UfuncRow, Map<DType, Scalar>> = /* @__PURE__ */ new WeakMap();

/** A row's identity as an element of a dtype, cast as C does it: -1 is all bits of an unsigned integer. */
export function identityOf(row: UfuncRow, dtype: DType): Scalar | null {
  if (row.identity === undefined || row.identity === null) return null;
  let known = identities.get(row);
  if (known === undefined) {
    known = new Map();
    identities.set(row, known);
  }
  let element = known.get(dtype);
  if (element === undefined) {
    intend("temporary", row.name, 8, () => "the identity");
    const identity = array(row.identity);
    intend("temporary", row.name, dtype.itemsize, () => "the identity");
    element = identity.astype(dtype.name).get();
    known.set(dtype, element);
  }
  return element;
}

/**
 * What stands for elements that a mask leaves out: the identity, or else the value to start from, since functions without
 * an identity that fold in any order do not mind the same value twice.
 */
function neutralOperand(row: UfuncRow, dtype: DType, start: Scalar, shape: readonly number[]): Operand {
  const element = identityOf(row, dtype) ?? start;
  intend("temporary", row.name, dtype.itemsize, () => "what stands for elements that a mask leaves out");
  const { storage, offset } = array(element, { dtype: dtype.name });
  const strides = shape.map(() => 0);
  return { storage, dtype, layout: uncheckedLayout(shape, strides, offset) };
}

function checkMask(mask: NDArray, shape: readonly number[], fn: string): void {
  if (broadcastStrides(mask.layout, shape) !== null) return;
  throw new ShapeError(
    `${fn}: where does not broadcast to the array; got shape ${shapeText(mask.shape)}, expected one that broadcasts to ${shapeText(shape)}`,
    { shape: mask.shape, expected: shape },
  );
}

/** Throws where a folded axis has no first element to start from, or a mask might leave it out. */
function checkFirst({ fn, row }: Fold, shape: readonly number[], axes: readonly number[], mask: NDArray | null): void {
  if (mask !== null) {
    throw new ShapeError(
      `${fn}: reduction operation '${row.name}' does not have an identity, so to use a where mask one has to specify 'initial'`,
      { shape },
    );
  }
  if (axes.every((axis) => shape[axis] > 0)) return;
  throw new ShapeError(
    `${fn}: zero-size array to reduction operation ${row.name} which has no identity; got shape ${shapeText(shape)}, expected elements along the folded axes`,
    { shape },
  );
}

/** An array for partial results: the result itself, unless that is another dtype, or lies where is read. */
function newTotal({ fn, operands, dtype }: Fold, work: DType, layout: Layout, out: NDArray | null): NDArray {
  const nbytes = layout.size * work.itemsize;
  const to = out === null ? dtype : out.dtype;
  if (to !== work) intend("temporary", fn, nbytes, () => castReason(work.name, to.name, layout.shape));
  else if (out !== null) intend("guard", fn, nbytes, () => extentReason("the array", "out"));
  return operands[0].fresh(work, layout, fn);
}

/** Whether partial results may lie in `out` itself. */
export function canHold(out: NDArray, work: DType, reads: readonly NDArray[]): boolean {
  return out.dtype === work && isNested(out.layout, out.itemsize) && reads.every((read) => areApart(read, out));
}

/** The total in its final dtype, or written to `out`: at the end, as it may lie in memory that was read. */
function finished(total: NDArray, out: NDArray | null, dtype: DType): NDArray {
  if (total === out || (out === null && total.dtype === dtype)) return total;
  if (out === null) return total.astype(dtype.name);
  if (total.dtype !== dtype) {
    intend("temporary", "astype", total.size * dtype.itemsize, () =>
      castReason(total.dtype.name, dtype.name, total.shape),
    );
  }
  copyElements(out, total.dtype === dtype ? total : total.astype(dtype.name));
  return out;
}
