import { arange, array, broadcastTo, concatenate, type NDArray } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { matmul, remainder } from "../src/index.ts";

type FloatName = "float32" | "float64";

/** Small whole numbers, so that every sum is exact. */
function matrix(rows: number, columns: number, view: string, dtype: FloatName = "float64"): NDArray {
  const line = remainder(arange(rows * columns, { dtype }), 7) as unknown as NDArray;
  return (line.reshape([rows, columns]) as NDArray).slice(view) as NDArray;
}

function sumsOf(a: NDArray, b: NDArray): number[][] {
  const [x, y] = [a.toNested(), b.toNested()] as unknown as number[][][];
  return x.map((row) => (y[0] ?? []).map((_, j) => row.reduce((sum, value, i) => sum + value * y[i][j], 0)));
}

/** Every layout of a matrix with so many rows and columns. */
const VIEWS: Readonly<Record<string, (m: number, n: number, dtype: FloatName) => NDArray>> = {
  packed: (m, n, dtype) => matrix(m, n, ":", dtype),
  "of every second column": (m, n, dtype) => matrix(m, 2 * n, ":, ::2", dtype),
  "of every ninth column": (m, n, dtype) => matrix(m, 9 * n, ":, ::9", dtype),
  "of columns from the last": (m, n, dtype) => matrix(m, n, ":, ::-1", dtype),
  "of rows from the last": (m, n, dtype) => matrix(m, n, "::-1", dtype),
  transposed: (m, n, dtype) => matrix(n, m, ":", dtype).T as NDArray,
  "of one row again and again": (m, n, dtype) => broadcastTo(matrix(1, n, ":", dtype), [m, n]) as unknown as NDArray,
};

describe.each<FloatName>(["float64", "float32"])("products of %s", (dtype) => {
  // Tiles have 6 rows by 4 or 8 columns, blocks 96 rows by 512 columns and 256 steps.
  test.each([
    [1, 1, 1],
    [2, 3, 2],
    [5, 5, 5],
    [16, 16, 16],
    [31, 33, 38],
    [97, 20, 41],
    [13, 300, 15],
    [7, 9, 521],
    [100, 90, 70],
  ])("%i x %i times %i columns, for every layout of the factors: the sums of a plain loop", (m, k, n) => {
    for (const [first, x] of Object.entries(VIEWS)) {
      for (const [second, y] of Object.entries(VIEWS)) {
        const [a, b] = [x(m, k, dtype), y(k, n, dtype)];
        const product = matmul(a, b);
        expect(product.dtype.name).toBe(dtype);
        expect([first, second, product.toNested()]).toEqual([first, second, sumsOf(a, b)]);
      }
    }
  });

  test("without a depth are zeros, whatever lay in the memory before", () => {
    for (let turn = 0; turn < 3; turn++) {
      matmul(matrix(4, 4, ":", dtype), matrix(4, 4, ":", dtype));
      const [a, b] = [matrix(4, 1, ":, :0", dtype), matrix(1, 4, ":0", dtype)];
      expect(matmul(a, b).toNested()).toEqual([0, 1, 2, 3].map(() => [0, 0, 0, 0]));
    }
  });

  test("write nothing beside the result, and read nothing beside the factors", () => {
    const lost = array(new Array<number>(60).fill(Number.NaN), { dtype }) as unknown as NDArray;
    const around = concatenate([lost.reshape([10, 6]), matrix(10, 10, ":", dtype), lost.reshape([10, 6])] as never, {
      axis: 1,
    });
    const inner = (around as unknown as NDArray).slice("1:9, 7:14");
    expect(matmul(inner, inner.T as NDArray).toNested()).toEqual(sumsOf(inner, inner.T as NDArray));
    const out = around as unknown as NDArray;
    matmul(matrix(8, 3, ":", dtype), matrix(3, 7, ":", dtype), { out: out.slice("1:9, 7:14") });
    expect((out.toNested() as number[][]).flat().filter(Number.isNaN)).toHaveLength(120);
  });
});

test.each([
  [1, 1, 1],
  [5, 5, 5],
  [32, 32, 32],
  [31, 33, 38],
  [97, 20, 41],
])("%i x %i times %i columns, also of every second column: the sums of a plain loop, twice", (m, k, n) => {
  const b = matrix(k, n, ":");
  for (const a of [matrix(m, k, ":"), matrix(m, 2 * k, ":, ::2"), matrix(k, m, ":").T as NDArray]) {
    const sums = sumsOf(a, b);
    // The second result may lie where others were before.
    for (let turn = 0; turn < 2; turn++) expect(matmul(a, b).toNested()).toEqual(sums);
  }
});

test("products of half floats are summed as single floats and rounded once, as in NumPy", () => {
  const a = array([2048, 1, 1], { dtype: "float16" });
  const ones = array([1, 1, 1], { dtype: "float16" });
  expect(matmul(a, ones).toNested()).toBe(2050);
  const large = array([60000, 60000, -60000], { dtype: "float16" });
  expect(matmul(large, ones).toNested()).toBe(60000);
});
