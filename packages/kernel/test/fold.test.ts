/** Folds against plain loops: every length around whole turns, chunks and pieces, every layout, rows and columns. */
import { adopt, allocate, DTYPES, type DType, type DTypeName } from "@strided/buffer";
import { packLayout, uncheckedLayout } from "@strided/layout";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildProgram, largerOf, type Operand, reduce, smallerOf, type Value } from "../src/index.ts";

const sumOf = (dtype: DType) => buildProgram((x, y) => x.add(y as Value), [dtype, dtype], [dtype, dtype], [dtype]);
const smallest = (dtype: DType) =>
  buildProgram((x, y) => smallerOf(x as Value, y as Value), [dtype, dtype], [dtype, dtype], [dtype]);
const largest = (dtype: DType) =>
  buildProgram((x, y) => largerOf(x as Value, y as Value), [dtype, dtype], [dtype, dtype], [dtype]);

function packed(dtype: DType, values: readonly (number | bigint)[], shape = [values.length]): Operand {
  const storage = allocate(Math.max(1, values.length) * dtype.itemsize);
  values.forEach((value, i) => {
    dtype.set(storage.memory.view, storage.address + i * dtype.itemsize, dtype.coerce(value, "test") as never);
  });
  return { storage, dtype, layout: packLayout(shape, "C", dtype.itemsize) };
}

function elements({ storage, dtype }: Operand, n: number): unknown[] {
  return Array.from({ length: n }, (_, i) => dtype.get(storage.memory.view, storage.address + i * dtype.itemsize));
}

describe("one row", () => {
  const lengths = [1, 2, 3, 15, 16, 17, 255, 256, 300, 4095, 4096, 4097, 10_000, 50_001];
  const names: DTypeName[] = ["int8", "uint16", "int32", "uint64", "float32", "float64"];
  test.each(names)("%s: sum and maximum of every length", (name) => {
    const dtype = DTYPES[name] as DType;
    for (const n of lengths) {
      const values = Array.from({ length: n }, (_, i) => (i * 7) % 11);
      const source = packed(dtype, values);
      const total = packed(dtype, [3]);
      reduce(sumOf(dtype), [n], source, { ...total, layout: uncheckedLayout([n], [0], 0) });
      const exact = BigInt(values.reduce((a, b) => a + b, 3));
      const wrapped =
        dtype.kind === "f"
          ? Number(exact)
          : dtype.kind === "u"
            ? BigInt.asUintN(8 * dtype.itemsize, exact)
            : BigInt.asIntN(8 * dtype.itemsize, exact);
      expect(BigInt(elements(total, 1)[0] as number), `sum of ${n}`).toBe(BigInt(wrapped));
      const top = packed(dtype, [1]);
      reduce(largest(dtype), [n], source, { ...top, layout: uncheckedLayout([n], [0], 0) });
      expect(Number(elements(top, 1)[0]), `max of ${n}`).toBe(Math.max(1, ...values));
    }
  });

  test("a source of another dtype is cast on the way", () => {
    const source = packed(DTYPES.int8 as DType, [100, 100, 100, -1]);
    const total = packed(DTYPES.int64 as DType, [0]);
    reduce(sumOf(DTYPES.int64 as DType), [4], source, { ...total, layout: uncheckedLayout([4], [0], 0) });
    expect(elements(total, 1)).toEqual([299n]);
  });

  test("complex numbers fold both lanes", () => {
    const dtype = DTYPES.complex128 as DType;
    const n = 37;
    const storage = allocate(n * 16);
    for (let i = 0; i < n; i++) dtype.set(storage.memory.view, storage.address + i * 16, { re: i, im: -i } as never);
    const total = packed(dtype, [0]);
    reduce(
      sumOf(dtype),
      [n],
      { storage, dtype, layout: packLayout([n], "C", 16) },
      { ...total, layout: uncheckedLayout([n], [0], 0) },
    );
    expect(elements(total, 1)).toEqual([{ re: 666, im: -666 }]);
  });

  test("NaN is found by the maximum wherever it stands", () => {
    for (const place of [0, 5, 16, 99]) {
      const values = Array.from({ length: 100 }, (_, i) => (i === place ? Number.NaN : i));
      const top = packed(DTYPES.float64 as DType, [0]);
      reduce(largest(DTYPES.float64 as DType), [100], packed(DTYPES.float64 as DType, values), {
        ...top,
        layout: uncheckedLayout([100], [0], 0),
      });
      expect(elements(top, 1)).toEqual([Number.NaN]);
    }
  });
});

test.each([
  ["float32", 2 ** 127],
  ["float64", 2 ** 1023],
] as const)("extrema of %s: NaN, zeros of both signs, infinities, sums beyond all numbers", (name, great) => {
  const dtype = DTYPES[name] as DType;
  const values = [0, -0, 1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, great, -great, Number.NaN];
  const lists = fc
    .subarray(values, { minLength: 1 })
    .chain((some) => fc.array(fc.constantFrom(...some), { minLength: 1, maxLength: 200 }));
  fc.assert(
    fc.property(lists, (list) => {
      for (const [combine, expected] of [
        [largest, Math.max(...list)],
        [smallest, Math.min(...list)],
      ] as const) {
        const into = packed(dtype, [list[0]]);
        const layout = uncheckedLayout([list.length], [0], 0);
        reduce(combine(dtype), [list.length], packed(dtype, list), { ...into, layout });
        expect(elements(into, 1)).toEqual([expected]);
      }
    }),
    { numRuns: 500 },
  );
});

describe("two and three dimensions", () => {
  const dtype = DTYPES.float64 as DType;
  const shapes = [
    [3, 5],
    [8, 8],
    [17, 33],
    [40, 3],
    [1, 9],
    [2, 5000],
    [5000, 2],
  ];
  const layouts: readonly [string, (rows: number, columns: number) => readonly [number[], number]][] = [
    ["C order", (_, columns) => [[8 * columns, 8], 0]],
    ["transposed", (rows) => [[8, 8 * rows], 0]],
    ["reversed rows", (rows, columns) => [[-8 * columns, 8], 8 * columns * (rows - 1)]],
    ["reversed columns", (_, columns) => [[8 * columns, -8], 8 * (columns - 1)]],
  ];
  test.each(layouts)("%s: along either axis and both", (_, layoutOf) => {
    for (const [rows, columns] of shapes) {
      const values = Array.from({ length: rows * columns }, (_, i) => (i * 13) % 29);
      const base = packed(dtype, values);
      const [strides, offset] = layoutOf(rows, columns);
      const source = { ...base, layout: uncheckedLayout([rows, columns], strides, offset) };
      const at = (i: number, j: number): number => values[(offset + i * strides[0] + j * strides[1]) / 8];
      const sums = (n: number, m: number, value: (i: number, j: number) => number): number[] =>
        Array.from({ length: n }, (_, i) =>
          Array.from({ length: m }, (_, j) => value(i, j)).reduce((a, b) => a + b, 0),
        );
      const down = packed(dtype, new Array<number>(columns).fill(0));
      reduce(sumOf(dtype), [rows, columns], source, { ...down, layout: uncheckedLayout([rows, columns], [0, 8], 0) });
      expect(elements(down, columns)).toEqual(sums(columns, rows, (j, i) => at(i, j)));
      const across = packed(dtype, new Array<number>(rows).fill(0));
      reduce(sumOf(dtype), [rows, columns], source, { ...across, layout: uncheckedLayout([rows, columns], [8, 0], 0) });
      expect(elements(across, rows)).toEqual(sums(rows, columns, at));
      const all = packed(dtype, [0]);
      reduce(sumOf(dtype), [rows, columns], source, { ...all, layout: uncheckedLayout([rows, columns], [0, 0], 0) });
      expect(elements(all, 1)).toEqual([values.reduce((a, b) => a + b, 0)]);
    }
  });
});

test("memory outside of the heap takes the plain path", () => {
  const data = Float64Array.from({ length: 3000 }, (_, i) => i);
  const source: Operand = {
    storage: adopt(data.buffer),
    dtype: DTYPES.float64 as DType,
    layout: packLayout([3000], "C", 8),
  };
  const total = packed(DTYPES.float64 as DType, [0]);
  reduce(sumOf(DTYPES.float64 as DType), [3000], source, { ...total, layout: uncheckedLayout([3000], [0], 0) });
  expect(elements(total, 1)).toEqual([4498500]);
});
