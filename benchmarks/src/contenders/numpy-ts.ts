/** numpy-ts, as a contender. Its functions always make new results. */
import * as np from "numpy-ts";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand, OperandDType, Statement } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { versionOf } from "../version.ts";

const DTYPES: Readonly<Partial<Record<OperandDType, string>>> = { index: "int32" };

const value = (run: string): Statement => ({ run: `sink.last = ${run};` });

const PHRASES: Readonly<Record<string, Statement>> = {
  reverse: value('a.slice("::-1")'),
  slice: value('a.slice("1:")'),
  row: value('a.slice("1")'),
  newaxis: value("np.expand_dims(a, 0)"),
  transpose: value("a.T"),
  moveaxis: value("np.moveaxis(a, 0, -1)"),
  reshape: value("a.reshape(2, -1)"),
  squeeze: value("np.squeeze(a)"),
  "expand-dims": value("np.expand_dims(a, 0)"),
  flip: value("np.flip(a)"),
  "broadcast-to": { setup: "const to = [3, ...a.shape];", run: "sink.last = np.broadcast_to(a, to);" },
  "view-dtype": value('a.view("int64")'),
  add: value("np.add(a, b)"),
  "add-out": value("np.add(a, b)"),
  "multiply-out": value("np.multiply(a, b)"),
  sqrt: value("np.sqrt(a)"),
  "sqrt-out": value("np.sqrt(a)"),
  "less-out": value("np.less(a, b)"),
  "add-T-out": value("np.add(a, a.T)"),
  "subtract-row-out": value("np.subtract(a, row)"),
  "multiply-number-out": value("np.multiply(a, 2.5)"),
  "add-cast-out": value("np.add(a, b)"),
  "double-add": value("np.add(np.multiply(a, 2), b)"),
  "double-add-out": value("np.add(np.multiply(a, 2), b)"),
  "add-subtract": value("np.subtract(np.add(a, b), 2)"),
  get: value("a.get([3])"),
  set: { run: "a.set([3], 1.5);", check: "a" },
  "sum-all": value("np.sum(a)"),
  "sum-axis-0": value("np.sum(a, 0)"),
  "sum-axis-1": value("np.sum(a, 1)"),
  "max-all": value("np.max(a)"),
  "mean-all": value("np.mean(a)"),
  "std-all": value("np.std(a)"),
  "argmax-all": value("np.argmax(a)"),
  "any-all": value("np.any(a)"),
  "all-all": value("np.all(a)"),
  "get-rows": { setup: "const list = Array.from(index.data);", run: "sink.last = a.iindex(list, 0);" },
  "get-columns": { setup: "const list = Array.from(index.data);", run: "sink.last = a.iindex(list, 1);" },
  "take-raise": { setup: "const list = Array.from(index.data);", run: "sink.last = np.take(a, list);" },
  copy: value("a.copy()"),
  "copy-T": value("a.T.copy()"),
  "copy-columns": value('a.slice(":", "::2").copy()'),
  "concat-2": value("np.concatenate([a, a])"),
  "concat-5": value("np.concatenate([a, a, a, a, a])"),
  "astype-float64": value('a.astype("float64")'),
  "astype-float32": value('a.astype("float32")'),
  "astype-uint8": value('a.astype("uint8")'),
  "shares-memory": value("np.shares_memory(p, q)"),
  "may-share-memory": value("np.may_share_memory(p, q)"),
  "matmul-columns": value("np.matmul(a, b)"),
  empty: { run: "sink.last = np.empty([n]);", check: "np.zeros([n])" },
};

export const numpyTs: Adapter = {
  impl: `numpy-ts@${versionOf("numpy-ts", import.meta.resolve("numpy-ts"))}`,
  np: np as unknown as Readonly<Record<string, unknown>>,
  isExpression: false,
  phrases: PHRASES,
  operand,
  checksum(result, work) {
    if (typeof result !== "object" || result === null) return scalarChecksum(result);
    const a = result as np.NDArray;
    return arrayChecksum(a.dtype, a.shape, packedData(a), work);
  },
};

function operand(spec: Operand): np.NDArray {
  if (spec.dtype === "complex128") throw new Lacking("complex elements made from pairs");
  const dtype = DTYPES[spec.dtype] ?? spec.dtype;
  const a = np.array(elementsOf(spec) as never, dtype as never).reshape([...spec.shape]) as np.NDArray;
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
