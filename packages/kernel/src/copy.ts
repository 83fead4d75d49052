/** Copies between arrays of any dtypes and layouts: the identity, run as a program. */
import { castProgram } from "./cast-program.ts";
import type { Operand } from "./operand.ts";
import { run } from "./run.ts";

/** Writes the elements of `source` into `target`, cast as NumPy's "unsafe" rule does; both have the same shape. */
export function copyElements(target: Operand, source: Operand): void {
  run(castProgram(source.dtype, target.dtype), target.layout.shape, [source, target]);
}
