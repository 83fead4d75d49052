/** What folds give, as types: the dtype, and whether an axis is left. */
import type { DType, DTypeMap, DTypeName, ScalarOf } from "@strided/buffer";
import type { ArrayLike, DTypeOf, NDArray } from "@strided/ndarray";
import type { Apply, Rule } from "./result.ts";

/** Where a function accumulates narrow integers: in its own dtype, or in 64 bits. */
export type Width = "own" | "wide";

/** The dtype in which sums and products are accumulated. */
export type Wide<D extends DTypeName> = D extends DTypeName
  ? { b: "int64"; i: "int64"; u: "uint64"; f: D; c: D }[DTypeMap[D]["kind"]]
  : never;

/** The dtype that folding an array gives by itself. */
export type FoldedDType<R extends Rule, W extends Width, A> = W extends "wide"
  ? Wide<DTypeOf<A>>
  : Apply<R, DTypeOf<A>>;

/** The dtype that the options ask for, or else `D`. */
export type AskedDType<O, D extends DTypeName> = "dtype" extends keyof O ? NamedBy<O[keyof O & "dtype"], D> : D;
type NamedBy<T, D> = T extends DTypeName ? T : T extends DType<infer E> ? E : D;

/** What a fold over the axes that options name gives: `out`, an array, or an element; `Else` where they name none. */
export type Folded<A, D extends DTypeName, O, Else = ScalarOf<AskedDType<O, D>>> = O extends {
  readonly out: infer T extends NDArray;
}
  ? T
  : O extends { readonly keepdims: true }
    ? NDArray<AskedDType<O, D>>
    : "axis" extends keyof O
      ? AlongAxes<A, AskedDType<O, D>, O[keyof O & "axis"]>
      : Else;

/**
 * Along all axes an element; along some an array, except for a list of scalars. The number of axes of an array is no
 * part of its type: one with a single axis gives an element where the type says array.
 */
type AlongAxes<A, D extends DTypeName, Axis> = [Axis] extends [null]
  ? ScalarOf<D>
  : [Axis] extends [number | readonly number[]]
    ? A extends Flat
      ? ScalarOf<D>
      : NDArray<D>
    : NDArray<D> | ScalarOf<D>;

/** What has one axis or none. */
type Flat =
  | readonly (number | bigint | boolean | { readonly re: number })[]
  | ArrayBufferView
  | number
  | bigint
  | boolean;

/** What `reduce` gives: along the first axis where the options name none. */
export type ReducedBy<A extends ArrayLike, D extends DTypeName, O> = Folded<
  A,
  D,
  O,
  A extends Flat ? ScalarOf<AskedDType<O, D>> : NDArray<AskedDType<O, D>> | ScalarOf<AskedDType<O, D>>
>;

/** What a call gives: `out`, where the options name one, or a new array of the dtype that they ask for, or else `D`. */
export type Returned<D extends DTypeName, O, K extends 0 | 1 = 0> = "out" extends keyof O
  ? GivenOr<O[keyof O & "out"], K, NDArray<AskedDType<O, D>>>
  : NDArray<AskedDType<O, D>>;
type GivenOr<T, K extends 0 | 1, New> = T extends NDArray ? T : T extends readonly unknown[] ? ArrayOr<T[K], New> : New;
type ArrayOr<T, New> = T extends NDArray ? T : New;

/** Options without others: an unknown one is refused beside known ones too, where their types are inferred. */
export type Exact<O, Known> = Known & { readonly [K in Exclude<keyof O, keyof Known>]: never };
