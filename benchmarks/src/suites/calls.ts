/** What a call costs: a few elements in every way to lie, numbers beside arrays, functions made by users. */
import type { Operand } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const F64 = "float64" as const;
const OUT = { fill: "zeros" } as const;
const B = { seed: 1 } as const;

type Takes = Readonly<Record<string, Partial<Operand> & Pick<Operand, "shape">>>;

const row = (
  op: string,
  layout: string | null,
  variant: Row["variant"],
  [numpy, strided]: readonly [string, string | { readonly setup: string; readonly run: string }],
  takes: Takes,
  more: Partial<Row> = {},
): Row => ({
  op,
  group: "a few elements",
  variant,
  dtype: F64,
  shape: Object.values(takes)[0].shape,
  ...(layout === null ? {} : { layout }),
  numpy,
  strided,
  operands: () => Object.fromEntries(Object.entries(takes).map(([name, facts]) => [name, { dtype: F64, ...facts }])),
  ...more,
});

const ADD_OUT = ["np.add(a, b, out=out)", "np.add(a, b, { out })"] as const;
const ADD = ["a + b", "np.add(a, b)"] as const;
const SQRT_OUT = ["np.sqrt(a, out=out)", "np.sqrt(a, { out })"] as const;
const SCALED_OUT = ["np.multiply(a, 3, out=out)", "np.multiply(a, 3, { out })"] as const;

/** Rows of a few elements; small cases keep their shapes, as their operands do. */
const FEW: readonly Row[] = [
  row("add-out", null, "out", ADD_OUT, { a: { shape: [10] }, b: { shape: [10], ...B }, out: { shape: [10], ...OUT } }),
  row("add", null, "implicit copy", ADD, { a: { shape: [10] }, b: { shape: [10], ...B } }),
  row("add-out", "every second", "out", ADD_OUT, {
    out: { shape: [10], ...OUT },
    a: { shape: [20], view: "::2" },
    b: { shape: [20], view: "::2", ...B },
  }),
  row("add", "reversed", "implicit copy", ADD, { a: { shape: [10], view: "::-1" }, b: { shape: [10], ...B } }),
  row("sqrt-out", "every second", "out", SQRT_OUT, { out: { shape: [10], ...OUT }, a: { shape: [20], view: "::2" } }),
  row("multiply-scalar", "every second", "out", SCALED_OUT, {
    out: { shape: [10], ...OUT },
    a: { shape: [20], view: "::2" },
  }),
  row("add-out", "row", "out", ADD_OUT, {
    a: { shape: [10, 10] },
    b: { shape: [10], ...B },
    out: { shape: [10, 10], ...OUT },
  }),
  row("add-out", "column", "out", ADD_OUT, {
    a: { shape: [10, 10] },
    b: { shape: [10, 1], ...B },
    out: { shape: [10, 10], ...OUT },
  }),
  row("add-out", "transposed", "out", ADD_OUT, {
    a: { shape: [10, 10] },
    b: { shape: [10, 10], view: "T", ...B },
    out: { shape: [10, 10], ...OUT },
  }),
  ...([0, 1] as const).map((axis) =>
    row(
      `sum-axis-${axis}`,
      null,
      "reduce",
      [`a.sum(axis=${axis})`, `np.sum(a, { axis: ${axis} })`],
      { a: { shape: [10, 10] } },
      { tolerance: 1e-12 },
    ),
  ),
  row("sum", null, "reduce", ["a.sum()", "np.sum(a)"], { a: { shape: [10] } }, { tolerance: 1e-12 }),
];

const TEN = { shape: [10] } as const;
const I32 = { dtype: "int32", shape: [10], low: 0, high: 100 } as const;
const MASK = { dtype: "bool", shape: [10], seed: 4 } as const;
const LIST = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";

/** Scalars of other kinds than the array, lists, three operands, functions that are not one step for each element. */
const MORE: readonly Row[] = [
  row("add-fraction", null, "implicit copy", ["a + 1.5", "np.add(a, 1.5)"], { a: I32 }, { dtype: "int32" }),
  row("add-list", null, "implicit copy", [`np.add(a, ${LIST})`, `np.add(a, ${LIST})`], { a: TEN }),
  row("add", "row", "implicit copy", ADD, { a: { shape: [10, 10] }, b: { shape: [10], ...B } }),
  row("less-scalar", null, "implicit copy", ["a < 0.5", "np.less(a, 0.5)"], { a: TEN }),
  row("isnan", null, "implicit copy", ["np.isnan(a)", "np.isnan(a)"], { a: I32 }, { dtype: "int32" }),
  row("clip", null, "implicit copy", ["np.clip(a, 0.2, 0.7)", "np.clip(a, 0.2, 0.7)"], { a: TEN }),
  row("clip-out", null, "out", ["np.clip(a, 0.2, 0.7, out=out)", "np.clip(a, 0.2, 0.7, { out })"], {
    a: TEN,
    out: { shape: [10], ...OUT },
  }),
  row("clip", null, "implicit copy", ["np.clip(a, 20, 70)", "np.clip(a, 20, 70)"], { a: I32 }, { dtype: "int32" }),
  row("round", null, "implicit copy", ["np.round(a)", "np.round(a)"], { a: TEN }),
  row("where", null, "copy", ["np.where(m, a, b)", "np.where(m, a, b)"], { a: TEN, b: { shape: [10], ...B }, m: MASK }),
  row("where-scalar", null, "copy", ["np.where(m, a, 0)", "np.where(m, a, 0)"], { a: TEN, m: MASK }),
  row("copy", null, "copy", ["a.copy()", "a.copy()"], { a: TEN }),
  row("astype", null, "copy", ["a.astype('float32')", 'a.astype("float32")'], { a: TEN }),
  ...(["max", "mean"] as const).map((op) =>
    row(
      `${op}-axis-1`,
      null,
      "reduce",
      [`np.${op}(a, axis=1)`, `np.${op}(a, { axis: 1 })`],
      { a: { shape: [10, 10] } },
      { tolerance: 1e-12 },
    ),
  ),
  row("cumsum", null, "reduce", ["np.cumsum(a)", "np.cumsum(a)"], { a: TEN }, { tolerance: 1e-12 }),
];

const INTEGERS: readonly Row[] = [10, 1e4].map((n) => ({
  op: "add-scalar",
  group: "a number beside integers",
  variant: "out",
  dtype: "int32",
  shape: [n],
  numpy: "np.add(a, 3, out=out)",
  strided: "np.add(a, 3, { out })",
  operands: (shape) => ({ a: { dtype: "int32", shape }, out: { dtype: "int32", shape, ...OUT } }),
}));

/** The same function built in and made by a user: NumPy's is that of the built-in one. */
const MADE: readonly Row[] = [10, 1e4].flatMap((n) =>
  [
    ["built in", "np.add(a, b, { out })"] as const,
    ["made", { setup: 'const sum = np.ufunc("sum", (x, y) => x.add(y));', run: "sum(a, b, { out })" }] as const,
  ].map(
    ([layout, strided]): Row => ({
      op: "add-out",
      group: "a user's function",
      variant: "out",
      dtype: F64,
      shape: [n],
      layout,
      numpy: "np.add(a, b, out=out)",
      strided,
      operands: (shape) => ({
        a: { dtype: F64, shape },
        b: { dtype: F64, shape, ...B },
        out: { dtype: F64, shape, ...OUT },
      }),
    }),
  ),
);

export const calls: Suite = {
  name: "calls",
  about: "what a call costs: few elements, numbers, users' functions",
  languages: ["strided", "numpy"],
  lengths: { processes: 2, rounds: 4, milliseconds: 50 },
  cases: casesOf([...FEW, ...MORE, ...INTEGERS, ...MADE]),
};
