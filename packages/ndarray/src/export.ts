/** Ways out of the library: the memory itself, a typed array of the elements, nested JavaScript arrays. */
import { adopt, CastingError, type Scalar } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { isCContiguous, packLayout, ShapeError, shapeText } from "@strided/layout";
import type { NDArray } from "./array.ts";

/** An element, or arrays of them, as deep as the array has axes. */
export type Nested<S> = S | Nested<S>[];

/** A typed array that shares the memory of a C-contiguous array. */
export function exposeData(a: NDArray): ArrayBufferView {
  if (!isCContiguous(a.layout, a.itemsize)) {
    throw new ShapeError(
      `data: only the memory of a C-contiguous array is one typed array; got strides ${shapeText(a.strides)} for shape ${shapeText(a.shape)}, expected a copy() or toTypedArray()`,
      { shape: a.shape },
    );
  }
  const { dtype, storage, size } = a;
  storage.expose();
  const byte = storage.address + a.offset;
  return new dtype.Array(storage.memory.buffer, byte, size * dtype.lanes) as ArrayBufferView;
}

/** A typed array of its own with the elements in C order. */
export function typedArrayOf(a: NDArray): ArrayBufferView {
  const { dtype, size } = a;
  const data = new dtype.Array(size * dtype.lanes) as ArrayBufferView;
  copyElements({ storage: adopt(data.buffer), dtype, layout: packLayout(a.shape, "C", a.itemsize) }, a);
  return data;
}

/** The elements as JSON may hold them. */
export function jsonOf(a: NDArray): Nested<Scalar> {
  return nestedOf(a, (element) => {
    if (typeof element !== "bigint") return element;
    const number = Number(element);
    if (Number.isSafeInteger(number)) return number;
    throw new CastingError(
      `toJSON: JSON numbers are read as float64; got ${element}, expected integers from -(2^53 - 1) to 2^53 - 1`,
      { value: element, to: a.dtype.name },
    );
  });
}

const itself = (element: Scalar): Scalar => element;

export function nestedOf(a: NDArray, read: (element: Scalar) => Scalar = itself): Nested<Scalar> {
  const { dtype, storage, layout } = a;
  const { shape, strides } = layout;
  const { view } = storage.memory;
  const level = (axis: number, byte: number): Nested<Scalar> => {
    if (axis === shape.length) return read(dtype.get(view, byte));
    const list = new Array<Nested<Scalar>>(shape[axis]);
    const isLast = axis === shape.length - 1 && read === itself;
    for (let i = 0, at = byte; i < list.length; i++, at += strides[axis]) {
      list[i] = isLast ? dtype.get(view, at) : level(axis + 1, at);
    }
    return list;
  };
  return level(0, storage.address + layout.offset);
}
