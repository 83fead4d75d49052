/** What stands between the brackets: each key is read to a selector of basic indexing, or to an array of indices. */
import { type DType, type DTypeName, int32, intend, type Scalar } from "@strided/buffer";
import { IndexError, type Key, packLayout, parseSlices, type Selector, Slice, shapeText } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { isStridedError } from "../errors.ts";
import type { ArrayLike } from "../nested.ts";

/** The dtypes whose arrays can be indices. */
export type IndexDType = "bool" | "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32" | "int64" | "uint64";

/** Nested lists of whole numbers, or of truth values. */
export type IndexList = readonly (number | bigint | boolean | IndexList | NDArray)[];

/** An array of indices: integers, or a mask of truth values. */
export type IndexArray =
  | NDArray
  | IndexList
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** One key: what `slice` takes, a truth value, or an array of indices. */
export type IndexKey = Key | bigint | boolean | IndexArray;

/** The keys themselves, or a compile-time error for an array that is known to hold no indices. */
export type CheckedKeys<K extends readonly unknown[]> = { readonly [I in keyof K]: CheckedKey<K[I]> };
/** One of {@link CheckedKeys}. */
export type CheckedKey<K> =
  K extends NDArray<infer D> ? (DTypeName extends D ? K : D extends IndexDType ? K : never) : K;

/** A key that has been read: a selector, or an array of integers or truth values. */
export type Entry = Selector | NDArray;

/** The keys between the brackets, read one by one. */
export interface Brackets {
  readonly entries: readonly Entry[];
  /** Whether an array is among them, so that the result is a copy. */
  readonly isAdvanced: boolean;
  /** Whether an array without axes stands for a whole number: the result is a copy as well, though nothing is moved. */
  readonly isCopy: boolean;
}

/** Reads the keys. Throws IndexError for something that is no key. */
export function readKeys(a: NDArray, keys: readonly IndexKey[], fn: string): Brackets {
  const entries: Entry[] = [];
  let isAdvanced = false;
  let isCopy = false;
  for (const key of keys) {
    if (typeof key === "string") {
      entries.push(...parseSlices(key, fn));
    } else if (typeof key === "number" || key === null || key instanceof Slice) {
      entries.push(key);
    } else if (typeof key === "bigint") {
      entries.push(Number(key));
    } else {
      const index = readArray(a, key, fn);
      const isWhole = index.ndim === 0 && index.dtype.kind !== "b";
      entries.push(isWhole ? Number(index.get()) : index);
      if (isWhole) isCopy = true;
      else isAdvanced = true;
    }
  }
  return { entries, isAdvanced, isCopy };
}

/** An array-like as an array of integers or truth values. Nested lists of whole numbers come out as float64. */
export function readArray(a: NDArray, key: IndexArray | boolean, fn: string): NDArray {
  if (typeof key !== "object" && typeof key !== "boolean") throw notAKey(key, fn);
  const list = Array.isArray(key) ? readList(a, key, fn) : null;
  if (list !== null) return list;
  const index = coerceKey(a, key, fn);
  const { kind } = index.dtype;
  if (kind === "b" || kind === "i" || kind === "u") return index;
  // A list of JavaScript numbers has no dtype of its own: its numbers count, not the float64 that they would make.
  if (Array.isArray(key) && kind === "f" && areWhole(index)) return index;
  throw new IndexError(
    `${fn}: arrays used as indices must be of integer (or boolean) type; got ${(index.dtype as DType).name}`,
    { index: plainKey(key) },
  );
}

/** A list of whole numbers that int32 holds; null for another one. */
function readList(a: NDArray, list: readonly unknown[], fn: string): NDArray | null {
  for (const item of list) if (typeof item !== "number" || item !== (item | 0)) return null;
  const { length } = list;
  intend("temporary", fn, 4 * length, () => "elements outside of any memory become int32");
  const index = a.fresh(int32 as DType, packLayout([length], "C", 4), fn);
  new Int32Array(index.storage.memory.buffer, index.storage.address, length).set(list as readonly number[]);
  return index;
}

/** A key as an array. What cannot be an element is no index either. */
function coerceKey(a: NDArray, key: IndexArray | boolean, fn: string): NDArray {
  try {
    return a.coerce(key as ArrayLike & Scalar, fn);
  } catch (error) {
    throw isStridedError(error, "CastingError") ? notAKey(key, fn) : error;
  }
}

/** A key as an error tells of it: an array as its text, since errors hold on to nothing but plain data. */
export function plainKey(key: unknown): unknown {
  if (Array.isArray(key)) return key.map(plainKey);
  if (typeof key !== "object" || key === null || key instanceof Slice || ArrayBuffer.isView(key)) return key;
  if (!("dtype" in key)) return typeof key;
  const { dtype, shape } = key as NDArray;
  return `${dtype.name} array of shape ${shapeText(shape)}`;
}

function areWhole(list: NDArray): boolean {
  const { storage, offset, size } = list;
  return new Float64Array(storage.memory.buffer, storage.address + offset, size).every(Number.isInteger);
}

const textOf = (key: unknown): string => {
  if (Array.isArray(key)) return `[${key.map(textOf).join(", ")}]`;
  return typeof key === "string" ? JSON.stringify(key) : String(plainKey(key));
};

function notAKey(key: unknown, fn: string): IndexError {
  return new IndexError(
    `${fn}: only whole numbers, slices, null, "..." and integer or boolean arrays are valid indices; got ${textOf(key)}`,
    { index: plainKey(key) },
  );
}
