/**
 * Reads what goldens/record-*.py wrote, and brings our own results into the same form; see goldens/arrays.py. With
 * FUZZ=live (and FUZZ=long) a python3 that has NumPy 2 makes other cases on the spot; SEED=… repeats them.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { DTYPES, type DType, type DTypeName, isComplex, type Scalar } from "@strided/buffer";
import { createLayout, type Key, slice } from "@strided/layout";
import { array, isStridedError, NDArray } from "../src/index.ts";

export type ArrayJson = readonly [dtype: DTypeName, shape: number[], strides: number[], offset: number];
export type IndexJson = { readonly d: DTypeName; readonly n: number[]; readonly x: Scalar[]; readonly f?: 1 };
export type KeyJson =
  | number
  | boolean
  | null
  | "..."
  | { readonly s: [number | null, number | null, number | null] }
  | IndexJson;
export type ElementJson = number | boolean | [number | string, number | string] | string;
export type ResultJson = readonly [
  shape: number[],
  strides: number[],
  elements: ElementJson[] | null,
  isView: 0 | 1,
  flags: string,
  dtype: DTypeName,
];
export type Changes = readonly (readonly [position: number, element: ElementJson])[];
export type OutcomeJson =
  | string
  | { readonly v: ElementJson }
  | { readonly l: OutcomeJson[] }
  | { readonly c: Changes }
  | ResultJson;

const FOLDER = new URL("./goldens/", import.meta.url);
const isLive = (process.env.FUZZ === "live" || process.env.FUZZ === "long") && hasNumpy();

function hasNumpy(): boolean {
  try {
    const given = execFileSync("python3", ["-c", "import numpy; print(numpy.__version__)"], { encoding: "utf8" });
    return given.startsWith("2.");
  } catch {
    return false;
  }
}

/** The cases of a recording, and with FUZZ=live as many new ones of each table. */
export function recorded<Tables extends object>(name: string): Tables {
  const tables = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8")) as Tables;
  if (!isLive) return tables;
  const seed = process.env.SEED ?? `${Math.floor(Math.random() * 2 ** 31)}`;
  console.info(`${name}: SEED=${seed}`);
  const script = `record-${name}.py`;
  const options = { cwd: FOLDER, maxBuffer: 2 ** 30, encoding: "utf8" as const };
  return JSON.parse(
    execFileSync("python3", ["-W", "ignore", script, "--seed", seed, "--count", "20000"], options),
  ) as Tables;
}

const LENGTH = 96;

/** The row of numbers that an array is a view of, and the array. */
export function arrayOf([name, shape, strides, offset]: ArrayJson): { readonly base: NDArray; readonly a: NDArray } {
  const dtype = DTYPES[name] as DType;
  const numbers = Array.from({ length: LENGTH }, (_, i) => (dtype.kind === "b" ? i % 3 === 0 : i));
  const base = array(numbers, { dtype: name }) as NDArray;
  return { base, a: base.derive(createLayout(shape, { strides, offset, itemsize: dtype.itemsize })) };
}

/** An array with elements given in C order. */
export function packed(
  name: DTypeName,
  shape: readonly number[],
  elements: readonly Scalar[],
  order: "C" | "F" = "C",
): NDArray {
  return array(elements, { dtype: name }).reshape(shape).copy({ order }) as NDArray;
}

export function keyOf(key: KeyJson): Key | boolean | NDArray {
  if (typeof key !== "object" || key === null) return key;
  if ("s" in key) return slice(...key.s);
  return packed(key.d, key.n, key.x, key.f === 1 ? "F" : "C");
}

function elementOf(x: Scalar): ElementJson {
  if (isComplex(x)) return [real(x.re), real(x.im)];
  return typeof x === "boolean" ? x : real(x);
}

function real(x: number | bigint): number | string {
  const number = Number(x) + 0;
  return Number.isFinite(number) ? number : String(number);
}

export function elementsOf(a: NDArray): ElementJson[] {
  const nested = a.toNested();
  const flat = a.ndim === 0 ? [nested] : (nested as unknown[]).flat(64);
  return (flat as Scalar[]).map(elementOf);
}

function resultOf(result: unknown, bases: readonly NDArray[]): OutcomeJson {
  if (Array.isArray(result)) return { l: result.map((one) => resultOf(one, bases)) };
  if (!(result instanceof NDArray)) return { v: elementOf(result as Scalar) };
  const { cContiguous, fContiguous, writeable } = result.flags;
  const flags = (cContiguous ? "C" : "") + (fContiguous ? "F" : "") + (writeable ? "W" : "");
  const isView = bases.includes(result.base ?? result) ? 1 : 0;
  return [[...result.shape], [...result.strides], elementsOf(result), isView, flags, result.dtype.name];
}

/** The outcome of a call; an error as its name, and its text without the name of the function. */
export function outcomeOf(call: () => unknown, bases: readonly NDArray[]): OutcomeJson {
  try {
    return resultOf(call(), bases);
  } catch (error) {
    if (!isStridedError(error) && !(error instanceof TypeError)) throw error;
    return textOf(error);
  }
}

/** An error as its name, and its text without the name of the function. */
export function textOf({ name, message }: Error): string {
  return `${name}: ${message.replace(/^\w+: /, "")}`;
}

/** What differs between the elements before and after. */
export function changesOf(before: readonly ElementJson[], after: readonly ElementJson[]): Changes {
  return after.map((x, i) => [i, x] as const).filter(([i, x]) => JSON.stringify(before[i]) !== JSON.stringify(x));
}

const isError = /^\w+Error: /;

/** The text of an error that stands behind its name. */
export const withoutName = (error: string): string => error.replace(isError, "");

/** Which classes ours have for one of NumPy's; a ValueError may be about an axis or an index as well. */
const KINDS: readonly (readonly [numpy: RegExp, ours: RegExp])[] = [
  [/^AxisError|^ValueError: (axis|axes|repeated axis)|^IndexError: tuple index/i, /^AxisError/],
  [/^IndexError|^ValueError: (index \d|invalid entry)/, /^IndexError/],
  [/^ValueError: (assignment destination is read-only|cannot set WRITEABLE)/, /^ReadOnlyError/],
  [/^ValueError|^ZeroDivisionError|^TypeError: NumPy boolean/, /^ShapeError/],
  [/^TypeError: Cannot cast|^OverflowError/i, /^CastingError/],
];

/** Whether an error of ours has the class for one of NumPy's: both begin with their names. */
export function sameKind(ours: string, numpy: string): boolean {
  return KINDS.find(([kind]) => kind.test(numpy))?.[1].test(ours) === true;
}

/** Errors are the same if their classes are, and NumPy's text, less the full stop and its own name, is that with which ours begins before it goes on with `; got …`. */
export function sameOutcome(ours: unknown, numpy: unknown): boolean {
  if (typeof ours !== "string" || typeof numpy !== "string") return JSON.stringify(ours) === JSON.stringify(numpy);
  if (!isError.test(ours) || !isError.test(numpy)) return ours === numpy;
  const text = withoutName(numpy);
  return sameKind(ours, numpy) && squeeze(withoutName(ours)).startsWith(squeeze(text));
}

function squeeze(text: string): string {
  const bare = text
    .replace(/^NumPy |[.!]$/g, "")
    .replace(/dtype\('(\w+)'\)/g, "$1")
    .replace("newaxis", "-1")
    .replace("cast scalar", "cast array data");
  return bare.replaceAll(" ", "").toLowerCase();
}
