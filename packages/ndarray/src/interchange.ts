/**
 * Views of other libraries: anything with `{ data, shape, stride | strides, offset }`, strides in elements (scijs
 * ndarray, stdlib, Zarr chunks).
 */
import { adopt, type DType, DTypeError, dtypeOfTypedArray, type Storage } from "@strided/buffer";
import { createLayout, extent, type Layout, ShapeError } from "@strided/layout";

/** A strided view as other libraries describe it; strides and offset in elements. */
export interface Interchange {
  readonly data: ArrayBufferView;
  readonly shape: readonly number[];
  readonly stride?: readonly number[];
  readonly strides?: readonly number[];
  readonly offset?: number;
}

/** Memory that came from outside, with the dtype and the layout it is to be read with. */
export interface Adopted {
  readonly storage: Storage;
  readonly dtype: DType;
  readonly layout: Layout;
}

/** Whether a value describes a strided view. */
export function isInterchange(value: unknown): value is Interchange {
  if (typeof value !== "object" || value === null) return false;
  const { data, shape, stride, strides } = value as Partial<Interchange>;
  return ArrayBuffer.isView(data) && Array.isArray(shape) && Array.isArray(stride ?? strides);
}

/** The memory behind a foreign view, nothing copied. Throws ShapeError if the view reaches outside its data. */
export function adoptInterchange(view: Interchange, fn: string): Adopted {
  const { data, shape, offset = 0 } = view;
  const dtype = elementsOf(data, fn);
  const { itemsize } = dtype;
  const strides = (view.stride ?? view.strides ?? []).map((stride) => stride * itemsize);
  const layout = createLayout(shape, { strides, offset: offset * itemsize, itemsize }, fn);
  const { end } = extent(layout, itemsize);
  if (end > data.byteLength) {
    throw new ShapeError(
      `${fn}: the view reaches outside its data; got bytes up to ${end}, expected at most ${data.byteLength}`,
      { shape, got: end, expected: data.byteLength },
    );
  }
  return { storage: adopt(data.buffer, data.byteOffset, data.byteLength), dtype, layout };
}

/** The memory behind a typed array as one dimension, nothing copied. */
export function adoptTypedArray(data: ArrayBufferView, fn: string): Adopted {
  const dtype = elementsOf(data, fn);
  const { itemsize } = dtype;
  const layout = createLayout([data.byteLength / itemsize], { itemsize }, fn);
  return { storage: adopt(data.buffer, data.byteOffset, data.byteLength), dtype, layout };
}

function elementsOf(data: ArrayBufferView, fn: string): DType {
  const dtype = dtypeOfTypedArray(data);
  if (dtype !== null) return dtype;
  const got = Object.prototype.toString.call(data).slice(8, -1);
  throw new DTypeError(`${fn}: no dtype for the elements of a view; got ${got}, expected a typed array`, { got: data });
}
