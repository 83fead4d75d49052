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
  operand(spec) {
    if (spec.view !== undefined) throw new Error(`a typed array has no views; got ${spec.view}`);
    return elementsOf(spec);
  },
  checksum(result, work) {
    if (!ArrayBuffer.isView(result)) return scalarChecksum(result);
    const elements = result as Float64Array;
    // Truth values have no typed array of their own.
    const dtype = work.operands.out?.dtype ?? DTYPES[elements.constructor.name];
    return arrayChecksum(dtype, [elements.length], elements, work);
  },
};
