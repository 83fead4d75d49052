/**
 * Programs over arrays that share memory, step by step against NumPy: dtype, shape, strides, elements, who shares memory with
 * whom, and after a step that writes the elements of all arrays. Recorded by goldens/record-programs.py, which says how; with
 * FUZZ=live (and FUZZ=long) a python3 that has NumPy 2 makes other programs on the spot, and SEED=… repeats them.
 */
import { expect, test } from "vitest";
import * as np from "../src/index.ts";
import { recorded } from "./recorded.ts";

type ElementJson = number | boolean | string | [ElementJson, ElementJson];
type Outcome =
  | { readonly e: string }
  | { readonly r: readonly [np.DTypeName, number[], number[], ElementJson[]]; readonly m: number[] | null }
  | { readonly a: ElementJson[][] };
type Step = readonly [call: string, given: readonly unknown[], options: Record<string, unknown> | null, Outcome];
type Function = (...given: unknown[]) => unknown;

/** The errors that are ours for one of NumPy's. */
const ERRORS: Record<string, readonly string[]> = {
  IndexError: ["IndexError"],
  AxisError: ["AxisError"],
  ValueError: ["ShapeError", "AxisError", "ReadOnlyError", "DTypeError", "CastingError", "IndexError"],
  TypeError: ["DTypeError", "CastingError", "ShapeError"],
  UFuncTypeError: ["CastingError", "DTypeError", "ShapeError"],
  _UFuncNoLoopError: ["DTypeError"],
};

class Replay {
  readonly arrays: np.NDArray[] = [];

  /** What differs from NumPy in a step, or null. */
  step([call, given, options, outcome]: Step): string | null {
    const values = given.map((json) => this.valueOf(json));
    if (options !== null) values.push(this.optionsOf(options));
    let result: unknown;
    try {
      result = call.startsWith(".") ? methodOf(call)(...values) : functionOf(call)(...values);
    } catch (error) {
      if (!np.isStridedError(error) || !("e" in outcome)) return String(error);
      return ERRORS[outcome.e]?.includes(error.name) ? null : `${error.name} for ${outcome.e}: ${error.message}`;
    }
    if ("e" in outcome) return `no error for ${outcome.e}`;
    if ("a" in outcome) {
      const place = this.arrays.findIndex((a, i) => !same(elementsOf(a), outcome.a[i], a.dtype));
      return place < 0 ? null : `array ${place} is ${this.arrays[place]} for ${outcome.a[place]}`;
    }
    return this.made(result, outcome);
  }

  made(result: unknown, { r: [name, shape, strides, elements], m: shared }: Extract<Outcome, { r: unknown }>) {
    const array = result instanceof np.NDArray ? result : np.array(result as np.Scalar, { dtype: name });
    if (array.dtype.name !== name) return `dtype ${array.dtype.name} for ${name}`;
    if (String(array.shape) !== String(shape)) return `shape ${array.shape} for ${shape}`;
    if (!same(elementsOf(array), elements, array.dtype)) return `${elementsOf(array)} for ${elements}`;
    // Strides of axes with one element are anyone's.
    const isElsewhere = array.size > 0 && strides.some((stride, k) => shape[k] > 1 && stride !== array.strides[k]);
    if (isElsewhere) return `strides ${array.strides} for ${strides}`;
    const sharing = this.arrays.flatMap((other, i) => (np.sharesMemory(other, array) ? [i] : []));
    this.arrays.push(array);
    return shared === null || String(sharing) === String(shared) ? null : `memory of ${sharing} for ${shared}`;
  }

  valueOf(json: unknown): unknown {
    if (Array.isArray(json)) return json.map((item) => this.valueOf(item));
    if (typeof json !== "object" || json === null) return json;
    if ("v" in json) return this.arrays[json.v as number];
    if ("s" in json) return np.slice(...(json.s as [number, number, number]));
    const [dtype, shape, elements] = (json as { x: [np.DTypeName, number[], number[]] }).x;
    return np.array(elements, { dtype }).reshape(shape);
  }

  optionsOf(options: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(options).map(([name, json]) => [name, this.valueOf(json)]));
  }
}

function functionOf(call: string): Function {
  const [name, method] = call.split(".");
  const named = (np as unknown as Record<string, Function & Record<string, Function>>)[name];
  return method === undefined ? named : named[method];
}

function methodOf(call: string): Function {
  return (a, ...given) => (a as Record<string, Function>)[call.slice(1)](...given);
}

function elementsOf(a: np.NDArray): ElementJson[] {
  const nested = a.toNested();
  return ((a.ndim === 0 ? [nested] : (nested as unknown[]).flat(32)) as np.Scalar[]).map(elementOf);
}

function elementOf(x: np.Scalar): ElementJson {
  if (typeof x === "boolean") return x;
  if (typeof x === "object") return [elementOf(x.re), elementOf(x.im)];
  if (typeof x === "bigint") return x > -(2n ** 53n) && x < 2n ** 53n ? Number(x) : String(x);
  if (Object.is(x, -0)) return "-0";
  if (Number.isNaN(x)) return "nan";
  return Number.isFinite(x) ? x : x > 0 ? "inf" : "-inf";
}

/** Rounding errors go through a program: they are measured by the largest element. */
const ROUNDING: Record<string, number> = {
  float16: 4e-3,
  float32: 1e-5,
  complex64: 1e-5,
  float64: 1e-13,
  complex128: 1e-13,
};

function same(ours: readonly ElementJson[], numpy: readonly ElementJson[], { name }: np.DType): boolean {
  const rounding = ROUNDING[name] ?? 0;
  const sizes = numpy.flat().map((x) => Math.abs(Number(x)));
  const bound = rounding * Math.max(0, ...sizes.filter((x) => x < Number.POSITIVE_INFINITY));
  const isSame = (x: ElementJson, y: ElementJson): boolean => {
    if (Array.isArray(x)) return Array.isArray(y) && isSame(x[0], y[0]) && isSame(x[1], y[1]);
    if (x === y) return true;
    return rounding > 0 && x !== "-0" && y !== "-0" && Math.abs(Number(x) - Number(y)) <= bound;
  };
  return ours.length === numpy.length && ours.every((x, i) => isSame(x, numpy[i]));
}

test("programs do to arrays what they do in NumPy", () => {
  const { programs } = recorded<{ programs: readonly Step[][] }>("programs", 4000);
  const different = programs.flatMap((steps) => {
    const replay = new Replay();
    for (const [k, step] of steps.entries()) {
      const difference = replay.step(step);
      if (difference !== null)
        return [
          `${difference}\n${steps
            .slice(0, k + 1)
            .map((one) => JSON.stringify(one))
            .join("\n")}`,
        ];
    }
    return [];
  });
  expect(different.slice(0, 5), `${different.length} programs differ`).toEqual([]);
}, 600_000);
