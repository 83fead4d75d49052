/** Where an array's memory lies: virtual addresses, unique per storage and stable while the bytes move. */

import { addressOf } from "@strided/buffer";
import { extent, isCContiguous } from "@strided/layout";
import type { NDArray } from "@strided/ndarray";
import { checkArray } from "@strided/ndarray";

/** NumPy's `__array_interface__`, in camelCase where it is not one word. */
export interface ArrayInterface {
  /** The address of the first element, and whether the array is read-only. */
  readonly data: readonly [address: number, readOnly: boolean];
  readonly shape: readonly number[];
  /** Bytes per axis, or null for a C-contiguous array. */
  readonly strides: readonly number[] | null;
  /** Byte order, kind and size: `<f8`. */
  readonly typestr: string;
  readonly version: 3;
}

/**
 * What NumPy's `__array_interface__` tells: address, shape, strides, type.
 *
 * ```ts
 * const a = zeros(3);
 * const b = a.slice("1:");
 * arrayInterface(b).data[0] - arrayInterface(a).data[0]; // => 8
 * arrayInterface(a).strides; // => null
 * ```
 */
export function arrayInterface(a: NDArray): ArrayInterface {
  checkArray(a, "arrayInterface");
  return {
    data: [addressOf(a.storage) + a.offset, !a.flags.writeable],
    shape: a.shape,
    strides: isCContiguous(a.layout, a.itemsize) ? null : a.strides,
    typestr: a.dtype.str,
    version: 3,
  };
}

/**
 * The addresses of the first byte that belongs to an array and of the first one past it.
 *
 * ```ts
 * const a = zeros([2, 3]);
 * const [low, high] = byteBounds(a.slice(":, ::-1"));
 * high - low; // => 48
 * ```
 */
export function byteBounds(a: NDArray): readonly [low: number, high: number] {
  checkArray(a, "byteBounds");
  const { start, end } = extent(a.layout, a.itemsize);
  const address = addressOf(a.storage);
  return [address + start, address + end];
}
