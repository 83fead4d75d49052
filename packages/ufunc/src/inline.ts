/** Universal functions inside expressions: `exp(x.sub(y))` adds the steps of exp to the expression. */
import { ComplexValue, castElement, dtypeOfElement, type Element, Value } from "@strided/kernel";
import { toNDArray } from "@strided/ndarray";
import { setInliner } from "./inlined.ts";
import { noteRefusal } from "./refusals.ts";
import { resolveLoop } from "./resolve.ts";
import { expressionOf, type UfuncRow } from "./row.ts";

/** Whether an operand is part of an expression that is being written down. */
function isElement(operand: unknown): operand is Element {
  return operand instanceof Value || operand instanceof ComplexValue;
}

/**
 * The row's steps applied to parts of an expression; numbers among the operands become constants. What a row refuses for
 * its values is refused at once of a constant; of elements, which are not known yet, it is noted.
 */
function inlineUfunc(row: UfuncRow, operands: readonly unknown[]): Element | readonly Element[] | null {
  const first = operands.find(isElement);
  if (first === undefined) return null;
  const elements = operands.map((operand) => (isElement(operand) ? operand : first.lift(operand as number)));
  const loop = resolveLoop(
    row,
    elements.map((element) => ({ dtype: dtypeOfElement(element) })),
    null,
    "same_kind",
  );
  // What a function that is an expression itself refuses it notes when it is written down.
  const { refusal } = row;
  if (refusal !== undefined && !isElement(operands[refusal.operand])) {
    row.guard?.(loop)?.(
      operands.map((operand, k) => toNDArray(isElement(operand) ? 1 : (operand as number), row.name, loop.inputs[k])),
      null,
    );
  }
  const cast = elements.map((element, k) => castElement(element, dtypeOfElement(element), loop.inputs[k]));
  if (refusal !== undefined && isElement(operands[refusal.operand])) {
    const refused = refusal.of(loop, cast[refusal.operand] as Value);
    if (refused !== null) noteRefusal(refused);
  }
  const expression = expressionOf(row, loop.inputs[0]);
  return expression(...cast);
}

/** Lets universal functions be called inside of expressions from now on. */
export function allowInlining(): void {
  setInliner(inlineUfunc);
}
