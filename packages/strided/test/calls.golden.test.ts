/**
 * Single calls with all options on operands of every kind, against NumPy: dtype, shape, strides, elements, what shares memory
 * with the result, what is written, and that a call that fails changes nothing. Recorded by goldens/record-calls.py and
 * goldens/record-arrangements.py, with FUZZ=live (and FUZZ=long) made anew by a python3 that has NumPy 2; SEED=… repeats that.
 */
import { DTYPES } from "@strided/buffer";
import { createLayout } from "@strided/layout";
import { expect, test } from "vitest";
import * as np from "../src/index.ts";
import { recorded } from "./recorded.ts";

type ResultJson = null | readonly [np.DTypeName, number[], number[], string] | readonly ResultJson[];
type Outcome = { readonly e: string } | { readonly r: ResultJson; readonly m: readonly (number[] | null)[] };

interface CaseJson {
  readonly call: string;
  readonly bases: readonly (readonly [bytes: string, isForeign: 0 | 1])[];
  readonly arrays: readonly (readonly [number, np.DTypeName, number[], number[], number, 0 | 1])[];
  readonly args: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
  readonly strides: 0 | 1;
  readonly out: Outcome;
  readonly changed: Readonly<Record<string, string>>;
}
type Function = (...given: readonly unknown[]) => unknown;

const casesOf = (name: string): readonly CaseJson[] => recorded<{ cases: readonly CaseJson[] }>(name, 8000).cases;

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
const hexOf = (a: np.NDArray): string => Buffer.from(np.tobytes(a)).toString("hex");
const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** The operands of a case, and the memory that they are views of. */
class Operands {
  readonly bases: readonly np.NDArray[];
  readonly arrays: readonly np.NDArray[];

  constructor({ bases, arrays }: CaseJson, changed: Readonly<Record<string, string>> = {}) {
    this.bases = bases.map(([hex, isForeign], k) => {
      const outside = np.fromTypedArray(bytesOf(changed[k] ?? hex)) as unknown as np.NDArray;
      return isForeign === 1 ? outside : outside.copy();
    });
    this.arrays = arrays.map(([k, name, shape, strides, offset, isLocked]) => {
      const { itemsize } = DTYPES[name];
      const layout = createLayout(shape, { strides, offset, itemsize });
      const a = this.bases[k].deriveAs(DTYPES[name], layout) as unknown as np.NDArray;
      if (isLocked === 1) a.setflags({ write: false });
      return a;
    });
  }

  valueOf(json: unknown): unknown {
    if (Array.isArray(json)) return json.map((item) => this.valueOf(item));
    if (typeof json !== "object" || json === null) return json;
    const [[mark, value]] = Object.entries(json) as [string, never][];
    if (mark === "v") return this.arrays[value];
    if (mark === "b") return BigInt(value);
    if (mark === "n") return Number(value);
    if (mark === "c") return { re: value[0], im: value[1] };
    if (mark === "s") return np.slice(...(value as [number, number, number]));
    const [name, shape, hex] = value as [np.DTypeName, number[], string];
    return hex === ""
      ? np.zeros(shape, { dtype: name })
      : np.fromTypedArray(bytesOf(hex)).copy().view(name).reshape(shape);
  }
}

function functionOf(call: string): Function {
  if (call.startsWith(".")) return (a, ...given) => (a as Record<string, Function>)[call.slice(1)](...given);
  const [name, method] = call.split(".");
  const named = (np as unknown as Record<string, Function & Record<string, Function>>)[name];
  return method === undefined ? named : named[method];
}

/** The errors that are ours for one of NumPy's; AxisError is a ValueError and an IndexError there. */
const ERRORS: Record<string, readonly string[]> = {
  IndexError: ["IndexError", "AxisError", "ShapeError"],
  AxisError: ["AxisError", "DTypeError", "ShapeError", "CastingError"],
  ValueError: [
    "ShapeError",
    "AxisError",
    "ReadOnlyError",
    "DTypeError",
    "CastingError",
    "IndexError",
    "TypeError",
    "RangeError",
  ],
  TypeError: ["DTypeError", "CastingError", "ShapeError", "TypeError", "AxisError", "ReadOnlyError"],
  OverflowError: ["CastingError", "ReadOnlyError", "ShapeError"],
  ZeroDivisionError: ["ShapeError", "RangeError"],
  UFuncTypeError: ["CastingError", "DTypeError", "RangeError", "ShapeError"],
  _UFuncNoLoopError: ["DTypeError"],
};

/** What differs from NumPy, or null. */
function difference(one: CaseJson): string | null {
  const { call, args, options, out, changed } = one;
  const operands = new Operands(one);
  const given = args.map((arg) => operands.valueOf(arg));
  const named = Object.entries(options).map(([name, value]) => [name, operands.valueOf(value)]);
  if (named.length > 0) given.push(Object.fromEntries(named));
  let result: unknown;
  try {
    result = functionOf(call)(...given);
  } catch (error) {
    const { name, message } = error as Error;
    const isChanged = operands.bases.some((base, k) => hexOf(base) !== one.bases[k][0]);
    if (isChanged) return `memory has changed, and then: ${name}: ${message}`;
    if (!/^\w+: ./.test(message) || !("e" in out)) return `${name}: ${message}`;
    return ERRORS[out.e]?.includes(name) ? null : `${name} for ${out.e}: ${message}`;
  }
  if ("e" in out) return `no error for ${out.e}`;
  const looseness = one.tolerance > 0 && "out" in options ? 4 : 1;
  const isSame = (dtype: np.DTypeName, ours: string, numpy: string): boolean =>
    same(dtype, ours, numpy, one.tolerance, looseness);
  const made = resultDifference(result, out.r, isSame, one.strides === 1);
  if (made !== null) return made;
  const wanted = new Operands(one, changed);
  for (const [k, base] of operands.bases.entries()) {
    if (hexOf(base) === (changed[k] ?? one.bases[k][0])) continue;
    // Elements may be off by as much as results are, and bits of NaN be others.
    const isSeen = (a: np.NDArray): boolean => operands.arrays.some((b) => isCut(a, b));
    const place = one.arrays.findIndex(([, name], i) => {
      const a = operands.arrays[i];
      return !isSeen(a) && !isSame(name, hexOf(a), hexOf(wanted.arrays[i]));
    });
    if (place >= 0) return `array ${place} is ${operands.arrays[place]} for ${wanted.arrays[place]}`;
  }
  const results = (Array.isArray(result) ? result : [result]) as readonly unknown[];
  for (const [k, shared] of out.m.entries()) {
    const array = results[k];
    if (shared === null || !(array instanceof np.NDArray)) continue;
    const sharing = operands.arrays.flatMap((other, i) => (np.sharesMemory(other, array) ? [i] : []));
    if (String(sharing) !== String(shared)) return `memory of ${sharing} for ${shared}`;
  }
  return null;
}

/** Whether two arrays see parts of elements of each other, so that the bits of NaN and of rounding errors show. */
function isCut(a: np.NDArray, b: np.NDArray): boolean {
  return np.mayShareMemory(a, b) && (a.dtype !== b.dtype || (a.offset - b.offset) % a.itemsize !== 0);
}

type Same = (dtype: np.DTypeName, ours: string, numpy: string) => boolean;

function resultDifference(ours: unknown, numpy: ResultJson, isSame: Same, withStrides: boolean): string | null {
  if (numpy === null) return ours === undefined || ours instanceof np.NDArray ? null : `${ours} for nothing`;
  if (typeof numpy[0] !== "string") {
    if (!Array.isArray(ours) || ours.length !== numpy.length) return `${ours} for ${numpy.length} results`;
    const found = ours.map((item, k) => resultDifference(item, (numpy as ResultJson[])[k], isSame, withStrides));
    return found.find((text) => text !== null) ?? null;
  }
  const [name, shape, strides, hex] = numpy as readonly [np.DTypeName, number[], number[], string];
  if (ours instanceof Uint8Array) return Buffer.from(ours).toString("hex") === hex ? null : "other bytes";
  const isArray = ours instanceof np.NDArray;
  const array = (isArray ? ours : np.array(ours as np.Scalar, { dtype: name })) as np.NDArray;
  if (!isArray && np.array(ours as np.Scalar, { dtype: name }).get() !== ours && typeof array.get() !== typeof ours)
    return `a ${typeof ours} for an element of ${name}`;
  if (array.dtype.name !== name) return `dtype ${array.dtype.name} for ${name}`;
  if (String(array.shape) !== String(shape)) return `shape ${array.shape} for ${shape}`;
  if (!isSame(name, hexOf(array), hex)) return `${numbersOf(name, hexOf(array))} for ${numbersOf(name, hex)}`;
  const isElsewhere = sizeOf(shape) > 0 && strides.some((stride, k) => shape[k] > 1 && stride !== array.strides[k]);
  return withStrides && isArray && isElsewhere ? `strides ${array.strides} for ${strides} of shape ${shape}` : null;
}

const PRECISION: Record<string, number> = {
  float16: 2 ** -10,
  float32: 2 ** -23,
  float64: 2 ** -52,
  complex64: 2 ** -23,
  complex128: 2 ** -52,
};

function numbersOf(name: np.DTypeName, hex: string): readonly number[] {
  if (hex === "") return [];
  const list = np.fromTypedArray(bytesOf(hex)).copy().view(name).toNested() as np.Scalar[];
  return list.flatMap((x) => (typeof x === "object" ? [x.re, x.im] : [Number(x)]));
}

/** Whether elements agree; results in an `out` are as precise as the loop, which may be less than the out is. */
function same(name: np.DTypeName, ours: string, numpy: string, tolerance: number, looseness: number): boolean {
  if (ours === numpy) return true;
  if (PRECISION[name] === undefined || ours.length !== numpy.length) return false;
  const precision = looseness > 1 ? Math.max(PRECISION[name], looseness * 2 ** -23) : PRECISION[name];
  const [xs, ys] = [numbersOf(name, ours), numbersOf(name, numpy)];
  const largest = Math.max(0, ...ys.map(Math.abs).filter(Number.isFinite));
  return xs.every((x, i) => {
    const y = ys[i];
    if (Object.is(x, y)) return true;
    if (tolerance === 0) return false;
    if (x === 0 && y === 0) return true;
    return tolerance !== 3 && Math.abs(x - y) <= precision * (tolerance === 1 ? 4 * Math.abs(y) : 16 * largest);
  });
}

test.each(["calls", "arrangements"])(
  "%s give what NumPy's give",
  (name) => {
    const different = casesOf(name).flatMap((one) => {
      const found = difference(one);
      return found === null ? [] : [`${found}\n${JSON.stringify(one)}`];
    });
    expect(different.slice(0, 5), `${different.length} calls differ`).toEqual([]);
  },
  600_000,
);
