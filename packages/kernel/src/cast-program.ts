/** Programs that move elements: the identity between two dtypes, which copies and casts run, and the choice between two. */
import { bool, type DType } from "@strided/buffer";
import { ComplexValue } from "./complex.ts";
import { buildProgram, type Element, type Program } from "./program.ts";
import type { Value } from "./value.ts";

const casts: Map<DType, Map<DType, Program>> = /* @__PURE__ */ new Map();

/** The identity from one dtype to another; made once. */
export function castProgram(from: DType, to: DType): Program {
  const known = casts.get(from)?.get(to);
  if (known !== undefined) return known;
  const program = buildProgram((x) => x, [from], [from], [to]);
  const others = casts.get(from) ?? new Map<DType, Program>();
  casts.set(from, others.set(to, program));
  return program;
}

const choices: Map<number, Program> = /* @__PURE__ */ new Map();

/** A choice by truth values (any dtype) between elements of two dtypes, in a third one; made once. */
export function choiceProgram(test: DType, yes: DType, no: DType, out: DType): Program {
  const key = ((test.num * 32 + yes.num) * 32 + no.num) * 32 + out.num;
  const known = choices.get(key);
  if (known !== undefined) return known;
  const program = buildProgram(choose, [test, yes, no], [bool as DType, out, out], [out]);
  choices.set(key, program);
  return program;
}

function choose(test: Element, yes: Element, no: Element): Element {
  const isYes = (test as Value).ne(0);
  if (yes instanceof ComplexValue && no instanceof ComplexValue) {
    return new ComplexValue(isYes.select(yes.re, no.re), isYes.select(yes.im, no.im));
  }
  return isYes.select(yes as Value, no as Value);
}
