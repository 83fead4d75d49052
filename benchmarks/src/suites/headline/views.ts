/** What a view costs, and what a call costs before any element is touched: small operands, nanoseconds. */
import type { Operands, Statement } from "../../case.ts";
import type { Row } from "../../suite.ts";

const VIEWS: readonly (readonly [op: string, numpy: string | Statement, strided: string | Statement])[] = [
  ["slice", "a[1:]", 'a.slice("1:")'],
  ["row", "a[1]", "a.slice(1)"],
  ["newaxis", "a[None]", "a.slice(null)"],
  ["transpose", "a.T", "a.T"],
  ["moveaxis", "np.moveaxis(a, 0, -1)", "np.moveaxis(a, 0, -1)"],
  ["reshape", "a.reshape((2, -1))", "a.reshape([2, -1])"],
  ["squeeze", "np.squeeze(a)", "np.squeeze(a)"],
  ["expand-dims", "np.expand_dims(a, 0)", "np.expandDims(a, 0)"],
  ["flip", "np.flip(a)", "np.flip(a)"],
  [
    "broadcast-to",
    { setup: "to = (3,) + a.shape", run: "np.broadcast_to(a, to)" },
    { setup: "const to = [3, ...a.shape];", run: "np.broadcastTo(a, to)" },
  ],
  ["view-dtype", 'a.view("int64")', 'a.view("int64")'],
  ["windows", "np.lib.stride_tricks.sliding_window_view(a, 2, axis=0)", "np.slidingWindowView(a, 2, { axis: 0 })"],
];

const SHAPES = [
  [5, 2, 3, 1],
  [100, 100],
];

export const VIEW_ROWS: readonly Row[] = SHAPES.flatMap((shape) =>
  VIEWS.map(
    ([op, numpy, strided]): Row => ({
      group: "views",
      op,
      variant: "view",
      numpy,
      strided,
      dtype: "float64",
      shape,
      operands: (shape) => ({ a: { dtype: "float64", shape } }),
    }),
  ),
);

const FIVE = {
  group: "calls on five elements",
  dtype: "float64",
  shape: [5],
  operands: (shape: readonly number[]): Operands => ({
    a: { dtype: "float64", shape },
    b: { dtype: "float64", shape, seed: 1 },
    out: { dtype: "float64", shape, fill: "zeros" },
  }),
} as const;

export const CALL_ROWS: readonly Row[] = [
  {
    ...FIVE,
    op: "add",
    variant: "implicit copy",
    numpy: "np.add(a, b)",
    strided: "np.add(a, b)",
    loop: { run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = a[i] + b[i]; sink.last = c; }" },
  },
  {
    ...FIVE,
    op: "add-out",
    variant: "out",
    numpy: "np.add(a, b, out=out)",
    strided: "np.add(a, b, { out })",
    loop: { run: "for (let i = 0; i < n; i++) out[i] = a[i] + b[i];", check: "out" },
  },
  {
    ...FIVE,
    op: "sqrt",
    variant: "implicit copy",
    numpy: "np.sqrt(a)",
    strided: "np.sqrt(a)",
    loop: {
      run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = Math.sqrt(a[i]); sink.last = c; }",
    },
  },
  {
    ...FIVE,
    op: "sum-all",
    variant: "reduce",
    numpy: "np.sum(a)",
    strided: "np.sum(a)",
    tolerance: 1e-12,
    loop: { run: "{ let s = 0; for (let i = 0; i < n; i++) s += a[i]; sink.last = s; }" },
  },
  {
    ...FIVE,
    op: "get",
    variant: "element",
    numpy: "a[3]",
    strided: "a.get(3)",
    loop: { run: "sink.last = a[3];" },
  },
  {
    ...FIVE,
    op: "set",
    variant: "element",
    numpy: { run: "a[3] = 1.5", check: "a" },
    strided: { run: "a.set(3, 1.5)", check: "a" },
    loop: { run: "a[3] = 1.5;", check: "a" },
  },
];
