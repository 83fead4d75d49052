/** Expressions by the kind of number they are written for, and what a value's type says about it. */
import { ComplexValue, type Element, type Expression, type Value } from "@strided/kernel";

type Real = (...values: Value[]) => Element | readonly Element[];
type Complex = (...values: ComplexValue[]) => Element | readonly Element[];

/** One expression per kind; truth values count as integers. */
interface Kinds {
  readonly integer?: Real;
  readonly float?: Real;
  readonly complex?: Complex;
}

/** An expression whose operands are all real. */
export function real(expression: Real): Expression {
  return expression as Expression;
}

/** The expression for the kind of the first operand. */
export function byKind(kinds: Kinds): Expression {
  return (...elements) => (kinds[kindOf(elements[0])] as Expression)(...elements);
}

function kindOf(element: Element): keyof Kinds {
  return element instanceof ComplexValue ? "complex" : isFloat(element) ? "float" : "integer";
}

export const isFloat = ({ type }: Value): boolean => type === "f32" || type === "f64";

/** Whether a value is an integer with a sign. */
export const isSigned = ({ type }: Value): boolean => type[0] === "i";

/** The bits of an integer. */
export const bitsOf = ({ type }: Value): number => Number(type.slice(1));

/** The absolute value of an integer as an unsigned one, so that the smallest has one too. */
export function magnitude(x: Value): Value {
  return isSigned(x) ? x.abs().cast(`u${bitsOf(x)}` as Value["type"]) : x;
}
