/** scijs ndarray with ndarray-ops, as a contender: every operation writes into an array that is given. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { packed, placeOf } from "../place.ts";
import { versionOf } from "../version.ts";
import { SCIJS, SCIJS_WITHOUT } from "./phrases/scijs.ts";

interface Ndarray {
  readonly data: Float64Array;
  readonly shape: number[];
  readonly stride: number[];
  readonly offset: number;
}

type MakeNdarray = (data: unknown, shape: readonly number[], stride?: readonly number[], offset?: number) => Ndarray;

const require = createRequire(import.meta.url);
const ndarray = require("ndarray") as MakeNdarray;
const ops = require("ndarray-ops") as Readonly<Record<string, unknown>>;

const DTYPES: Readonly<Record<string, string>> = {
  Float64Array: "float64",
  Float32Array: "float32",
  Int32Array: "int32",
  Uint8Array: "uint8",
  BigInt64Array: "int64",
};

/** A new array of the shape and the kind of another. */
function like({ data, shape }: Ndarray): Ndarray {
  const Kind = data.constructor as new (length: number) => Float64Array;
  return ndarray(new Kind(shape.reduce((size, length) => size * length, 1)), shape);
}

export const scijs: Adapter = {
  impl: `ndarray@${versionOf("ndarray", pathToFileURL(require.resolve("ndarray")).href)} with ndarray-ops@${versionOf(
    "ndarray-ops",
    pathToFileURL(require.resolve("ndarray-ops")).href,
  )}`,
  np: { ...ops, ndarray, like },
  isExpression: false,
  phrases: SCIJS,
  without: SCIJS_WITHOUT,
  operand(spec: Operand) {
    if (spec.dtype === "complex128") throw new Lacking("complex elements");
    const { shape, strides, offset } = placeOf(spec);
    return ndarray(elementsOf(spec), shape, strides, offset);
  },
  checksum(result, work) {
    if (typeof result !== "object" || result === null) return scalarChecksum(result);
    const { data, shape, stride: strides, offset } = result as Ndarray;
    const dtype = work.operands.out?.dtype ?? DTYPES[data.constructor.name];
    return arrayChecksum(dtype, [...shape], packed(data, { shape, strides, offset }), work);
  },
};
