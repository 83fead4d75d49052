/** Loops over typed arrays, as a contender: what one writes without a library. */
import type { Adapter } from "../adapter.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";

const DTYPES: Readonly<Record<string, string>> = {
  Float64Array: "float64",
  Float32Array: "float32",
  Int32Array: "int32",
  Uint8Array: "uint8",
};

export const loop: Adapter = {
  impl: `loop@${process.versions.v8}`,
  np: {},
  isExpression: false,
  // Of a view, the memory that it is of: the statement itself goes where the view would.
  operand: elementsOf,
  checksum(result, work) {
    if (!ArrayBuffer.isView(result)) return scalarChecksum(result);
    const elements = result as Float64Array;
    const { out, u } = work.operands;
    const shape = u?.shape ?? [elements.length];
    // Truth values have no typed array of their own.
    return arrayChecksum(out?.dtype ?? DTYPES[elements.constructor.name], shape, elements, work);
  },
};
