/** scijs ndarray with ndarray-ops, as a contender: every operation writes into an array that is given. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand, Statement } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { packed, placeOf } from "../place.ts";
import { versionOf } from "../version.ts";

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
};

/** A new array of the shape and the kind of another. */
function like({ data, shape }: Ndarray): Ndarray {
  const Kind = data.constructor as new (length: number) => Float64Array;
  return ndarray(new Kind(shape.reduce((size, length) => size * length, 1)), shape);
}

const out = (run: string): Statement => ({ run: `${run};`, check: "out" });
const fresh = (run: string): Statement => ({ run: `{ const c = np.like(a); ${run}; sink.last = c; }` });
const value = (run: string): Statement => ({ run: `sink.last = ${run};` });
const cast = (kind: string): Statement => ({
  run: `{ const c = np.ndarray(new ${kind}(n), a.shape); np.assign(c, a); sink.last = c; }`,
});

const PHRASES: Readonly<Record<string, Statement>> = {
  reverse: value("a.step(-1)"),
  slice: value("a.lo(1)"),
  row: value("a.pick(1)"),
  transpose: {
    setup: "const axes = a.shape.map((_, k) => a.shape.length - 1 - k);",
    run: "sink.last = a.transpose(...axes);",
  },
  flip: { setup: "const steps = a.shape.map(() => -1);", run: "sink.last = a.step(...steps);" },
  add: fresh("np.add(c, a, b)"),
  sqrt: fresh("np.sqrt(c, a)"),
  get: value("a.get(3)"),
  set: { run: "a.set(3, 1.5);", check: "a" },
  "add-out": out("np.add(out, a, b)"),
  "multiply-out": out("np.mul(out, a, b)"),
  "sqrt-out": out("np.sqrt(out, a)"),
  "less-out": out("np.lt(out, a, b)"),
  "add-T-out": { setup: "const t = a.transpose(1, 0);", run: "np.add(out, a, t);", check: "out" },
  "multiply-number-out": out("np.muls(out, a, 2.5)"),
  "add-cast-out": out("np.add(out, a, b)"),
  "double-add": fresh("np.muls(c, a, 2); np.addeq(c, b)"),
  "double-add-out": out("np.muls(out, a, 2); np.addeq(out, b)"),
  "add-subtract": fresh("np.add(c, a, b); np.subseq(c, 2)"),
  "sum-all": value("np.sum(a)"),
  "max-all": value("np.sup(a)"),
  "argmax-all": value("np.argmax(a)[0]"),
  "any-all": value("np.any(a)"),
  "all-all": value("np.all(a)"),
  copy: fresh("np.assign(c, a)"),
  "copy-T": {
    setup: "const t = a.transpose(1, 0);",
    run: "{ const c = np.like(t); np.assign(c, t); sink.last = c; }",
  },
  "copy-columns": {
    setup: "const t = a.step(1, 2);",
    run: "{ const c = np.like(t); np.assign(c, t); sink.last = c; }",
  },
  "astype-float64": cast("Float64Array"),
  "astype-float32": cast("Float32Array"),
  "astype-uint8": cast("Uint8Array"),
  empty: { run: "sink.last = np.ndarray(new Float64Array(n), [n]);" },
};

export const scijs: Adapter = {
  impl: `ndarray@${versionOf("ndarray", pathToFileURL(require.resolve("ndarray")).href)} with ndarray-ops@${versionOf(
    "ndarray-ops",
    pathToFileURL(require.resolve("ndarray-ops")).href,
  )}`,
  np: { ...ops, ndarray, like },
  isExpression: false,
  phrases: PHRASES,
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
