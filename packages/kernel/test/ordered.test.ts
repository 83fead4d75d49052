/** Scans, ordered folds and updates against plain loops: compiled, through the stage, and without WebAssembly. */
import { adopt, allocate, DTYPES, type DType, type DTypeName } from "@strided/buffer";
import { packLayout, uncheckedLayout } from "@strided/layout";
import { describe, expect, test } from "vitest";
import { buildProgram, type Element, foldInOrder, type Operand, scan, update, type Value } from "../src/index.ts";
import { runOneByOne } from "../src/ordered-blocks.ts";

const NAMES = Object.keys(DTYPES) as DTypeName[];

/** A step that is neither associative nor commutative, and stays small. */
function step(acc: Element, x: Element): Element {
  if ("re" in acc) return x.sub(acc as unknown as Value);
  return acc.type === "bool" ? (acc as Value).xor((x as Value).not()) : x.sub(acc as Value);
}

/** The same in JavaScript, for real elements. */
function stepOf(dtype: DType, acc: number, x: number): number {
  return dtype.kind === "b" ? acc ^ (1 - x) : x - acc;
}

const row = (n: number): number[] => Array.from({ length: n }, (_, i) => ((i * 7) % 5) % 2);

function elementOf(dtype: DType, value: number): never {
  return (
    dtype.kind === "b" ? value !== 0 : dtype.lanes === 2 ? { re: value, im: -value } : dtype.coerce(value, "test")
  ) as never;
}

function fill(dtype: DType, values: readonly number[], foreign: boolean): Operand {
  const nbytes = Math.max(1, values.length) * dtype.itemsize;
  const storage = foreign ? adopt(new ArrayBuffer(nbytes)) : allocate(nbytes);
  values.forEach((value, i) => {
    const at = storage.address + i * dtype.itemsize;
    if (dtype.lanes === 1 && dtype.kind !== "b" && typeof dtype.zero === "bigint") {
      dtype.set(storage.memory.view, at, BigInt(value) as never);
    } else dtype.set(storage.memory.view, at, elementOf(dtype, value));
  });
  return { storage, dtype, layout: packLayout([values.length], "C", dtype.itemsize) };
}

function numbers({ storage, dtype }: Operand, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    const value = dtype.get(storage.memory.view, storage.address + i * dtype.itemsize) as unknown;
    return Number(typeof value === "object" ? (value as { re: number }).re : value);
  });
}

/** Signed results wrap in unsigned dtypes. */
function wrapped(dtype: DType, value: number): number {
  if (dtype.kind !== "u") return value;
  return value < 0 ? value + 2 ** (8 * dtype.itemsize) : value;
}

function expected(dtype: DType, start: number, values: readonly number[]): number[] {
  let acc = start;
  return values.map((x) => {
    acc = stepOf(dtype, acc, x);
    return wrapped(dtype, acc);
  });
}

const programOf = (dtype: DType, source: DType) => buildProgram(step, [dtype, source], [dtype, dtype], [dtype]);

describe.each([false, true])("foreign memory: %s", (foreign) => {
  test.each(NAMES)("%s: a scan of one lane", (name) => {
    const dtype = DTYPES[name] as DType;
    for (const n of [1, 2, 17, 1024, 2500]) {
      const source = fill(dtype, row(n), foreign);
      const out = fill(dtype, new Array(n).fill(0), foreign);
      const start = fill(dtype, [1], foreign);
      const strideless = { ...start, layout: uncheckedLayout([n], [0], 0) };
      scan(programOf(dtype, dtype), [n], strideless, [source], out);
      expect(numbers(out, n)).toEqual(expected(dtype, 1, row(n)));
      foldInOrder(programOf(dtype, dtype), [n], [source], strideless);
      expect(numbers(start, 1)).toEqual(expected(dtype, 1, row(n)).slice(-1));
    }
  });

  test.each(NAMES)("%s: a scan of lanes in rows and in columns, of another dtype", (name) => {
    const dtype = DTYPES[name] as DType;
    const other = (dtype.kind === "b" ? DTYPES.bool : DTYPES.int8) as DType;
    for (const [lanes, n] of [
      [3, 50],
      [40, 7],
    ]) {
      for (const isColumn of [false, true]) {
        const values = row(lanes * n);
        const strides = (size: number): number[] => (isColumn ? [size, lanes * size] : [n * size, size]);
        const place = (lane: number, i: number): number => (isColumn ? i * lanes + lane : lane * n + i);
        const at = (operand: Operand): Operand => ({
          ...operand,
          layout: uncheckedLayout([lanes, n], strides(operand.dtype.itemsize), 0),
        });
        const source = at(fill(other, values, foreign));
        const out = at(fill(dtype, new Array(lanes * n).fill(0), foreign));
        const start = fill(dtype, new Array(lanes).fill(1), foreign);
        const from = { ...start, layout: uncheckedLayout([lanes, n], [dtype.itemsize, 0], 0) };
        scan(programOf(dtype, other), [lanes, n], from, [source], out);
        const got = numbers(out, lanes * n);
        for (let lane = 0; lane < lanes; lane++) {
          const own = Array.from({ length: n }, (_, i) => values[place(lane, i)]);
          expect(own.map((_, i) => got[place(lane, i)])).toEqual(expected(dtype, 1, own));
        }
        foldInOrder(programOf(dtype, other), [lanes, n], [source], from);
        const last = Array.from({ length: lanes }, (_, lane) => got[place(lane, n - 1)]);
        expect(numbers(start, lanes)).toEqual(last);
      }
    }
  });

  test.each(NAMES)("%s: an update at repeated positions", (name) => {
    const dtype = DTYPES[name] as DType;
    const n = 3000;
    const places = Int32Array.from({ length: n }, (_, i) => (i * i) % 7);
    const target = fill(dtype, new Array(7).fill(1), foreign);
    update(programOf(dtype, dtype), target, { list: places, step: dtype.itemsize, owners: [] }, [
      fill(dtype, row(n), foreign),
    ]);
    const acc = new Array<number>(7).fill(1);
    row(n).forEach((x, i) => {
      acc[places[i]] = stepOf(dtype, acc[places[i]], x);
    });
    expect(numbers(target, 7)).toEqual(acc.map((value) => wrapped(dtype, value)));
  });
});

test.each(NAMES)("%s: without WebAssembly", (name) => {
  const dtype = DTYPES[name] as DType;
  const program = programOf(dtype, dtype);
  const n = 1500;
  const source = fill(dtype, row(n), false);
  const out = fill(dtype, new Array(n).fill(0), false);
  const start = fill(dtype, [1], false);
  const addressOf = (k: number, i: number): number => {
    if (k > 0) return source.storage.address + i * dtype.itemsize;
    if (k < 0) return out.storage.address + i * dtype.itemsize;
    return i === 0 ? start.storage.address : addressOf(-1, i - 1);
  };
  runOneByOne(program, n, start, [source], out, addressOf);
  expect(numbers(out, n)).toEqual(expected(dtype, 1, row(n)));
  const target = fill(dtype, [1, 1], false);
  runOneByOne(program, n, target, [source], target, (k, i) =>
    k > 0 ? addressOf(k, i) : target.storage.address + dtype.itemsize,
  );
  expect(numbers(target, 2)).toEqual([1, ...expected(dtype, 1, row(n)).slice(-1)]);
});
