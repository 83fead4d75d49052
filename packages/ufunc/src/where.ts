/** The option `where`: truth values, broadcast with the operands, that say which elements are computed. */
import { bool, CastingError, type DType } from "@strided/buffer";
import { ComplexValue, castElement, type Element, type Expression, type Program, type Value } from "@strided/kernel";
import { type ArrayLike, type NDArray, toNDArray } from "@strided/ndarray";
import { castingForm, type Form, programFor } from "./programs.ts";
import type { Loop } from "./row.ts";

/** The mask that `where` stands for; null where it selects everything. Throws CastingError for an array of numbers. */
export function maskOf(where: ArrayLike | null | undefined, fn: string): NDArray | null {
  if (where === undefined || where === null || where === true) return null;
  const mask = toNDArray(where, fn, bool as DType, "temporary");
  if (mask.dtype.kind === "b") return mask;
  throw new CastingError(
    `${fn}: cannot cast array data from ${mask.dtype.name} to bool according to the rule 'safe'; got a where of dtype ${mask.dtype.name}, expected bool`,
    { from: mask.dtype.name, to: "bool", casting: "safe" },
  );
}

/** Where the mask holds the first value, elsewhere the second; both of one dtype. */
export function choose(mask: Value, yes: Element, no: Element): Element {
  if (yes instanceof ComplexValue && no instanceof ComplexValue) {
    return new ComplexValue(mask.select(yes.re, no.re), mask.select(yes.im, no.im));
  }
  const [a, b] = [yes as Value, no as Value];
  return a.type === "bool" ? mask.and(a).or(mask.not().and(b)) : mask.select(a, b);
}

/** Operands, the outputs as they are, the mask: what the mask does not select stays. */
const MASKED: Form = {
  name: "masked ",
  rewrite:
    (expression: Expression, outputs: readonly DType[]): Expression =>
    (...elements) => {
      const nin = elements.length - 1 - outputs.length;
      const mask = elements[elements.length - 1] as Value;
      const computed = expression(...elements.slice(0, nin));
      const list = Array.isArray(computed) ? (computed as readonly Element[]) : [computed as Element];
      return list.map((value, k) => choose(mask, castElement(value, null, outputs[k]), elements[nin + k]));
    },
};

/** The program that computes an expression where a mask holds: it reads the inputs, the outputs, the mask. */
export function maskedProgram(
  expression: Expression,
  loop: Loop,
  inputs: readonly DType[],
  outputs: readonly DType[],
): Program {
  const mask = bool as DType;
  const form = castingForm(loop.outputs, outputs, MASKED);
  return programFor(expression, [...inputs, ...outputs, mask], [...loop.inputs, ...outputs, mask], outputs, form);
}
