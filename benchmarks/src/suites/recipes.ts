/** The cells of the recipes 3 to 8: the same result as a view, as a copy, in place. */
import type { Operands } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

/** All dtypes of the rows have it. */
const ITEMSIZE = 8;

const NOTHING = { read: 0, written: 0, allocated: 0 } as const;
const bytes = (read: number, written: number, allocated: number) => ({
  read: read * ITEMSIZE,
  written: written * ITEMSIZE,
  allocated: allocated * ITEMSIZE,
});

const array = (shape: readonly number[]): Operands => ({ a: { dtype: "float64", shape } });
const transposed = (shape: readonly number[]): Operands => ({ a: { dtype: "float64", shape, view: "T" } });
const outer = (shape: readonly number[]): Operands => ({
  column: { dtype: "int64", shape, fill: "arange", view: ":, None" },
  row: { dtype: "int64", shape, fill: "arange", view: "None, :" },
});

const LONG = { dtype: "float64", shape: [10_000_000], operands: array } as const;
const SQUARE = { dtype: "float64", shape: [100, 100], small: [5, 5], operands: array } as const;
const OUTER = { dtype: "int64", shape: [1000], small: [6], operands: outer } as const;
const WIDE = { dtype: "float64", shape: [5000, 5000], operands: array } as const;

const ROWS: readonly Row[] = [
  {
    ...LONG,
    group: "recipe 3",
    op: "multiply-in-place",
    title: "a *= 2",
    variant: "in place",
    numpy: "np.multiply(a, 2, out=a)",
    strided: "np.multiply(a, 2, { out: a })",
    loop: { run: "for (let i = 0; i < n; i++) a[i] *= 2;", check: "a" },
    traffic: (n) => bytes(n, n, 0),
  },
  {
    ...LONG,
    group: "recipe 3",
    op: "multiply",
    variant: "implicit copy",
    numpy: "a * 2",
    strided: "np.multiply(a, 2)",
    loop: { run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = a[i] * 2; sink.last = c; }" },
    traffic: (n) => bytes(n, n, n),
  },
  {
    ...SQUARE,
    group: "recipe 4",
    op: "reshape-line",
    variant: "view",
    numpy: "a.reshape((1, -1))",
    strided: "a.reshape([1, -1])",
    traffic: () => NOTHING,
  },
  {
    ...SQUARE,
    group: "recipe 4",
    op: "reshape-line",
    title: "a.T.reshape((1, -1))",
    variant: "copy",
    layout: "T",
    operands: transposed,
    numpy: "a.reshape((1, -1))",
    strided: "a.reshape([1, -1])",
    traffic: (n) => bytes(n, n, n),
  },
  {
    ...SQUARE,
    group: "recipe 5",
    op: "ravel",
    variant: "view",
    numpy: "a.ravel()",
    strided: "a.ravel()",
    traffic: () => NOTHING,
  },
  {
    ...SQUARE,
    group: "recipe 5",
    op: "flatten",
    variant: "copy",
    numpy: "a.flatten()",
    strided: "a.flatten()",
    loop: { run: "sink.last = a.slice();" },
    traffic: (n) => bytes(n, n, n),
  },
  {
    ...OUTER,
    group: "recipe 6",
    op: "outer-tile",
    title: "tile(column) * tile(row)",
    variant: "implicit copy",
    numpy: "np.tile(column, (1, n)) * np.tile(row, (n, 1))",
    strided: "np.multiply(np.tile(column, [1, n]), np.tile(row, [n, 1]))",
    // Two tiles are read once to be made and once to be multiplied.
    traffic: (n) => bytes(4 * n * n, 3 * n * n, 3 * n * n),
  },
  {
    ...OUTER,
    group: "recipe 6",
    op: "outer-broadcast",
    variant: "implicit copy",
    numpy: "row * column",
    strided: "np.multiply(row, column)",
    traffic: (n) => bytes(2 * n * n, n * n, n * n),
  },
  {
    ...WIDE,
    group: "recipe 8",
    op: "sum-row",
    variant: "reduce",
    numpy: "a[0, :].sum()",
    strided: 'np.sum(a.slice(0, ":"))',
    loop: { run: "{ let s = 0; for (let i = 0; i < n; i++) s += a[i]; sink.last = s; }" },
    tolerance: 1e-12,
    traffic: (n) => bytes(Math.sqrt(n), 0, 0),
  },
  {
    ...WIDE,
    group: "recipe 8",
    op: "sum-column",
    variant: "reduce",
    numpy: "a[:, 0].sum()",
    strided: 'np.sum(a.slice(":", 0))',
    loop: { run: "{ let s = 0; for (let i = 0; i < n; i++) s += a[i * n]; sink.last = s; }" },
    tolerance: 1e-12,
    traffic: (n) => bytes(Math.sqrt(n), 0, 0),
  },
];

export const recipes: Suite = {
  name: "recipes",
  about: "the recipes' cells: view, copy, in place",
  languages: ["strided", "numpy", "loop", "phrases"],
  lengths: { processes: 2, rounds: 2, milliseconds: 40 },
  cases: casesOf(ROWS),
};
