/** `a.flat`: the elements of any layout as one row in C order. */
import type { DTypeName, Scalar, ScalarOf } from "@strided/buffer";
import { type DType, int32 } from "@strided/buffer";
import { type Key, normalizeIndex, offsetsOf, packLayout } from "@strided/layout";
import type { NDArray } from "./array.ts";
import type { ArrayLike } from "./nested.ts";

export class Flat<D extends DTypeName = DTypeName> {
  /** The array whose elements these are. */
  readonly base: NDArray<D>;

  constructor(base: NDArray<D>) {
    this.base = base;
  }

  get length(): number {
    return this.base.size;
  }

  /** One element by its position in C order. Throws IndexError for a position that does not exist. */
  get(position: number): ScalarOf<D> {
    return this.base.get(...this.#indexOf(position));
  }

  /** Writes one element. Throws what `set` of the array throws, and IndexError for a position that does not exist. */
  set(position: number, value: Scalar): void {
    this.base.set(...this.#indexOf(position), value);
  }

  /** A copy of some elements: `a.flat[1:3]`. */
  slice(...keys: readonly Key[]): NDArray<D> {
    return this.base
      .reshape(-1)
      .slice(...keys)
      .copy();
  }

  /**
   * Writes all elements in C order, beginning again at the front of `value` where that is shorter. An empty `value`
   * writes nothing.
   *
   * Throws ReadOnlyError if the array is read-only.
   *
   * ```ts
   * const a = zeros([2, 3]);
   * a.flat.assign([1, 2]);
   * a; // => array([[1., 2., 1.],
   * //           [2., 1., 2.]])
   * ```
   */
  assign(value: ArrayLike): void {
    const a = this.base as NDArray;
    const values = a.coerce(value, "flat", a.dtype).reshape(-1);
    a.requireWriteable("flat");
    if (values.size === 0 || a.size === 0) return;
    const positions = a.fresh(int32 as DType, packLayout([a.size], "C", 4), "flat");
    const { memory, address } = positions.storage;
    const at = new Int32Array(memory.buffer, address, a.size);
    for (let i = 0; i < at.length; i++) at[i] = i % values.size;
    a.assign(values.vindex(positions).reshape(a.shape));
  }

  *[Symbol.iterator](): IterableIterator<ScalarOf<D>> {
    const { storage, dtype, layout } = this.base;
    for (const byte of offsetsOf(layout)) yield dtype.get(storage.memory.view, storage.address + byte);
  }

  #indexOf(position: number): number[] {
    const { shape, size } = this.base;
    const index = new Array<number>(shape.length);
    let left = normalizeIndex(position, size, 0, "flat");
    for (let k = shape.length - 1; k >= 0; k--) {
      index[k] = left % shape[k];
      left = Math.floor(left / shape[k]);
    }
    return index;
  }
}
