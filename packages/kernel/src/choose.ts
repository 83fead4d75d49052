/** A choice between the elements of two arrays, run as a program. */
import { choiceProgram } from "./cast-program.ts";
import type { Operand } from "./operand.ts";
import { run } from "./run.ts";

/** Writes the elements of `yes` where `test` is true and those of `no` elsewhere, cast to the dtype of `target`. */
export function chooseElements(target: Operand, test: Operand, yes: Operand, no: Operand): void {
  const program = choiceProgram(test.dtype, yes.dtype, no.dtype, target.dtype);
  run(program, target.layout.shape, [test, yes, no, target]);
}
