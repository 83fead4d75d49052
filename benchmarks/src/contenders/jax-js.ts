/** jax-js with its WebAssembly backend, as a contender. Results are awaited; arrays have no strides and no views. */
import * as jax from "@jax-js/jax";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand, OperandDType, Statement } from "../case.ts";
import { arrayChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { versionOf } from "../version.ts";

const DTYPES: Readonly<Partial<Record<OperandDType, string>>> = {
  float64: "float64",
  float32: "float32",
  int32: "int32",
  index: "int32",
};

/** Operands are used up by a call: `ref` keeps them. */
const result = (run: string): Statement => ({
  run: `{ const c = ${run}; await c.blockUntilReady(); c.dispose(); }`,
  check: run,
});

const PHRASES: Readonly<Record<string, Statement>> = {
  add: result("np.add(a.ref, b.ref)"),
  sqrt: result("np.sqrt(a.ref)"),
  "add-out": result("np.add(a.ref, b.ref)"),
  "multiply-out": result("np.multiply(a.ref, b.ref)"),
  "sqrt-out": result("np.sqrt(a.ref)"),
  "less-out": result("np.less(a.ref, b.ref)"),
  "add-T-out": result("np.add(a.ref, np.transpose(a.ref))"),
  "subtract-row-out": result("np.subtract(a.ref, row.ref)"),
  "multiply-number-out": result("np.multiply(a.ref, 2.5)"),
  "double-add": result("np.add(np.multiply(a.ref, 2), b.ref)"),
  "double-add-out": result("np.add(np.multiply(a.ref, 2), b.ref)"),
  "add-subtract": result("np.subtract(np.add(a.ref, b.ref), 2)"),
  "sum-all": result("np.sum(a.ref)"),
  "sum-axis-0": result("np.sum(a.ref, 0)"),
  "sum-axis-1": result("np.sum(a.ref, 1)"),
  "max-all": result("np.max(a.ref)"),
  "mean-all": result("np.mean(a.ref)"),
  "std-all": result("np.std(a.ref)"),
  "argmax-all": result("np.argmax(a.ref)"),
  "copy-T": result("np.transpose(a.ref)"),
  "concat-2": result("np.concatenate([a.ref, a.ref])"),
  "concat-5": result("np.concatenate([a.ref, a.ref, a.ref, a.ref, a.ref])"),
  "astype-float64": result("a.ref.astype(np.float64)"),
  "astype-float32": result("a.ref.astype(np.float32)"),
  "matmul-columns": result("np.matmul(a.ref, b.ref)"),
};

export async function jaxJs(): Promise<Adapter> {
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  return {
    impl: `jax-js@${versionOf("@jax-js/jax", import.meta.resolve("@jax-js/jax"))}`,
    np: jax.numpy as unknown as Readonly<Record<string, unknown>>,
    isExpression: false,
    isAsync: true,
    phrases: PHRASES,
    operand,
    async checksum(result, work) {
      const a = result as jax.Array;
      const { shape, dtype } = a;
      const data = (await a.data()) as unknown as Float64Array;
      if (shape.length === 0) return { value: Number(data[0]) };
      return dtype === "bool"
        ? arrayChecksum(
            dtype,
            shape,
            Uint8Array.from(data as ArrayLike<number>, (x) => (x ? 1 : 0)),
            work,
          )
        : arrayChecksum(dtype, shape, data, work);
    },
  };
}

function operand(spec: Operand): jax.Array {
  if (spec.view !== undefined) throw new Lacking("strided views");
  const dtype = DTYPES[spec.dtype];
  // Where a result is to be written to: it has no such argument, and the phrases do without.
  if (dtype === undefined && spec.fill === "zeros") return jax.numpy.zeros([1]);
  if (dtype === undefined) throw new Lacking(spec.dtype);
  return jax.numpy.array(elementsOf(spec) as never, { shape: [...spec.shape], dtype: dtype as never });
}
