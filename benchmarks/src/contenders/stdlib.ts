/**
 * stdlib's loops over strided arrays, as a contender: the package that its element-wise functions run on. The whole
 * `@stdlib/ndarray` takes more than 400 MB, and most of its small packages ask for a repository instead of a registry.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Adapter, Lacking } from "../adapter.ts";
import type { Operand, Statement } from "../case.ts";
import { arrayChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { type Placed, packed, placeOf } from "../place.ts";
import { versionOf } from "../version.ts";

interface StdlibArray extends Placed {
  readonly dtype: string;
  readonly data: Float64Array;
  readonly order: "row-major";
}

const NAME = "@stdlib/ndarray-base-binary";
const require = createRequire(import.meta.url);
const binary = require("@stdlib/ndarray-base-binary") as (
  arrays: readonly StdlibArray[],
  fn: (x: number, y: number) => number,
) => void;

const out = (fn: string): Statement => ({ setup: `const f = ${fn};`, run: "np.binary([a, b, out], f);", check: "out" });

const PHRASES: Readonly<Record<string, Statement>> = {
  "add-out": out("(x, y) => x + y"),
  "multiply-out": out("(x, y) => x * y"),
  "add-cast-out": out("(x, y) => x + y"),
  "add-T-out": {
    setup: "const f = (x, y) => x + y, t = { ...a, strides: [...a.strides].reverse() };",
    run: "np.binary([a, t, out], f);",
    check: "out",
  },
};

export const stdlib: Adapter = {
  impl: `${NAME}@${versionOf(NAME, pathToFileURL(require.resolve(NAME)).href)}`,
  np: { binary },
  isExpression: false,
  phrases: PHRASES,
  operand(spec: Operand): StdlibArray {
    if (spec.dtype === "complex128") throw new Lacking("complex elements without its wrapper");
    return { ...placeOf(spec), dtype: spec.dtype, data: elementsOf(spec) as Float64Array, order: "row-major" };
  },
  checksum(result, work) {
    const { data, shape, strides, offset, dtype } = result as StdlibArray;
    return arrayChecksum(dtype, shape, packed(data, { shape, strides, offset }), work);
  },
};
