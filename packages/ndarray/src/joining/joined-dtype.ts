/** Which dtype several arguments have in common, at compile time and at run time: arrays by their dtypes, scalars weakly. */

import {
  type DefaultDType,
  type DType,
  type DTypeName,
  isScalar,
  type Promote,
  resultType,
  type Scalar,
  type Weak,
} from "@strided/buffer";
import { checkList } from "@strided/layout";
import { NDArray } from "../array.ts";
import { type DTypeOf, toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";

/** The common dtype of a list of arrays, as a type; of a list of unknown length only if all have the same one. */
export type JoinedDType<T extends readonly unknown[]> = T extends readonly [infer First, ...infer Others]
  ? Join<DTypeOf<First>, Others>
  : Sole<DTypeOf<T[number]>>;
type Join<D extends DTypeName, T extends readonly unknown[]> = T extends readonly [infer First, ...infer Others]
  ? Join<Promote<D, DTypeOf<First>>, Others>
  : D;
type Sole<D extends DTypeName, All = D> = D extends DTypeName ? ([All] extends [D] ? D : DTypeName) : never;

/** The common dtype of two arguments of which one or both may be weak scalars, as a type. */
export type ChosenDType<X, Y> = X extends Scalar
  ? Y extends Scalar
    ? Promote<DefaultDType<X>, DefaultDType<Y>>
    : Weak<DTypeOf<Y>, X>
  : Y extends Scalar
    ? Weak<DTypeOf<X>, Y>
    : Promote<DTypeOf<X>, DTypeOf<Y>>;

/** Arguments as arrays, and their common dtype. */
export interface Joined {
  readonly arrays: readonly NDArray[];
  readonly dtype: DType;
}

/** Brings arguments together. Scalars take the common dtype: throws CastingError for one that does not fit. */
export function joined(values: readonly ArrayLike[], fn: string): Joined {
  checkList(values, "arrays", fn);
  const [first] = values;
  if (first instanceof NDArray && values.every((one) => one instanceof NDArray && one.dtype === first.dtype)) {
    return { arrays: values as readonly NDArray[], dtype: first.dtype };
  }
  const given = values.map((value) => (isScalar(value) ? value : toNDArray(value, fn)));
  const dtype = resultType(...given.map((one) => (isScalar(one) ? one : one.dtype)));
  return { arrays: given.map((one) => (isScalar(one) ? toNDArray(one, fn, dtype) : one)), dtype };
}
