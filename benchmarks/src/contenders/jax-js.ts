/** jax-js with its WebAssembly backend, as a contender. Results are awaited; arrays have no strides and no views. */
import * as jax from "@jax-js/jax";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand, OperandDType } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { versionOf } from "../version.ts";
import { JAX_JS, JAX_JS_WITHOUT } from "./phrases/jax-js.ts";

const DTYPES: Readonly<Partial<Record<OperandDType, string>>> = {
  float64: "float64",
  float32: "float32",
  int32: "int32",
  index: "int32",
  bool: "bool",
};

export async function jaxJs(): Promise<Adapter> {
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  return {
    impl: `jax-js@${versionOf("@jax-js/jax", import.meta.resolve("@jax-js/jax"))}`,
    np: jax.numpy as unknown as Readonly<Record<string, unknown>>,
    isExpression: false,
    isAsync: true,
    phrases: JAX_JS,
    without: JAX_JS_WITHOUT,
    operand,
    async checksum(result, work) {
      if (typeof result === "number") return scalarChecksum(result);
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
  const elements = elementsOf(spec);
  // Truth values come in no bytes.
  return jax.numpy.array((spec.dtype === "bool" ? Int32Array.from(elements as Uint8Array) : elements) as never, {
    shape: [...spec.shape],
    dtype: dtype as never,
  });
}
