/** The dtype of a result, as a type: promotion of the operands with weak scalars, then the function's rule. */
import type { DefaultDType, DTypeMap, DTypeName, Kind, Promote, Scalar, Weak } from "@strided/buffer";
import type { DTypeOf } from "@strided/ndarray";

/**
 * How a function's result dtype follows from its operands':
 * - `same`: their own; `number`: so, but int8 for bool;
 * - `float`: a float that holds it; `double`: float64 or complex128; `quotient`: float64 for integers, else their own;
 * - `magnitude`: the dtype of a part of complex numbers, else their own;
 * - `first`: a float that holds the first operand;
 * - a dtype: always this one.
 */
export type Rule = keyof Rules<DTypeName> | "first" | DTypeName;

interface Rules<D extends DTypeName> {
  same: D;
  number: D extends "bool" ? "int8" : D;
  float: FloatOf<D>;
  double: Promote<D, "float64">;
  quotient: DTypeMap[D]["kind"] extends "f" | "c" ? D : "float64";
  magnitude: D extends "complex64" ? "float32" : D extends "complex128" ? "float64" : D;
}
type FloatOf<D extends DTypeName> = DTypeMap[D]["kind"] extends "c" ? D : DTypeMap[D]["f"];

/** Kinds of dtypes for which functions have loops: numbers, real numbers with bool, integers with bool, integers. */
export type Numeric = "i" | "u" | "f" | "c";
export type Real = "b" | "i" | "u" | "f";
export type Whole = "b" | "i" | "u";
export type Integral = "i" | "u";

/** What an operand must be beside its own type: anything, unless no loop of the kinds `K` takes the dtype `D` in which operands meet. */
export type Taken<K extends Kind, D extends DTypeName, O> = "dtype" extends keyof O
  ? unknown
  : [Extract<DTypeMap[D]["kind"], K>] extends [never]
    ? NoLoop<D>
    : unknown;

/** What no operand is: the function has no loop for the dtype. */
export interface NoLoop<D extends DTypeName> {
  readonly "there is no loop for": D;
}

/** The dtype of a result whose loop is found from dtype `D`. */
export type Apply<R extends Rule, D extends DTypeName> = D extends DTypeName
  ? R extends DTypeName
    ? R
    : R extends keyof Rules<D>
      ? Rules<D>[R]
      : FloatOf<D>
  : never;

/** The common dtype of two operands; a scalar beside an array is weak. */
export type CommonDType<A, B> = A extends Scalar
  ? B extends Scalar
    ? Promote<DefaultDType<A>, DefaultDType<B>>
    : Weak<DTypeOf<B>, A>
  : B extends Scalar
    ? Weak<DTypeOf<A>, B>
    : Promote<DTypeOf<A>, DTypeOf<B>>;

/** The dtype that a function of one operand gives. */
export type UnaryDType<R extends Rule, A> = Apply<R, DTypeOf<A>>;

/** The dtype that a function of two operands gives. Floats are found for each operand: uint8 and int8 both fit float16. */
export type BinaryDType<R extends Rule, A, B> = R extends "first"
  ? Apply<"float", A extends Scalar ? CommonDType<A, B> : DTypeOf<A>>
  : A extends Scalar
    ? Apply<R, CommonDType<A, B>>
    : B extends Scalar
      ? Apply<R, CommonDType<A, B>>
      : R extends "float"
        ? Promote<Apply<R, DTypeOf<A>>, Apply<R, DTypeOf<B>>>
        : Apply<R, CommonDType<A, B>>;

/** The dtype that a function of three operands gives; known where the first is not a scalar. */
export type TernaryDType<R extends Rule, A, B, C> = A extends Scalar
  ? DTypeName
  : Apply<R, Promote<CommonDType<A, B>, CommonDType<A, C>>>;
