/**
 * Nested JavaScript arrays: finds their shape and their common dtype. Every list at one depth must have one length;
 * arrays inside lists count as the lists of their elements.
 */

import { CastingError, type DType, defaultDType, float64, isScalar, promoteTypes, type Scalar } from "@strided/buffer";
import { ShapeError, wrongKind } from "@strided/layout";
import type { NDArray } from "./array.ts";
import type { Interchange } from "./interchange.ts";

/** Nested JavaScript arrays of elements. */
export type NestedScalars = readonly (Scalar | NestedScalars | NDArray)[];

/** Whatever a function takes as an array: an NDArray, a scalar, nested arrays, a typed array, or a foreign view. */
export type ArrayLike = NDArray | Scalar | NestedScalars | ArrayBufferView | Interchange;

/** What was found in nested arrays: a shape, the common dtype (null without any element), the elements in C order. */
export interface Discovered {
  readonly shape: readonly number[];
  readonly dtype: DType | null;
  readonly elements: readonly Scalar[];
}

/**
 * Reads nested arrays. Throws ShapeError where lists at one depth differ in length, CastingError for a leaf that is no
 * element.
 */
export function discover(value: Scalar | NestedScalars, fn: string): Discovered {
  if (areNumbers(value)) return { shape: [value.length], dtype: float64 as DType, elements: value };
  const elements: Scalar[] = [];
  const dtypes = new Set<DType>();
  const shape = shapeOf(value);
  collect(value, 0, { shape, elements, dtypes, fn });
  const rows = [...dtypes];
  const dtype = rows.length === 0 ? null : rows.reduce((a, b) => promoteTypes(a, b) as DType);
  return { shape, dtype, elements };
}

/** Whether a value is a list of numbers and nothing else, with one at least: the most common of all. */
function areNumbers(value: unknown): value is readonly number[] {
  if (!Array.isArray(value)) return false;
  for (let k = 0; k < value.length; k++) if (typeof value[k] !== "number") return false;
  return value.length > 0;
}

/** The shape along first elements; whether the rest agrees is seen while collecting. */
function shapeOf(value: unknown): readonly number[] {
  if (isArray(value)) return value.shape;
  if (!Array.isArray(value)) return [];
  return value.length === 0 ? [0] : [value.length, ...shapeOf(value[0])];
}

/** Throws TypeError for what is not an array itself. */
export function checkArray(value: unknown, fn: string): asserts value is NDArray {
  if (!isArray(value)) throw wrongKind(fn, "array", value, "an NDArray");
}

function isArray(value: unknown): value is NDArray {
  return typeof (value as Partial<NDArray> | null)?.toNested === "function";
}

interface Collection {
  readonly shape: readonly number[];
  readonly elements: Scalar[];
  readonly dtypes: Set<DType>;
  readonly fn: string;
}

function collect(value: unknown, depth: number, into: Collection): void {
  const { shape, elements, dtypes, fn } = into;
  if (Array.isArray(value)) {
    if (value.length !== shape[depth]) throw inhomogeneous(shape, depth, fn);
    for (const item of value) collect(item, depth + 1, into);
  } else if (isArray(value)) {
    // The elements of an array bring its dtype, not the one they would have alone.
    const inside = { ...into, dtypes: new Set<DType>() };
    collect(value.toNested(), depth, inside);
    dtypes.add(value.dtype);
  } else if (depth !== shape.length) {
    throw inhomogeneous(shape, depth, fn);
  } else if (isScalar(value)) {
    elements.push(value);
    dtypes.add(defaultDType(value) as DType);
  } else {
    const got = value === null ? "null" : typeof value;
    throw new CastingError(
      `${fn}: cannot make an element; got ${got}, expected a number, bigint, boolean or { re, im }`,
      {
        value,
      },
    );
  }
}

function inhomogeneous(shape: readonly number[], depth: number, fn: string): ShapeError {
  const got = shape.slice(0, depth);
  const tuple = got.length === 1 ? `(${got[0]},)` : `(${got.join(", ")})`;
  return new ShapeError(
    `${fn}: the lists have an inhomogeneous shape after ${depth} dimension${depth === 1 ? "" : "s"}; got ${tuple} + inhomogeneous part, expected lists of one length`,
    { shape: got },
  );
}
