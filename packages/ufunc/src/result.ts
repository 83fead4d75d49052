/** The dtype of a result, as a type: promotion of the operands with weak scalars, then the function's rule. */
import type { DefaultDType, DTypeMap, DTypeName, Promote, Scalar, Weak } from "@strided/buffer";
import type { ArrayLike, DTypeOf, NDArray } from "@strided/ndarray";

/** How a function's result dtype follows from its operands': their own, a float that holds it, a quotient, or bool. */
export type Rule = "same" | "float" | "quotient" | "bool";

type FloatOf<D extends DTypeName> = DTypeMap[D]["kind"] extends "c" ? D : DTypeMap[D]["f"];
type QuotientOf<D extends DTypeName> = DTypeMap[D]["kind"] extends "f" | "c" ? D : "float64";

/** The dtype of a result whose loop is found from dtype `D`. */
export type Apply<R extends Rule, D extends DTypeName> = D extends DTypeName
  ? { same: D; float: FloatOf<D>; quotient: QuotientOf<D>; bool: "bool" }[R]
  : never;

/** The common dtype of two operands; a scalar beside an array is weak. */
export type Common<A, B> = A extends Scalar
  ? B extends Scalar
    ? Promote<DefaultDType<A>, DefaultDType<B>>
    : Weak<DTypeOf<B>, A>
  : B extends Scalar
    ? Weak<DTypeOf<A>, B>
    : Promote<DTypeOf<A>, DTypeOf<B>>;

/** The array that a function of one operand gives. */
export type UnaryResult<R extends Rule, A extends ArrayLike> = NDArray<Apply<R, DTypeOf<A>>>;

/** The array that a function of two operands gives. */
export type BinaryResult<R extends Rule, A extends ArrayLike, B extends ArrayLike> = NDArray<Apply<R, Common<A, B>>>;
