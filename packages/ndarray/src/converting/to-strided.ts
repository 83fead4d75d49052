/** Arrays handed to other libraries: the form that scijs ndarray, stdlib and Zarr chunks share. */

import { DTypeError } from "@strided/buffer";
import { isStrided, ShapeError, shapeText } from "@strided/layout";
import type { NDArray } from "../array.ts";
import type { Interchange } from "../interchange.ts";
import { checkArray } from "../nested.ts";

/** A strided view as other libraries take it: strides and offset count elements of `data`. */
export interface Strided extends Interchange {
  readonly data: ArrayBufferView;
  readonly shape: number[];
  readonly stride: number[];
  readonly strides: number[];
  readonly offset: number;
}

/**
 * The array as `{ data, shape, stride, strides, offset }`, strides and offset in elements. A view: `data` is the memory of
 * the array, moved out of the library's heap once, and writes are seen on both sides.
 *
 * bool comes out as the bytes 0 and 1, float16 as its bits. Throws DTypeError for complex numbers, which no two libraries
 * lay out alike (hand over `real` and `imag`), ShapeError for strides that are no whole number of elements.
 *
 * ```ts
 * const a = arange(6).reshape([2, 3]);
 * const { shape, stride, offset } = toStrided(a.slice(":, ::-1"));
 * shape; // => [ 2, 3 ]
 * stride; // => [ 3, -1 ]
 * offset; // => 2
 * asarray(toStrided(a.T)).get(2, 1); // => 5
 * ```
 */
export function toStrided(a: NDArray): Strided {
  checkArray(a, "toStrided");
  const { dtype, itemsize, storage, shape } = a;
  if (dtype.lanes !== 1) {
    throw new DTypeError(
      `toStrided: complex elements have no common form; got ${dtype.name}, expected its real or imag`,
      {
        got: dtype.name,
      },
    );
  }
  storage.expose();
  const start = storage.address % itemsize;
  if (start !== 0 || !isStrided(a.layout, itemsize)) {
    throw new ShapeError(
      `toStrided: strides must be whole numbers of elements; got ${shapeText(a.strides)} bytes, offset ${storage.address + a.offset}, for elements of ${itemsize} bytes`,
      { shape, got: a.strides, expected: itemsize },
    );
  }
  const length = Math.floor(storage.nbytes / itemsize);
  const data = new dtype.Array(storage.memory.buffer, storage.address, length) as ArrayBufferView;
  const strides = a.strides.map((stride) => stride / itemsize);
  return { data, shape: [...shape], stride: strides, strides: [...strides], offset: a.offset / itemsize };
}
