/** Programs by the expression that they are written from and the dtypes that they are written for; each is built once. */
import type { DType } from "@strided/buffer";
import {
  buildProgram,
  castElement,
  dtypeOfElement,
  type Element,
  type Expression,
  type Program,
} from "@strided/kernel";

const programs: WeakMap<Expression, Map<string, Program>> = /* @__PURE__ */ new WeakMap();

/** A form in which an expression is used: its name, and how the expression is rewritten. */
export interface Form {
  readonly name: string;
  readonly rewrite: (expression: Expression, outputs: readonly DType[]) => Expression;
}

const PLAIN: Form = { name: "", rewrite: (expression) => expression };

/**
 * The form for a loop whose results, of the given dtypes, are then cast to those of its outputs: a half float has been
 * rounded when it becomes a double.
 */
export function castingForm(dtypes: readonly DType[], outputs: readonly DType[], form: Form = PLAIN): Form {
  if (dtypes.every((dtype, k) => dtype === outputs[k])) return form;
  const { name, rewrite } = form;
  const cast =
    (expression: Expression): Expression =>
    (...inputs) => {
      const results = expression(...inputs);
      const list = (Array.isArray(results) ? results : [results]) as readonly Element[];
      return list.map((element, k) => castElement(element, dtypeOfElement(element), dtypes[k]));
    };
  return {
    name: `${name}=${dtypes.map(({ char }) => char).join("")}`,
    rewrite: (expression, to) => rewrite(cast(expression), to),
  };
}

/** As `buildProgram`; the same program for the same expression, dtypes and form. */
export function programFor(
  expression: Expression,
  inputs: readonly DType[],
  loop: readonly DType[],
  outputs: readonly DType[],
  { name, rewrite }: Form = PLAIN,
): Program {
  let known = programs.get(expression);
  if (known === undefined) {
    known = new Map();
    programs.set(expression, known);
  }
  let key = name;
  for (const { char } of inputs) key += char;
  for (const { char } of loop) key += char;
  for (const { char } of outputs) key += char;
  let program = known.get(key);
  if (program === undefined) {
    program = buildProgram(rewrite(expression, outputs), inputs, loop, outputs);
    known.set(key, program);
  }
  return program;
}
