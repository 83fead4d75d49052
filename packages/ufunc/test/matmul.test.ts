import { arange, type NDArray } from "@strided/ndarray";
import { expect, test } from "vitest";
import { matmul, remainder } from "../src/index.ts";

/** Small whole numbers, so that every sum is exact. */
function matrix(rows: number, columns: number, view: string): NDArray {
  const line = remainder(arange(rows * columns, { dtype: "float64" }), 7) as unknown as NDArray;
  return (line.reshape([rows, columns]) as NDArray).slice(view) as NDArray;
}

test.each([
  [1, 1, 1],
  [5, 5, 5],
  [32, 32, 32],
  [31, 33, 38],
  [97, 20, 41],
])("%i x %i times %i columns, also of every second column: the sums of a plain loop, twice", (m, k, n) => {
  const b = matrix(k, n, ":");
  for (const a of [matrix(m, k, ":"), matrix(m, 2 * k, ":, ::2"), matrix(k, m, ":").T as NDArray]) {
    const [x, y] = [a.toNested(), b.toNested()] as unknown as number[][][];
    const sums = x.map((row) => y[0].map((_, j) => row.reduce((sum, value, i) => sum + value * y[i][j], 0)));
    // The second result may lie where others were before.
    for (let turn = 0; turn < 2; turn++) expect(matmul(a, b).toNested()).toEqual(sums);
  }
});
