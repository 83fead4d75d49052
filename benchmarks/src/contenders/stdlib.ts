/**
 * stdlib, as a contender: its small packages for strided arrays, BLAS, statistics and slices. The whole `@stdlib/ndarray`
 * takes more than 400 MB, and other small packages ask for a repository instead of a registry.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Adapter, Lacking } from "../adapter.ts";
import { type Operand, sizeOf } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { type Placed, packed, placeOf } from "../place.ts";
import { versionOf } from "../version.ts";
import { STDLIB, STDLIB_WITHOUT } from "./phrases/stdlib.ts";

interface StdlibArray extends Placed {
  readonly dtype: string;
  readonly data: Float64Array;
  readonly order: "row-major";
}

const NAME = "@stdlib/ndarray-base-binary";
const require = createRequire(import.meta.url);

/** Truth values are bytes: its own type for them is an object for each element. */
const DTYPES: Readonly<Record<string, string>> = { bool: "uint8", index: "int32" };

const placedArray = (data: Float64Array, place: Placed, dtype = "float64"): StdlibArray => ({
  ...place,
  dtype,
  data,
  order: "row-major",
});

const zeros = (shape: readonly number[]): StdlibArray =>
  placedArray(new Float64Array(sizeOf(shape)), placeOf({ shape }));

/**
 * An array as rows, for functions of one dimension over doubles: the whole is one row where a single stride reaches all.
 * Throws Lacking for other dtypes.
 */
function lines({ dtype, shape, strides }: StdlibArray) {
  if (dtype !== "float64") throw new Lacking(`such a function for ${dtype}`);
  const [count, length] = shape.length === 1 ? [1, shape[0]] : [sizeOf(shape.slice(0, -1)), shape[shape.length - 1]];
  const step = strides[strides.length - 1];
  const next = strides.length === 1 ? 0 : strides[strides.length - 2];
  return next === length * step ? { count: 1, length: count * length, next: 0, step } : { count, length, next, step };
}

/** Functions of one dimension take the place of the first element in their second form. */
const placedForm = (fn: { readonly ndarray: unknown }): unknown => fn.ndarray;

export const stdlib: Adapter = {
  impl: `${NAME}@${versionOf(NAME, pathToFileURL(require.resolve(NAME)).href)} and other packages of stdlib`,
  np: {
    binary: require("@stdlib/ndarray-base-binary"),
    ndarray: require("@stdlib/ndarray-base-ctor"),
    slice: require("@stdlib/ndarray-base-slice"),
    Slice: require("@stdlib/slice-ctor"),
    MultiSlice: require("@stdlib/slice-multi"),
    dsumpw: placedForm(require("@stdlib/blas-ext-base-dsumpw")),
    dgemm: placedForm(require("@stdlib/blas-base-dgemm")),
    dcopy: placedForm(require("@stdlib/blas-base-dcopy")),
    dmax: placedForm(require("@stdlib/stats-base-dmax")),
    dmeanpw: placedForm(require("@stdlib/stats-base-dmeanpw")),
    dstdevpn: placedForm(require("@stdlib/stats-base-dstdevpn")),
    dsqrt: placedForm(require("@stdlib/math-strided-special-dsqrt")),
    lines,
    zeros,
    like: ({ shape }: StdlibArray) => zeros(shape),
    placed: (a: StdlibArray, view: string) => ({ ...a, ...placeOf({ shape: a.shape, view }) }),
    transposed: (a: StdlibArray) => ({ ...a, shape: a.shape.toReversed(), strides: a.strides.toReversed() }),
  },
  isExpression: false,
  phrases: STDLIB,
  without: STDLIB_WITHOUT,
  operand(spec: Operand): StdlibArray {
    if (spec.dtype === "complex128") throw new Lacking("complex elements without their wrapper");
    return placedArray(elementsOf(spec) as Float64Array, placeOf(spec), DTYPES[spec.dtype] ?? spec.dtype);
  },
  checksum(result, work) {
    if (typeof result === "number") return scalarChecksum(result);
    const { data, shape, strides, offset, dtype } = result as StdlibArray;
    return arrayChecksum(work.operands.out?.dtype ?? dtype, [...shape], packed(data, { shape, strides, offset }), work);
  },
};
