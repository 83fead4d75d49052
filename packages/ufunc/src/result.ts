/** The dtype of a result, as a type: promotion of the operands with weak scalars, then the function's rule. */
import type { DefaultDType, DTypeMap, DTypeName, Promote, Scalar, Weak } from "@strided/buffer";
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

/** The dtype of a result whose loop is found from dtype `D`. */
export type Apply<R extends Rule, D extends DTypeName> = D extends DTypeName
  ? R extends DTypeName
    ? R
    : R extends keyof Rules<D>
      ? Rules<D>[R]
      : FloatOf<D>
  : never;

/** The common dtype of two operands; a scalar beside an array is weak. */
export type Common<A, B> = A extends Scalar
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
  ? Apply<"float", A extends Scalar ? Common<A, B> : DTypeOf<A>>
  : A extends Scalar
    ? Apply<R, Common<A, B>>
    : B extends Scalar
      ? Apply<R, Common<A, B>>
      : R extends "float"
        ? Promote<Apply<R, DTypeOf<A>>, Apply<R, DTypeOf<B>>>
        : Apply<R, Common<A, B>>;

/** The dtype that a function of three operands gives; known where the first is not a scalar. */
export type TernaryDType<R extends Rule, A, B, C> = A extends Scalar
  ? DTypeName
  : Apply<R, Promote<Common<A, B>, Common<A, C>>>;
