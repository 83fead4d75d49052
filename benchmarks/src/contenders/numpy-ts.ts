/** numpy-ts, as a contender. Its functions always make new results. */
import * as np from "numpy-ts";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand, OperandDType } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { versionOf } from "../version.ts";
import { NUMPY_TS, NUMPY_TS_WITHOUT } from "./phrases/numpy-ts.ts";

const DTYPES: Readonly<Partial<Record<OperandDType, string>>> = { index: "int32" };

export const numpyTs: Adapter = {
  impl: `numpy-ts@${versionOf("numpy-ts", import.meta.resolve("numpy-ts"))}`,
  np: np as unknown as Readonly<Record<string, unknown>>,
  isExpression: false,
  phrases: NUMPY_TS,
  without: NUMPY_TS_WITHOUT,
  operand,
  checksum(result, work) {
    if (typeof result !== "object" || result === null) return scalarChecksum(result);
    const a = result as np.NDArray;
    return arrayChecksum(a.dtype, a.shape, packedData(a), work);
  },
};

function operand(spec: Operand): np.NDArray {
  if (spec.dtype === "complex128") throw new Lacking("views of pairs as complex elements");
  const dtype = DTYPES[spec.dtype] ?? spec.dtype;
  const elements = elementsOf(spec) as never;
  const a = np.array(elements, dtype as never).reshape([...spec.shape]) as np.NDArray;
  const { view } = spec;
  if (view === undefined) return a;
  if (view === "T") return a.T as np.NDArray;
  const parts = view.split(", ");
  if (parts.includes("None")) return np.expand_dims(a, parts.indexOf("None")) as np.NDArray;
  return a.slice(...parts) as np.NDArray;
}

function packedData(a: np.NDArray): Float64Array {
  const { data } = a.flatten() as unknown as { data: Float64Array };
  return data.length === a.size ? data : data.slice(0, a.size);
}
