/** Making arrays from a rule: constants, ranges, the identity. */

import {
  allocate,
  allocateZeroed,
  type DefaultDType,
  type DType,
  type DTypeLike,
  type DTypeName,
  dtype as dtypeOf,
  float64,
  resultType,
  type Scalar,
} from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import {
  broadcastLayout,
  checkShape,
  numbersOf,
  packLayout,
  ShapeError,
  uncheckedLayout,
  wrongKind,
} from "@strided/layout";
import { NDArray } from "./array.ts";
import { type CopyOrder, copyLayout } from "./copying.ts";
import { toNDArray } from "./create.ts";
import type { ArrayLike } from "./nested.ts";
import { checkOptions, oneOf } from "./options.ts";

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

function make(shape: ShapeLike, options: CreationOptions, fn: string, bytes: typeof allocate = allocate): NDArray {
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
  if (options.shape !== undefined) return make(options.shape, { dtype, order: order === "F" ? "F" : "C" }, fn, bytes);
  return source.fresh(dtype, copyLayout(source, order, dtype.itemsize), fn, bytes);
}

/** A bound of a range: numbers make float64 by default, bigints int64. */
export type Bound = number | bigint;

/**
 * Evenly spaced values from `start` (default 0) up to but without `stop`, `step` (default 1) apart.
 *
 * The dtype is float64 for numbers and int64 for bigints unless given. Throws ShapeError for a step of 0.
 *
 * ```ts
 * arange(3); // => array([0., 1., 2.])
 * arange(1n, 6n, 2n); // => array([1, 3, 5])
 * arange(4, 0, -1.5, { dtype: "float32" }); // => array([4. , 2.5, 1. ], dtype=float32)
 * ```
 */
export function arange<B extends Bound, D extends DTypeName = DefaultDType<B>>(
  stop: B,
  options?: RangeOptions<D>,
): NDArray<D>;
export function arange<B extends Bound, D extends DTypeName = DefaultDType<B>>(
  start: B,
  stop: B,
  options?: RangeOptions<D>,
): NDArray<D>;
export function arange<B extends Bound, D extends DTypeName = DefaultDType<B>>(
  start: B,
  stop: B,
  step: B,
  options?: RangeOptions<D>,
): NDArray<D>;
export function arange(...args: (Bound | RangeOptions | undefined)[]): NDArray {
  const bounds = args.filter((arg): arg is Bound => typeof arg === "number" || typeof arg === "bigint");
  const options = (args.find((arg) => typeof arg === "object") ?? {}) as RangeOptions;
  checkOptions("arange", options, ["dtype"]);
  const [start, stop, step] = bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0], bounds[1], bounds[2] ?? 1];
  const dtype = options.dtype === undefined ? resultType(...bounds) : (dtypeOf(options.dtype, "arange") as DType);
  const length = Math.ceil((Number(stop) - Number(start)) / Number(step));
  if (Number(step) === 0 || !Number.isFinite(length)) {
    throw new ShapeError(`arange: maximum allowed size exceeded; got start ${start}, stop ${stop}, step ${step}`, {
      got: [start, stop, step],
    });
  }
  const out = make(Math.max(length, 0), { dtype }, "arange");
  // NumPy: the difference of the first two elements is the step, so that every element is start + i * step of them.
  if (typeof dtype.zero === "bigint") {
    const first = BigInt(dtype.coerce(start, "arange") as bigint);
    const delta =
      BigInt(
        dtype.coerce(typeof start === "bigint" ? start + BigInt(step) : start + Number(step), "arange") as bigint,
      ) - first;
    return generate(out, (i) => first + BigInt(i) * delta);
  }
  const first = Number(start);
  const delta = first + Number(step) - first;
  return generate(out, (i) => first + i * delta);
}

/** Options of `arange`. */
export interface RangeOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
}

/** Options of `linspace`. */
export interface LinspaceOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
  /** Whether `stop` is the last value (default) or the first one left out. */
  readonly endpoint?: boolean;
}

/**
 * `num` evenly spaced values from `start` to `stop`, both included unless `endpoint` is false.
 *
 * Throws ShapeError for a negative `num`.
 *
 * ```ts
 * linspace(0, 1, 5); // => array([0.  , 0.25, 0.5 , 0.75, 1.  ])
 * linspace(0, 1, 4, { endpoint: false }); // => array([0.  , 0.25, 0.5 , 0.75])
 * ```
 */
export function linspace<D extends DTypeName = "float64">(
  start: number,
  stop: number,
  num = 50,
  options: LinspaceOptions<D> = {},
): NDArray<D> {
  if (typeof num !== "number") throw wrongKind("linspace", "num", num, "a number before the options");
  checkOptions("linspace", options, ["dtype", "endpoint"]);
  for (const end of [start, stop]) if (typeof end !== "number") throw wrongKind("linspace", "end", end, "a number");
  const { endpoint = true } = options;
  const dtype = options.dtype === undefined ? (float64 as DType) : (dtypeOf(options.dtype, "linspace") as DType);
  const out = make(num, { dtype }, "linspace");
  const gaps = endpoint ? num - 1 : num;
  const step = (stop - start) / gaps;
  const round = dtype.kind === "i" || dtype.kind === "u" ? Math.floor : (value: number) => value;
  const value = (i: number): number =>
    endpoint && i === num - 1 && num > 1 ? stop : step === 0 ? (i / gaps) * (stop - start) + start : i * step + start;
  return generate(out, (i) => round(gaps > 0 ? value(i) : start)) as unknown as NDArray<D>;
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
  const out = make([n, m], rest as CreationOptions, "eye", allocateZeroed);
  const first = Math.max(0, -k);
  const count = Math.max(0, Math.min(n - first, m - first - k));
  const [down, right] = out.strides;
  const offset = first * down + (first + k) * right;
  if (count > 0) filled(out.derive(uncheckedLayout([count], [down + right], offset)), 1, "eye");
  return out as unknown as NDArray<D>;
}

/** Writes a value per position into a packed one-dimensional array. */
function generate(out: NDArray, value: (i: number) => number | bigint): NDArray {
  const { dtype, storage } = out;
  const { view } = storage.memory;
  const element = dtype.lanes === 2 || dtype.kind === "b" ? (x: number | bigint) => dtype.coerce(x, "arange") : null;
  for (let i = 0, byte = storage.address; i < out.size; i++, byte += dtype.itemsize) {
    const x = value(i);
    dtype.set(view, byte, (element === null ? x : element(x)) as never);
  }
  return out;
}
