/** Runs one expression over columns of floats, as a universal function would. */
import { buildProgram, type Expression, run } from "@strided/kernel";
import { empty, fromTypedArray } from "@strided/ndarray";
import type { Floats, FloatType } from "./floats.ts";

/** Elements per run, so that the operands of a run fit in the cache. */
const CHUNK = 1 << 15;

export function evaluate(expression: Expression, type: FloatType, columns: readonly Floats[]): Floats {
  const loop = columns.map(() => type.dtype);
  const program = buildProgram(expression, loop, loop, [type.dtype]);
  const result = type.array(columns[0].length);
  for (let start = 0; start < result.length; start += CHUNK) {
    // A copy lies on the heap, where compiled kernels read it in place.
    const inputs = columns.map((column) => fromTypedArray(column.slice(start, start + CHUNK)).copy());
    const output = empty(inputs[0].shape, { dtype: type.name });
    run(program, inputs[0].shape, [...inputs, output]);
    result.set(output.toTypedArray() as Floats, start);
  }
  return result;
}
