/**
 * The element types: one row each, a type half (`DTypeMap`) and a value half (the exported constants) side by side.
 * Everything that the other packages need to know about a dtype is a column here: promotion, casts, limits, printing,
 * file names and kernels ask the row and never compare names.
 */
import { type Complex, coerceBoolean, coerceComplex, coerceFloat } from "./coerce.ts";
import { type DType, type Row, row } from "./dtype.ts";
import { decodeFloat16, encodeFloat16 } from "./float16.ts";

/**
 * The type half of each row. `scalar` is what an element is in JavaScript, `array` the typed array over its memory;
 * `u`, `i`, `f`, `c` name the smallest dtype of that kind which holds every value (or the nearest beyond it).
 */
export interface DTypeMap {
  bool: Row<"b", 1, boolean, Uint8Array, "uint8", "int8", "float16", "complex64">;
  int8: Row<"i", 1, number, Int8Array, never, "int8", "float16", "complex64">;
  uint8: Row<"u", 1, number, Uint8Array, "uint8", "int16", "float16", "complex64">;
  int16: Row<"i", 2, number, Int16Array, never, "int16", "float32", "complex64">;
  uint16: Row<"u", 2, number, Uint16Array, "uint16", "int32", "float32", "complex64">;
  int32: Row<"i", 3, number, Int32Array, never, "int32", "float64", "complex128">;
  uint32: Row<"u", 3, number, Uint32Array, "uint32", "int64", "float64", "complex128">;
  int64: Row<"i", 4, bigint, BigInt64Array, never, "int64", "float64", "complex128">;
  uint64: Row<"u", 4, bigint, BigUint64Array, "uint64", "float64", "float64", "complex128">;
  float16: Row<"f", 2, number, Uint16Array, never, never, "float16", "complex64">;
  float32: Row<"f", 3, number, Float32Array, never, never, "float32", "complex64">;
  float64: Row<"f", 5, number, Float64Array, never, never, "float64", "complex128">;
  complex64: Row<"c", 4, Complex, Float32Array, never, never, never, "complex64">;
  complex128: Row<"c", 5, Complex, Float64Array, never, never, never, "complex128">;
}

/** The name of a dtype. */
export type DTypeName = keyof DTypeMap;

/** What an element of a dtype is in JavaScript. */
export type ScalarOf<D extends DTypeName> = DTypeMap[D]["scalar"];

/** The typed array that shares memory with an array of a dtype. */
export type TypedArrayOf<D extends DTypeName> = DTypeMap[D]["array"];

/** Truth values, one byte each: 0 or 1. */
export const bool: DType<"bool"> = /* @__PURE__ */ row({
  name: "bool",
  num: 0,
  rank: 1,
  char: "?",
  as: { b: "bool", u: "uint8", i: "int8", f: "float16", c: "complex64" },
  min: 0,
  max: 1,
  Array: Uint8Array,
  typedArrays: [],
  get: (view, byte) => view.getUint8(byte) !== 0,
  set: (view, byte, value) => view.setUint8(byte, value ? 1 : 0),
  coerce: coerceBoolean,
});

/** Signed integers of 8 bits. */
export const int8: DType<"int8"> = /* @__PURE__ */ row({
  name: "int8",
  num: 1,
  rank: 1,
  char: "b",
  as: { i: "int8", f: "float16", c: "complex64" },
  min: -128,
  max: 127,
  Array: Int8Array,
  get: (view, byte) => view.getInt8(byte),
  set: (view, byte, value) => view.setInt8(byte, value),
});

/** Unsigned integers of 8 bits. */
export const uint8: DType<"uint8"> = /* @__PURE__ */ row({
  name: "uint8",
  num: 2,
  rank: 1,
  char: "B",
  as: { u: "uint8", i: "int16", f: "float16", c: "complex64" },
  min: 0,
  max: 255,
  Array: Uint8Array,
  typedArrays: ["Uint8Array", "Uint8ClampedArray"],
  get: (view, byte) => view.getUint8(byte),
  set: (view, byte, value) => view.setUint8(byte, value),
});

/** Signed integers of 16 bits. */
export const int16: DType<"int16"> = /* @__PURE__ */ row({
  name: "int16",
  num: 3,
  rank: 2,
  char: "h",
  as: { i: "int16", f: "float32", c: "complex64" },
  min: -32768,
  max: 32767,
  Array: Int16Array,
  get: (view, byte) => view.getInt16(byte, true),
  set: (view, byte, value) => view.setInt16(byte, value, true),
});

/** Unsigned integers of 16 bits. */
export const uint16: DType<"uint16"> = /* @__PURE__ */ row({
  name: "uint16",
  num: 4,
  rank: 2,
  char: "H",
  as: { u: "uint16", i: "int32", f: "float32", c: "complex64" },
  min: 0,
  max: 65535,
  Array: Uint16Array,
  get: (view, byte) => view.getUint16(byte, true),
  set: (view, byte, value) => view.setUint16(byte, value, true),
});

/** Signed integers of 32 bits; also the dtype of indices. */
export const int32: DType<"int32"> = /* @__PURE__ */ row({
  name: "int32",
  num: 5,
  rank: 3,
  char: "i",
  as: { i: "int32", f: "float64", c: "complex128" },
  min: -2147483648,
  max: 2147483647,
  Array: Int32Array,
  get: (view, byte) => view.getInt32(byte, true),
  set: (view, byte, value) => view.setInt32(byte, value, true),
});

/** Unsigned integers of 32 bits. */
export const uint32: DType<"uint32"> = /* @__PURE__ */ row({
  name: "uint32",
  num: 6,
  rank: 3,
  char: "I",
  as: { u: "uint32", i: "int64", f: "float64", c: "complex128" },
  min: 0,
  max: 4294967295,
  Array: Uint32Array,
  get: (view, byte) => view.getUint32(byte, true),
  set: (view, byte, value) => view.setUint32(byte, value, true),
});

/** Signed integers of 64 bits; their elements are bigints. */
export const int64: DType<"int64"> = /* @__PURE__ */ row({
  name: "int64",
  num: 7,
  rank: 4,
  char: "l",
  as: { i: "int64", f: "float64", c: "complex128" },
  min: -9223372036854775808n,
  max: 9223372036854775807n,
  Array: BigInt64Array,
  get: (view, byte) => view.getBigInt64(byte, true),
  set: (view, byte, value) => view.setBigInt64(byte, value, true),
});

/** Unsigned integers of 64 bits; their elements are bigints. */
export const uint64: DType<"uint64"> = /* @__PURE__ */ row({
  name: "uint64",
  num: 8,
  rank: 4,
  char: "L",
  // No signed integer holds uint64, so NumPy goes on to float64.
  as: { u: "uint64", i: "float64", f: "float64", c: "complex128" },
  min: 0n,
  max: 18446744073709551615n,
  Array: BigUint64Array,
  get: (view, byte) => view.getBigUint64(byte, true),
  set: (view, byte, value) => view.setBigUint64(byte, value, true),
});

/** IEEE binary16. Its typed array holds the raw bits, since not every runtime has Float16Array. */
export const float16: DType<"float16"> = /* @__PURE__ */ row({
  name: "float16",
  num: 23,
  rank: 2,
  char: "e",
  as: { f: "float16", c: "complex64" },
  min: -65504,
  max: 65504,
  Array: Uint16Array,
  typedArrays: ["Float16Array"],
  get: (view, byte) => decodeFloat16(view.getUint16(byte, true)),
  set: (view, byte, value) => view.setUint16(byte, encodeFloat16(value), true),
  coerce: coerceFloat,
});

/** IEEE binary32. */
export const float32: DType<"float32"> = /* @__PURE__ */ row({
  name: "float32",
  num: 11,
  rank: 3,
  char: "f",
  as: { f: "float32", c: "complex64" },
  min: -3.4028234663852886e38,
  max: 3.4028234663852886e38,
  Array: Float32Array,
  get: (view, byte) => view.getFloat32(byte, true),
  set: (view, byte, value) => view.setFloat32(byte, value, true),
  coerce: coerceFloat,
});

/** IEEE binary64, the dtype of JavaScript's numbers. */
export const float64: DType<"float64"> = /* @__PURE__ */ row({
  name: "float64",
  num: 12,
  rank: 5,
  char: "d",
  as: { f: "float64", c: "complex128" },
  min: -1.7976931348623157e308,
  max: 1.7976931348623157e308,
  Array: Float64Array,
  get: (view, byte) => view.getFloat64(byte, true),
  set: (view, byte, value) => view.setFloat64(byte, value, true),
  coerce: coerceFloat,
});

/** Two float32: the real part, then the imaginary part. */
export const complex64: DType<"complex64"> = /* @__PURE__ */ row({
  name: "complex64",
  num: 14,
  rank: 4,
  char: "F",
  as: { c: "complex64" },
  min: float32.min,
  max: float32.max,
  Array: Float32Array,
  typedArrays: [],
  get: (view, byte) => ({ re: view.getFloat32(byte, true), im: view.getFloat32(byte + 4, true) }),
  set(view, byte, value) {
    view.setFloat32(byte, value.re, true);
    view.setFloat32(byte + 4, value.im, true);
  },
  coerce: coerceComplex,
});

/** Two float64: the real part, then the imaginary part. */
export const complex128: DType<"complex128"> = /* @__PURE__ */ row({
  name: "complex128",
  num: 15,
  rank: 5,
  char: "D",
  as: { c: "complex128" },
  min: float64.min,
  max: float64.max,
  Array: Float64Array,
  typedArrays: [],
  get: (view, byte) => ({ re: view.getFloat64(byte, true), im: view.getFloat64(byte + 8, true) }),
  set(view, byte, value) {
    view.setFloat64(byte, value.re, true);
    view.setFloat64(byte + 8, value.im, true);
  },
  coerce: coerceComplex,
});

/** Every dtype by its name. */
export const DTYPES: { readonly [D in DTypeName]: DType<D> } = {
  bool,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float16,
  float32,
  float64,
  complex64,
  complex128,
};
