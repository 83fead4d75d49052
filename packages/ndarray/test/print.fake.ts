/**
 * The least that can be printed: a shape, a dtype's row, and elements in C order from a typed array or a function.
 */
import { DTYPES, type DType, type DTypeName } from "@strided/buffer";
import type { Printable } from "../src/print/printable.ts";

/** A printable that also counts how often it was asked for an element. */
export interface FakeArray extends Printable {
  readonly reads: number;
}

/** An array whose element at a C-order position is what a function says. */
export function fromFunction(
  dtype: string,
  shape: readonly number[],
  element: (position: number) => unknown,
): FakeArray {
  let reads = 0;
  return {
    shape,
    dtype: DTYPES[dtype as DTypeName] as DType,
    get reads() {
      return reads;
    },
    get(...index) {
      reads++;
      if (index.length !== shape.length) throw new RangeError(`${index.length} indices for ${shape.length} axes`);
      return element(index.reduce((position, i, axis) => position * shape[axis] + i, 0));
    },
  };
}

/** An array of some elements in C order. */
export function fromElements(dtype: string, shape: readonly number[], elements: ArrayLike<unknown>): FakeArray {
  return fromFunction(dtype, shape, (position) => elements[position]);
}

/** An array over little-endian bytes. */
export function fromBytes(dtype: string, shape: readonly number[], bytes: Uint8Array): FakeArray {
  const row = DTYPES[dtype as DTypeName] as DType;
  const view = new DataView(Uint8Array.from(bytes).buffer);
  return fromFunction(dtype, shape, (position) => row.get(view, position * row.itemsize));
}
