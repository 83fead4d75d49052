/** Every element several times in a row. */
import { type DType, int32, watcher } from "@strided/buffer";
import { copyElements, pickKernel, REPEAT_ELEMENTS } from "@strided/kernel";
import { packLayout, ShapeError, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { IndexArray } from "../indexing/keys.ts";
import { isIn } from "../indexing/place.ts";
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
  const counts = indexArgument(source, repeats, "repeat");
  const result =
    counts.size === 1 && counts.ndim < 2 ? evenly(source, elementsOf(counts)[0], axis) : each(source, counts, axis);
  return result as unknown as ArrayOf<A>;
}

function evenly(a: NDArray, times: number, axis: number): NDArray {
  checkCount(times);
  const { dtype, itemsize, storage } = a;
  const [before, after] = [a.shape.slice(0, axis), a.shape.slice(axis + 1)];
  const length = a.shape[axis];
  const out = a.fresh(dtype, packLayout([...before, length * times, ...after], "C", itemsize), "repeat");
  if (a.ndim === 1 && repeatRow(a, times, out)) return out;
  const apart = [...before, length, times, ...after];
  const strides = [...a.strides.slice(0, axis + 1), 0, ...a.strides.slice(axis + 1)];
  copyElements(
    { storage: out.storage, dtype, layout: packLayout(apart, "C", itemsize) },
    { storage, dtype, layout: uncheckedLayout(apart, strides, a.offset) },
  );
  return out;
}

/** Repeats the elements of a row by a kernel; false if there is none or nothing to do. */
function repeatRow({ storage, layout, itemsize, size }: NDArray, times: number, out: NDArray): boolean {
  const kernel = pickKernel(REPEAT_ELEMENTS, itemsize);
  if (kernel === null || out.size === 0 || !isIn(kernel.memory, { storage }, out)) return false;
  if (watcher !== null) watcher.moved(size * itemsize, out.nbytes, [storage], [out.storage]);
  kernel.call(size, storage.address + layout.offset, layout.strides[0], out.storage.address, times);
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
  let total = 0;
  for (const times of elementsOf(counts)) {
    checkCount(times);
    total += times;
  }
  const index = a.fresh(int32 as DType, packLayout([total], "C", 4), "repeat");
  const positions = new Int32Array(index.storage.memory.buffer, index.storage.address, total);
  let at = 0;
  elementsOf(counts).forEach((times: number, position: number) => {
    positions.fill(position, at, at + times);
    at += times;
  });
  return taken(a, index, axis, "raise", null, "repeat");
}

function checkCount(times: number): void {
  if (times >= 0) return;
  throw new ShapeError(`repeat: repeats may not contain negative values; got ${times}`, { got: times });
}
