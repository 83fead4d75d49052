/** TensorFlow.js with its CPU or WebAssembly backend, as a contender: float32 and int32, no strides, no views. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Core from "@tensorflow/tfjs-core";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand, OperandDType, Statement } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { versionOf } from "../version.ts";

const DTYPES: Readonly<Partial<Record<OperandDType, "float32" | "int32" | "bool">>> = {
  float32: "float32",
  int32: "int32",
  index: "int32",
  bool: "bool",
};

const result = (run: string): Statement => ({ run: `{ const c = ${run}; c.dispose(); }`, check: run });
/** What lies between is given back too. */
const tidied = (run: string): Statement => result(`np.tidy(() => ${run})`);

const PHRASES: Readonly<Record<string, Statement>> = {
  "add-out": result("np.add(a, b)"),
  "multiply-out": result("np.mul(a, b)"),
  "sqrt-out": result("np.sqrt(a)"),
  "less-out": result("np.less(a, b)"),
  "add-T-out": tidied("np.add(a, np.transpose(a))"),
  "subtract-row-out": result("np.sub(a, row)"),
  "multiply-number-out": result("np.mul(a, 2.5)"),
  "double-add": tidied("np.add(np.mul(a, 2), b)"),
  "double-add-out": tidied("np.add(np.mul(a, 2), b)"),
  "sum-all": tidied("np.sum(a)"),
  "sum-axis-0": result("np.sum(a, 0)"),
  "sum-axis-1": result("np.sum(a, 1)"),
  "max-all": tidied("np.max(a)"),
  "mean-all": tidied("np.mean(a)"),
  "argmax-all": result("np.argMax(a)"),
  "any-all": result("np.any(a)"),
  "all-all": result("np.all(a)"),
  "astype-float32": result('np.cast(a, "float32")'),
  copy: result("np.clone(a)"),
  "copy-T": result("np.transpose(a)"),
  "concat-2": result("np.concat([a, a])"),
  "concat-5": result("np.concat([a, a, a, a, a])"),
  "matmul-columns": result("np.matMul(a, b)"),
  "set-mask/C": tidied('np.where(mask, np.scalar(5, "int32"), a)'),
};

const WITHOUT: Readonly<Record<string, string>> = {
  "astype-float64": "float64",
  "astype-uint8": "uint8",
  empty: "float64",
  "set-mask/F": "Fortran order",
};

export async function tfjs(backend: "cpu" | "wasm"): Promise<Adapter> {
  const require = createRequire(import.meta.url);
  // It tells on every start that there is a faster package for Node.
  console.warn = () => {};
  const core = require("@tensorflow/tfjs-core") as typeof Core;
  const module = (
    backend === "cpu" ? require("@tensorflow/tfjs-backend-cpu") : require("@tensorflow/tfjs-backend-wasm")
  ) as { setWasmPaths?: (folder: string) => void };
  module.setWasmPaths?.(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  await core.setBackend(backend);
  await core.ready();
  return {
    impl: `tfjs@${versionOf("@tensorflow/tfjs-core", pathToFileURL(require.resolve("@tensorflow/tfjs-core")).href)} ${backend}`,
    np: core as unknown as Readonly<Record<string, unknown>>,
    isExpression: false,
    phrases: PHRASES,
    without: WITHOUT,
    operand: (spec) => operand(spec, core),
    checksum(result, work) {
      const tensor = result as Core.Tensor;
      const { shape, dtype } = tensor;
      const data = tensor.dataSync();
      return shape.length === 0 ? scalarChecksum(data[0]) : arrayChecksum(dtype, shape, data as Float32Array, work);
    },
    live: () => core.memory().numBytes,
  };
}

function operand(spec: Operand, core: typeof Core): Core.Tensor {
  if (spec.view !== undefined) throw new Lacking("strided views");
  const dtype = DTYPES[spec.dtype];
  if (dtype === undefined) throw new Lacking(spec.dtype);
  return core.tensor(elementsOf(spec) as Float32Array, [...spec.shape], dtype);
}
