/** Making arrays: from elements and from foreign memory. */
import {
  adopt,
  type DefaultDType,
  type DType,
  type DTypeLike,
  type DTypeName,
  dtype as dtypeOf,
  intend,
  type Purpose,
  type Scalar,
} from "@strided/buffer";
import { checkShape, packLayout, ShapeError, shapeText } from "@strided/layout";
import { NDArray } from "./array.ts";
import { type Change, COPY_ORDERS, type CopyOrder, castArray, changeOf, changeReason } from "./copying.ts";
import { adoptTypedArray } from "./interchange.ts";
import type { ArrayLike } from "./nested.ts";
import { checkOptions, oneOf } from "./options.ts";

/** Options of `array` and `asarray`. */
export interface ArrayOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
  readonly order?: CopyOrder;
  /** Left out or null: copy only if needed (`array` always does); true: always; false: throw instead of copying. */
  readonly copy?: boolean | null;
}

interface TypedArrayDTypes {
  Int8Array: "int8";
  Uint8Array: "uint8";
  Uint8ClampedArray: "uint8";
  Int16Array: "int16";
  Uint16Array: "uint16";
  Int32Array: "int32";
  Uint32Array: "uint32";
  BigInt64Array: "int64";
  BigUint64Array: "uint64";
  Float16Array: "float16";
  Float32Array: "float32";
  Float64Array: "float64";
}

/** The dtype that an array-like makes by itself, as a type. */
export type DTypeOf<A> = LeafDType<A, 0> extends infer D extends DTypeName ? D : DTypeName;

/** The array that an array-like makes by itself, as a type. */
export type ArrayOf<A> = NDArray<DTypeOf<A>>;

/** Lists are looked into up to this depth; deeper ones have a dtype known only at run time. */
type Deeper = [1, 2, 3, 4, 5, 6, 7, 8];
type LeafDType<A, Depth extends number> =
  A extends NDArray<infer D>
    ? D
    : A extends Scalar
      ? DefaultDType<A>
      : A extends readonly (infer E)[]
        ? Depth extends 8
          ? DTypeName
          : LeafDType<E, Deeper[Depth]>
        : A extends { readonly [Symbol.toStringTag]: infer T extends keyof TypedArrayDTypes }
          ? TypedArrayDTypes[T]
          : DTypeName;

/**
 * A new array with the elements of nested lists, scalars, typed arrays or another array. Numbers make float64, bigints
 * int64, booleans bool, `{ re, im }` complex128.
 *
 * A copy; with `copy: false` the memory is shared, or ShapeError is thrown if it cannot be. Throws ShapeError for lists of
 * unequal length, CastingError for elements that do not fit the dtype.
 *
 * ```ts
 * array([[1, 2], [3, 4]]); // => array([[1., 2.],
 * //           [3., 4.]])
 * array([1, 2], { dtype: "int8" }); // => array([1, 2], dtype=int8)
 * array([1n, 2n]).dtype.name; // => "int64"
 * ```
 */
export function array<const A extends ArrayLike, D extends DTypeName = DTypeOf<A>>(
  value: A,
  options: ArrayOptions<D> = {},
): NDArray<D> {
  checkOptions("array", options, OPTIONS);
  return convert(value as ArrayLike, { copy: true, ...options }, "array") as unknown as NDArray<D>;
}

/**
 * The value as an array: itself or a view of its memory where dtype and order allow it, else a copy (`copy: false`
 * throws ShapeError instead, `copy: true` always copies).
 *
 * ```ts
 * const a = array([1, 2]);
 * asarray(a) === a; // => true
 * asarray(a, { dtype: "float32" }); // => array([1., 2.], dtype=float32)
 * asarray(a, { dtype: "float32", copy: false }); // throws ShapeError: asarray: unable to avoid copy while creating an array as requested; got dtype float64, expected float32
 * ```
 */
export function asarray<const A extends ArrayLike, D extends DTypeName = DTypeOf<A>>(
  value: A,
  options: ArrayOptions<D> = {},
): NDArray<D> {
  return convert(value, options, "asarray") as unknown as NDArray<D>;
}

const OPTIONS: readonly string[] = ["dtype", "order", "copy"];

function convert(value: ArrayLike, options: ArrayOptions, fn: string): NDArray {
  const { source, dtype, order, isNew, change } = planConvert(value, options, fn);
  if (options.copy === false && (isNew || change !== "none")) {
    const got = isNew ? "elements outside of any memory" : `dtype ${source.dtype.name}`;
    throw new ShapeError(
      `${fn}: unable to avoid copy while creating an array as requested; got ${got}, expected ${isNew ? "an array" : dtype.name}`,
      { shape: source.shape },
    );
  }
  if (change === "none") return source;
  if (options.copy !== true && !isNew) {
    const purpose = change === "dtype" ? "cast" : "copy";
    intend(purpose, fn, source.size * dtype.itemsize, () => changeReason(source, change, dtype, order));
  }
  return castArray(source, dtype, order, fn);
}

/** What `array` and `asarray` are going to do. */
export interface ConvertPlan {
  /** The value as an array, sharing its memory where it has any. */
  readonly source: NDArray;
  /** Whether the value had no memory to share. */
  readonly isNew: boolean;
  readonly dtype: DType;
  readonly order: CopyOrder;
  readonly change: Change;
}

/** Reads the options of `array` and `asarray` and decides. */
export function planConvert(value: ArrayLike, options: ArrayOptions, fn: string): ConvertPlan {
  checkOptions(fn, options, OPTIONS);
  const order = oneOf(fn, "order", options.order ?? "K", COPY_ORDERS);
  const wanted = options.dtype === undefined ? null : (dtypeOf(options.dtype, fn) as DType);
  const source = toNDArray(value, fn, wanted);
  const dtype = wanted ?? source.dtype;
  const isNew = source !== value && !sharesOutside(value);
  // NumPy: to `array` any order will do where "A" is asked for; `astype` wants one that is packed.
  const accepted = order === "A" ? "K" : order;
  const change = changeOf(source, dtype, accepted, options.copy === true && !isNew);
  return { source, isNew, dtype, order: change === "dtype" ? accepted : order, change };
}

function sharesOutside(value: ArrayLike): boolean {
  return typeof value === "object" && !Array.isArray(value) && ("data" in value || ArrayBuffer.isView(value));
}

/**
 * An array-like as an NDArray, sharing memory where there is memory to share; lists and scalars take `dtype`, and
 * `purpose` is what memory is made for where there is none.
 */
export function toNDArray(
  value: ArrayLike,
  fn: string,
  dtype: DType | null = null,
  purpose: Purpose = "result",
): NDArray {
  return value instanceof NDArray ? value : NDArray.of(value, fn, dtype, purpose);
}

/** Options of `fromTypedArray`. */
export interface FromTypedArrayOptions<D extends DTypeName = DTypeName> {
  /** Read the bytes as another dtype than the typed array's own: bool, float16 or complex numbers. */
  readonly dtype?: DTypeLike<D>;
  readonly order?: "C" | "F";
}

/**
 * An array on the memory of a typed array: nothing is copied, writes are seen on both sides.
 *
 * Throws ShapeError if the shape needs another number of bytes than there are.
 *
 * ```ts
 * const data = new Float64Array([1, 2, 3, 4]);
 * const a = fromTypedArray(data, [2, 2]);
 * a.set(0, 1, 20);
 * data[1]; // => 20
 * fromTypedArray(data, [3]); // throws ShapeError: fromTypedArray: the shape does not fit the data; got 32 bytes, expected 24 for shape (3,) of float64
 * ```
 */
export function fromTypedArray<A extends ArrayBufferView, D extends DTypeName = DTypeOf<A>>(
  data: A,
  shape?: readonly number[],
  options: FromTypedArrayOptions<D> = {},
): NDArray<D> {
  checkOptions("fromTypedArray", options, ["dtype", "order"]);
  const dtype =
    options.dtype === undefined
      ? adoptTypedArray(data, "fromTypedArray").dtype
      : (dtypeOf(options.dtype, "fromTypedArray") as DType);
  const lengths = shape ?? [Math.floor(data.byteLength / dtype.itemsize)];
  const nbytes = checkShape(lengths, dtype.itemsize, "fromTypedArray") * dtype.itemsize;
  if (nbytes !== data.byteLength) {
    throw new ShapeError(
      `fromTypedArray: the shape does not fit the data; got ${data.byteLength} bytes, expected ${nbytes} for shape ${shapeText(lengths)} of ${dtype.name}`,
      { shape: lengths, got: data.byteLength, expected: nbytes },
    );
  }
  const layout = packLayout([...lengths], options.order ?? "C", dtype.itemsize);
  return new NDArray(adopt(data.buffer, data.byteOffset, nbytes), dtype, layout) as unknown as NDArray<D>;
}
