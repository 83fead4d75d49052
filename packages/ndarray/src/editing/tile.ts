/** Repetition: one copy of the array, then copies of what is there. */

import { copyElements, type Operand } from "@strided/kernel";
import { expandLayout, numbersOf, packedStrides, ShapeError, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { copyLayout } from "../copying.ts";
import { type ArrayOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";

/**
 * The array repeated `reps` times along each axis; a number repeats the last axis. A copy.
 *
 * Throws ShapeError for a negative number of repeats.
 *
 * ```ts
 * tile([1, 2], 2); // => array([1., 2., 1., 2.])
 * tile([[1], [2]], [1, 3]); // => array([[1., 1., 1.],
 * //           [2., 2., 2.]])
 * ```
 */
export function tile<const A extends ArrayLike>(a: A, reps: number | readonly number[]): ArrayOf<A> {
  const source = toNDArray(a, "tile");
  const repeats = numbersOf(reps, "repeats", "tile");
  const wrong = repeats.find((times) => !(Number.isInteger(times) && times >= 0));
  if (wrong !== undefined) {
    throw new ShapeError(`tile: repeats must be non-negative whole numbers; got ${wrong}`, { got: wrong });
  }
  const ndim = Math.max(source.ndim, repeats.length);
  const before = new Array<number>(ndim - source.ndim);
  const lengths = [...before.fill(1), ...source.shape];
  const strides = [...before.fill(0), ...source.strides];
  const times = [...new Array<number>(ndim - repeats.length).fill(1), ...repeats];
  if (times.every((one) => one === 1)) return onceOnly(source, ndim) as unknown as ArrayOf<A>;
  const { dtype, storage, itemsize } = source;
  const shape = lengths.map((length, k) => length * times[k]);
  // NumPy: also without elements the strides are those of a reshape, not of a new array.
  const out = source.fresh(dtype, uncheckedLayout(shape, packedStrides(shape, "C", itemsize), 0), "tile");
  const part = (offset: number): Operand => {
    return { storage: out.storage, dtype, layout: uncheckedLayout([...lengths], out.strides, offset) };
  };
  if (out.size === 0) return out as unknown as ArrayOf<A>;
  copyElements(part(0), { storage, dtype, layout: uncheckedLayout(lengths, strides, source.offset) });
  // What is there already is copied behind itself, twice as much each time: first along the last axis.
  for (let axis = ndim - 1; axis >= 0; axis--) {
    for (let done = lengths[axis]; done < shape[axis]; done += lengths[axis]) {
      lengths[axis] = Math.min(done, shape[axis] - done);
      copyElements(part(done * out.strides[axis]), part(0));
    }
    lengths[axis] = shape[axis];
  }
  return out as unknown as ArrayOf<A>;
}

/** NumPy: what is not repeated keeps its order in memory. */
function onceOnly(a: NDArray, ndim: number): NDArray {
  const layout = copyLayout(a, "K", a.itemsize);
  const added = Array.from({ length: ndim - a.ndim }, (_, k) => k);
  const out = a.fresh(a.dtype, expandLayout(layout, added, a.itemsize, "tile"), "tile");
  copyElements({ storage: out.storage, dtype: a.dtype, layout }, a);
  return out;
}
