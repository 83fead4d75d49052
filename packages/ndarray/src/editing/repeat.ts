/** Every element several times in a row. */
import { type DType, int32, watcher } from "@strided/buffer";
import { copyElements, GATHER_ROWS, type PickForm, pickKernel, REPEAT_EACH, REPEAT_ELEMENTS } from "@strided/kernel";
import { isCContiguous, packLayout, ShapeError, sizeOf, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { IndexArray } from "../indexing/keys.ts";
import { addressOf, isIn } from "../indexing/place.ts";
import { elementsOf } from "../indexing/positions.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { indexArgument } from "../selecting/modes.ts";
import { alongAxis, taken } from "../selecting/take.ts";

/** Options of `repeat`. */
export interface RepeatOptions {
  /** The axis along which to repeat; left out or null: all elements in one row. */
  readonly axis?: number | null;
}

/**
 * Every element along an axis repeated in its place: all as often, or each as often as a list says. A copy.
 *
 * Throws ShapeError for a negative number of repeats or a list of another length than the axis, AxisError for an axis that
 * does not exist.
 *
 * ```ts
 * repeat([1, 2], 2); // => array([1., 1., 2., 2.])
 * repeat([[1, 2], [3, 4]], [1, 2], { axis: 0 }); // => array([[1., 2.],
 * //           [3., 4.],
 * //           [3., 4.]])
 * ```
 */
export function repeat<const A extends ArrayLike>(
  a: A,
  repeats: number | IndexArray,
  options: RepeatOptions = {},
): ArrayOf<A> {
  checkOptions("repeat", options, ["axis"]);
  const [source, axis] = alongAxis(toNDArray(a, "repeat"), options.axis, "repeat");
  return repeated(source, repeats, axis) as unknown as ArrayOf<A>;
}

function repeated(a: NDArray, repeats: number | IndexArray, axis: number): NDArray {
  if (Number.isInteger(repeats)) return evenly(a, repeats as number, axis);
  const counts = indexArgument(a, repeats, "repeat");
  return counts.size === 1 && counts.ndim < 2 ? evenly(a, elementsOf(counts)[0], axis) : each(a, counts, axis);
}

function evenly(a: NDArray, times: number, axis: number): NDArray {
  checkCount(times);
  const { dtype, itemsize, storage } = a;
  const [before, after] = [a.shape.slice(0, axis), a.shape.slice(axis + 1)];
  const length = a.shape[axis];
  const out = a.fresh(dtype, packLayout([...before, length * times, ...after], "C", itemsize), "repeat");
  const isPacked = isCContiguous(a.layout, itemsize);
  // Along the last axis of elements without gaps it is one row of them all.
  const isRow = a.ndim === 1 || (axis === a.ndim - 1 && isPacked);
  // A last axis of length 1 may have any stride.
  const step = a.ndim === 1 ? a.strides[0] : itemsize;
  if (isRow && repeatRow(a, step, out, REPEAT_ELEMENTS, times)) return out;
  if (isPacked && repeatRows(a, sizeOf(after) * itemsize, out, times)) return out;
  const apart = [...before, length, times, ...after];
  const to = packLayout(apart, "C", itemsize);
  if (times < length) {
    // A copy of the whole for each time, since that takes fewer turns.
    const toStrides = [...to.strides.slice(0, axis + 1), ...to.strides.slice(axis + 2)];
    for (let time = 0; time < times; time++) {
      const layout = uncheckedLayout(a.shape, toStrides, time * to.strides[axis + 1]);
      copyElements({ storage: out.storage, dtype, layout }, a);
    }
    return out;
  }
  const strides = [...a.strides.slice(0, axis + 1), 0, ...a.strides.slice(axis + 1)];
  copyElements(
    { storage: out.storage, dtype, layout: to },
    { storage, dtype, layout: uncheckedLayout(apart, strides, a.offset) },
  );
  return out;
}

/** Repeats the elements of a row by a kernel; false if there is none or nothing to do. */
function repeatRow(
  { storage, layout, itemsize, size }: NDArray,
  step: number,
  out: NDArray,
  form: PickForm,
  times: number,
): boolean {
  const kernel = pickKernel(form, itemsize);
  if (kernel === null || out.size === 0 || !isIn(kernel.memory, { storage }, out)) return false;
  if (watcher !== null) watcher.moved(size * itemsize, out.nbytes, [storage], [out.storage]);
  const { address } = out.storage;
  kernel.call(size, storage.address + layout.offset, step, address, address + out.nbytes, times);
  return true;
}

/** Rows of fewer bytes are left to the copy kernel. */
const LONG = 64;

/** Repeats rows of bytes, those of an array in C order; false if there is no kernel or it does not pay. */
function repeatRows(a: NDArray, bytes: number, out: NDArray, times: number): boolean {
  const kernel = pickKernel(GATHER_ROWS);
  if (kernel === null || bytes < LONG || out.size === 0 || !isIn(kernel.memory, a, out)) return false;
  if (watcher !== null) watcher.moved(a.nbytes, out.nbytes, [a.storage], [out.storage]);
  const { address } = out.storage;
  // Steps of 0: it does not matter which positions are read.
  kernel.call(times, address, addressOf(a), 0, address, bytes, a.nbytes / bytes, bytes, times * bytes, 0, bytes);
  return true;
}

function each(a: NDArray, counts: NDArray, axis: number): NDArray {
  const length = a.shape[axis];
  if (counts.ndim !== 1 || counts.size !== length) {
    throw new ShapeError(
      `repeat: operands could not be broadcast together with shape (${length},) (${counts.shape.join(",")},)`,
      { shapes: [[length], counts.shape] },
    );
  }
  const given = elementsOf(counts);
  let [total, least] = [0, 0];
  for (let i = 0; i < length; i++) {
    const times = given[i];
    total += times;
    if (times < least) least = times;
  }
  if (least < 0) checkCount(given.find((times) => times < 0) as number);
  if (a.ndim === 1 && given instanceof Int32Array && isIn(a.storage.memory, counts)) {
    const out = a.fresh(a.dtype, packLayout([total], "C", a.itemsize), "repeat");
    if (repeatRow(a, a.strides[0], out, REPEAT_EACH, addressOf(counts))) return out;
  }
  const index = a.fresh(int32 as DType, packLayout([total], "C", 4), "repeat");
  const positions = new Int32Array(index.storage.memory.buffer, index.storage.address, total);
  const times = elementsOf(counts);
  for (let position = 0, at = 0; position < length; position++) {
    for (const end = at + times[position]; at < end; at++) positions[at] = position;
  }
  return taken(a, index, axis, "raise", null, "repeat");
}

function checkCount(times: number): void {
  if (times >= 0) return;
  throw new ShapeError(`repeat: repeats may not contain negative values; got ${times}`, { got: times });
}
