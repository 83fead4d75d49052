/** Making arrays of one value, or of none yet: of a shape, like another array, along a diagonal. */
import {
  allocate,
  allocateZeroed,
  type DefaultDType,
  type DType,
  type DTypeLike,
  type DTypeName,
  dtype as dtypeOf,
  float64,
  type Scalar,
} from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import {
  broadcastLayout,
  checkShape,
  keepOrderLayout,
  type Layout,
  numbersOf,
  packAlong,
  packLayout,
  uncheckedLayout,
} from "@strided/layout";
import { NDArray } from "../array.ts";
import { type CopyOrder, copyLayout, packedOrder } from "../copying.ts";
import { toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, oneOf, whole } from "../options.ts";

/** A shape, or the length of one dimension. */
export type ShapeLike = number | readonly number[];

/** Options of functions that make an array of a shape. */
export interface CreationOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
  readonly order?: "C" | "F";
}

/** Options of functions that make an array like another. */
export interface LikeOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
  readonly order?: CopyOrder;
  readonly shape?: ShapeLike;
}

/**
 * A new array whose elements are not set: read them only after writing.
 *
 * ```ts
 * empty([2, 3], { dtype: "int16" }).nbytes; // => 12
 * ```
 */
export function empty<D extends DTypeName = "float64">(shape: ShapeLike, options: CreationOptions<D> = {}): NDArray<D> {
  return make(shape, options, "empty") as unknown as NDArray<D>;
}

/**
 * A new array of zeros. Throws ShapeError if a length is negative or no whole number.
 *
 * ```ts
 * zeros([2, 2]); // => array([[0., 0.],
 * //           [0., 0.]])
 * zeros([2, -1]); // throws ShapeError: zeros: negative dimensions are not allowed; got shape (2,-1)
 * ```
 */
export function zeros<D extends DTypeName = "float64">(shape: ShapeLike, options: CreationOptions<D> = {}): NDArray<D> {
  return make(shape, options, "zeros", allocateZeroed) as unknown as NDArray<D>;
}

/**
 * A new array of ones.
 *
 * ```ts
 * ones(3, { dtype: "int64" }); // => array([1, 1, 1])
 * ```
 */
export function ones<D extends DTypeName = "float64">(shape: ShapeLike, options: CreationOptions<D> = {}): NDArray<D> {
  return filled(make(shape, options, "ones"), 1, "ones") as unknown as NDArray<D>;
}

/**
 * A new array filled with a value, or with an array broadcast to the shape. The dtype is the value's own unless given.
 *
 * ```ts
 * full([2], 7n); // => array([7, 7])
 * full([2, 2], [1, 2]); // => array([[1., 2.],
 * //           [1., 2.]])
 * ```
 */
export function full<V extends ArrayLike, D extends DTypeName = V extends Scalar ? DefaultDType<V> : DTypeName>(
  shape: ShapeLike,
  value: V,
  options: CreationOptions<D> = {},
): NDArray<D> {
  checkOptions("full", options, ["dtype", "order"]);
  const wanted = options.dtype === undefined ? null : (dtypeOf(options.dtype, "full") as DType);
  const source = toNDArray(value, "full", wanted);
  const out = make(shape, { ...options, dtype: wanted ?? source.dtype }, "full");
  return filled(out, source, "full") as unknown as NDArray<D>;
}

/** A new array of a shape, float64 in C order by default; its elements are what `bytes` gives. */
export function make(
  shape: ShapeLike,
  options: CreationOptions,
  fn: string,
  bytes: typeof allocate = allocate,
): NDArray {
  checkOptions(fn, options, ["dtype", "order"]);
  const order = oneOf(fn, "order", options.order ?? "C", ["C", "F"]);
  const dtype = options.dtype === undefined ? (float64 as DType) : (dtypeOf(options.dtype, fn) as DType);
  const lengths = numbersOf(shape, "shape", fn).slice();
  const size = checkShape(lengths, dtype.itemsize, fn);
  return new NDArray(bytes(size * dtype.itemsize, fn), dtype, packLayout(lengths, order, dtype.itemsize));
}

function filled(out: NDArray, value: ArrayLike, fn: string): NDArray {
  const source = toNDArray(value, fn, out.dtype);
  const layout = broadcastLayout(source.layout, out.shape, fn);
  copyElements(out, { storage: source.storage, dtype: source.dtype, layout });
  return out;
}

/**
 * An array of the shape and dtype of another (or of the options), memory order "K" by default; elements are not set.
 *
 * ```ts
 * emptyLike([[1, 2, 3]], { dtype: "int8" }).shape; // => [ 1, 3 ]
 * ```
 */
export function emptyLike<D extends DTypeName = DTypeName>(a: ArrayLike, options: LikeOptions<D> = {}): NDArray<D> {
  return makeLike(a, options, "emptyLike") as unknown as NDArray<D>;
}

/**
 * Zeros in the shape and dtype of another array.
 *
 * ```ts
 * zerosLike(array([[1n, 2n]])); // => array([[0, 0]])
 * ```
 */
export function zerosLike<D extends DTypeName = DTypeName>(a: ArrayLike, options: LikeOptions<D> = {}): NDArray<D> {
  return makeLike(a, options, "zerosLike", allocateZeroed) as unknown as NDArray<D>;
}

/**
 * Ones in the shape and dtype of another array.
 *
 * ```ts
 * onesLike([[1n, 2n]]); // => array([[1, 1]])
 * ```
 */
export function onesLike<D extends DTypeName = DTypeName>(a: ArrayLike, options: LikeOptions<D> = {}): NDArray<D> {
  return filled(makeLike(a, options, "onesLike"), 1, "onesLike") as unknown as NDArray<D>;
}

/**
 * A value in the shape and dtype of another array.
 *
 * ```ts
 * fullLike([[1n, 2n]], 7); // => array([[7, 7]])
 * ```
 */
export function fullLike<D extends DTypeName = DTypeName>(
  a: ArrayLike,
  value: ArrayLike,
  options: LikeOptions<D> = {},
): NDArray<D> {
  return filled(makeLike(a, options, "fullLike"), value, "fullLike") as unknown as NDArray<D>;
}

function makeLike(a: ArrayLike, options: LikeOptions, fn: string, bytes: typeof allocate = allocate): NDArray {
  checkOptions(fn, options, ["dtype", "order", "shape"]);
  const source = toNDArray(a, fn);
  const dtype = options.dtype === undefined ? source.dtype : (dtypeOf(options.dtype, fn) as DType);
  const order = oneOf(fn, "order", options.order ?? "K", ["C", "F", "A", "K"]);
  if (options.shape !== undefined) {
    const lengths = numbersOf(options.shape, "shape", fn).slice();
    checkShape(lengths, dtype.itemsize, fn);
    return source.fresh(dtype, likeLayout(source, lengths, order, dtype.itemsize), fn, bytes);
  }
  return source.fresh(dtype, copyLayout(source, order, dtype.itemsize), fn, bytes);
}

/** Where the elements of another shape lie: as many axes as the array has nest as its own do. */
function likeLayout(source: NDArray, lengths: readonly number[], order: CopyOrder, itemsize: number): Layout {
  if (order !== "K") return packLayout(lengths, packedOrder(source, order), itemsize);
  if (lengths.length !== source.ndim) return packLayout(lengths, "C", itemsize);
  if (packedOrder(source, "A") === "F") return packLayout(lengths, "F", itemsize);
  const { strides } = keepOrderLayout(source.layout, source.itemsize);
  const perm = lengths.map((_, k) => k).sort((p, q) => strides[q] - strides[p]);
  return packAlong(lengths, perm, itemsize);
}

/** Options of `eye`. */
export interface EyeOptions<D extends DTypeName = DTypeName> extends CreationOptions<D> {
  /** Number of columns; as many as rows if left out. */
  readonly m?: number;
  /** The diagonal that holds the ones: 0 the main one, above it positive. */
  readonly k?: number;
}

/**
 * Ones on a diagonal, zeros elsewhere: n rows.
 *
 * ```ts
 * eye(2, { m: 3, k: 1 }); // => array([[0., 1., 0.],
 * //           [0., 0., 1.]])
 * ```
 */
export function eye<D extends DTypeName = "float64">(n: number, options: EyeOptions<D> = {}): NDArray<D> {
  checkOptions("eye", options, ["m", "k", "dtype", "order"]);
  const { m = n, k = 0, ...rest } = options;
  whole("eye", "k", k);
  const out = make([n, m], rest as CreationOptions, "eye", allocateZeroed);
  const first = Math.max(0, -k);
  const count = Math.max(0, Math.min(n - first, m - first - k));
  const [down, right] = out.strides;
  const offset = first * down + (first + k) * right;
  if (count > 0) filled(out.derive(uncheckedLayout([count], [down + right], offset)), 1, "eye");
  return out as unknown as NDArray<D>;
}
