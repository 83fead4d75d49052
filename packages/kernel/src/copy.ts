/** Copies between arrays of any dtypes and layouts: the identity, run as a program. */
import type { DType } from "@strided/buffer";
import type { Operand } from "./operand.ts";
import { buildProgram, type Program } from "./program.ts";
import { run } from "./run.ts";

const programs: Map<string, Program> = /* @__PURE__ */ new Map();

/** Writes the elements of `source` into `target`, cast as NumPy's "unsafe" rule does; both have the same shape. */
export function copyElements(target: Operand, source: Operand): void {
  run(copyProgram(source.dtype, target.dtype), target.layout.shape, [source, target]);
}

function copyProgram(from: DType, to: DType): Program {
  const key = `${from.name} ${to.name}`;
  let program = programs.get(key);
  if (program === undefined) {
    program = buildProgram((x) => x, [from], [from], [to]);
    programs.set(key, program);
  }
  return program;
}
