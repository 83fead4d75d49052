/**
 * NEP 50 for JavaScript's scalars: beside an array a scalar is weak and gives way to the array's dtype unless its kind
 * is higher; alone it has a dtype of its own.
 */
import { type Complex, isScalar, type Scalar } from "./coerce.ts";
import type { DType } from "./dtype.ts";
import { bool, complex64, complex128, DTYPES, type DTypeMap, type DTypeName, float64, int64 } from "./dtypes.ts";
import { type DTypeLike, dtype, type Promote, promoteAll, promoteTypes } from "./promotion.ts";

/** The dtype of a scalar that stands alone, as a type. */
export type DefaultDType<S extends Scalar> = S extends boolean
  ? "bool"
  : S extends number
    ? "float64"
    : S extends bigint
      ? "int64"
      : S extends Complex
        ? "complex128"
        : never;

/** The dtype of an array beside a weak scalar, as a type. */
export type Weak<D extends DTypeName, S extends Scalar> = D extends DTypeName
  ? S extends boolean
    ? D
    : S extends number
      ? D extends "bool"
        ? "float64"
        : KindOf<D> extends "u" | "i"
          ? D | "float64"
          : D
      : S extends bigint
        ? D extends "bool"
          ? "int64"
          : D
        : KindOf<D> extends "f" | "c"
          ? Promote<D, "complex64">
          : "complex128"
  : never;
type KindOf<D extends DTypeName> = DTypeMap[D]["kind"];

/**
 * The dtype that a scalar makes when it stands alone: boolean bool, number float64, bigint int64, `{ re, im }` complex128.
 *
 * ```ts
 * defaultDType(1).name; // => "float64"
 * defaultDType(1n).name; // => "int64"
 * ```
 */
export function defaultDType<S extends Scalar>(value: S): DType<DefaultDType<S>> {
  const row =
    typeof value === "number"
      ? float64
      : typeof value === "boolean"
        ? bool
        : typeof value === "bigint"
          ? int64
          : complex128;
  return row as unknown as DType<DefaultDType<S>>;
}

/**
 * The dtype of an array of dtype `row` after an operation with a weak scalar.
 *
 * ```ts
 * weakType("int8", 3).name; // => "int8"
 * weakType("int8", 0.5).name; // => "float64"
 * weakType("float32", 0.5).name; // => "float32"
 * weakType("float32", { re: 0, im: 1 }).name; // => "complex64"
 * ```
 */
export function weakType<D extends DTypeName, S extends Scalar>(like: DTypeLike<D>, value: S): DType<Weak<D, S>> {
  return weak(dtype(like, "weakType"), value) as unknown as DType<Weak<D, S>>;
}

function weak(row: DType, value: Scalar): DType {
  if (typeof value === "boolean") return row;
  if (typeof value === "number") {
    if (row.kind === "f" || row.kind === "c") return row;
    // NumPy: a Python int beside bool gives int64; a JavaScript number is a float64 by default, whole or not.
    return row.kind !== "b" && Number.isInteger(value) ? row : float64;
  }
  if (typeof value === "bigint") return row.kind === "b" ? int64 : row;
  return row.kind === "f" || row.kind === "c" ? promoteTypes(row, complex64) : complex128;
}

/**
 * NumPy's `result_type`: the common dtype of dtypes and weak scalars, in whatever order they are given.
 *
 * ```ts
 * resultType("int32", "float32").name; // => "float64"
 * resultType("int16", "uint16", "float32").name; // => "float32"
 * resultType("int16", 7).name; // => "int16"
 * resultType(true, 2.5).name; // => "float64"
 * ```
 */
export function resultType(...operands: readonly (DTypeLike | Scalar)[]): DType {
  if (operands.length === 0) return float64 as DType;
  const scalars = operands.filter((operand) => isScalar(operand));
  const rows = operands
    .filter((operand) => !isScalar(operand))
    .map((like) => dtype(like as DTypeLike, "resultType") as DType);
  if (rows.length === 0) return promoteAll(scalars.map((scalar) => defaultDType(scalar) as DType));
  const strong = promoteAll(rows);
  return scalars.length === 0 ? strong : promoteAll(scalars.map((scalar) => weak(strong, scalar)));
}

/** The dtype whose elements a JavaScript typed array holds, or null (DataView, or a class that no dtype matches). */
export function dtypeOfTypedArray(array: ArrayBufferView): DType | null {
  const tag = Object.prototype.toString.call(array).slice(8, -1);
  for (const row of Object.values(DTYPES)) if (row.typedArrays.includes(tag)) return row as DType;
  return null;
}
