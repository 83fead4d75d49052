/** The identity between two dtypes as a program: what copies and casts run. */
import type { DType } from "@strided/buffer";
import { buildProgram, type Program } from "./program.ts";

const casts: Map<string, Program> = /* @__PURE__ */ new Map();

/** The identity from one dtype to another; made once. */
export function castProgram(from: DType, to: DType): Program {
  const key = `${from.name} ${to.name}`;
  let program = casts.get(key);
  if (program === undefined) {
    program = buildProgram((x) => x, [from], [from], [to]);
    casts.set(key, program);
  }
  return program;
}
