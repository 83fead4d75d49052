/** Every other way for operands to lie: columns, steps, reversed, transposed, broadcast; sums along axes; casts. */
import type { Operand } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

/** A million elements each. */
const SQUARE = [1000, 1000] as const;
const OUT = { fill: "zeros" } as const;
const SUMS: Readonly<Record<string, number>> = { float64: 1e-12, float32: 1e-5 };

/** `a + b` into `out`, with operands that lie as `view` says within larger arrays. */
const viewed = (
  layout: string,
  view: string,
  enlarge: (shape: readonly number[]) => readonly number[],
  shape: readonly number[],
): Row => ({
  op: "add-out",
  group: "add of strided operands",
  title: `np.add(a[${view}], b[${view}], out=out)`,
  variant: "out",
  dtype: "float64",
  shape,
  layout,
  numpy: "np.add(a, b, out=out)",
  strided: "np.add(a, b, { out })",
  operands: (shape) => ({
    a: { dtype: "float64", shape: enlarge(shape), view },
    b: { dtype: "float64", shape: enlarge(shape), view, seed: 1 },
    out: { dtype: "float64", shape, ...OUT },
  }),
});

const VIEWED: readonly Row[] = [
  viewed("contiguous", ":", (shape) => shape, [1e6]),
  viewed("every second", "::2", ([n]) => [2 * n], [1e6]),
  viewed("every fourth", "::4", ([n]) => [4 * n], [1e6]),
  viewed("reversed", "::-1", (shape) => shape, [1e6]),
  viewed("block of columns", ":, 100:-100", ([m, n]) => [m, n + 200], SQUARE),
  viewed("every second column", ":, ::2", ([m, n]) => [m, 2 * n], SQUARE),
  viewed("columns reversed", ":, ::-1", (shape) => shape, SQUARE),
];

/** Statements on a square of the dtype, and what else they take. */
const square = ({
  dtype = "float64",
  takes = {},
  ...row
}: Omit<Row, "shape" | "dtype" | "operands"> & {
  readonly dtype?: Operand["dtype"];
  readonly takes?: Readonly<Record<string, Partial<Operand>>>;
}): Row => ({
  dtype,
  shape: SQUARE,
  ...row,
  operands: (shape) =>
    Object.fromEntries(Object.entries({ a: {}, ...takes }).map(([name, facts]) => [name, { dtype, shape, ...facts }])),
});

const row = (group: string, op: string, variant: Row["variant"], numpy: string, strided: string) => ({
  group,
  op,
  variant,
  numpy,
  strided,
});

const DTYPES = ["float64", "float32", "uint8"] as const;

const TRANSPOSED: readonly Row[] = [
  ...DTYPES.flatMap((dtype) => [
    square({ ...row("transposed", "add-T", "implicit copy", "a + a.T", "np.add(a, a.T)"), dtype }),
    square({ ...row("transposed", "copy-T", "copy", "a.T.copy()", "a.T.copy()"), dtype }),
  ]),
  square({
    ...row("transposed", "add-T-out", "out", "np.add(a, a.T, out=out)", "np.add(a, a.T, { out })"),
    takes: { out: OUT },
  }),
  square(row("transposed", "add-T-T", "implicit copy", "a.T + a.T", "np.add(a.T, a.T)")),
  square({
    group: "transposed",
    op: "assign-T",
    variant: "out",
    numpy: { run: "out[:] = a.T", check: "out" },
    strided: "out.assign(a.T)",
    takes: { out: OUT },
  }),
];

const BROADCAST: readonly Row[] = [
  ["row", "None, :"],
  ["column", ":, None"],
].map(([layout, view]) => ({
  ...row("broadcast", "add-out", "out", "np.add(a, b, out=out)", "np.add(a, b, { out })"),
  title: `np.add(a, b[${view}], out=out)`,
  dtype: "float64",
  shape: SQUARE,
  layout,
  operands: (shape) => ({
    a: { dtype: "float64", shape },
    b: { dtype: "float64", shape: [shape[0]], view },
    out: { dtype: "float64", shape, ...OUT },
  }),
}));

const AXES = [
  ["sum-axis-0", "a.sum(axis=0)", "np.sum(a, { axis: 0 })"],
  ["sum-axis-1", "a.sum(axis=1)", "np.sum(a, { axis: 1 })"],
  ["sum-all", "a.sum()", "np.sum(a)"],
] as const;

const REDUCED: readonly Row[] = AXES.flatMap(([op, numpy, strided]) => [
  ...(["float64", "float32", "int32", "uint8"] as const).map((dtype) =>
    square({ ...row("sums", op, "reduce", numpy, strided), dtype, tolerance: SUMS[dtype] ?? 0 }),
  ),
  ...[
    ["T", "T"],
    ["every second column", ":, ::2"],
    ["reversed", "::-1, ::-1"],
  ].map(([layout, view]) =>
    square({ ...row("sums", op, "reduce", numpy, strided), layout, takes: { a: { view } }, tolerance: SUMS.float64 }),
  ),
]);

const TALL = { dtype: "float64", shape: [5000, 5000], layout: "one column" } as const;
const column = (shape: readonly number[]) => ({ a: { dtype: "float64", shape, view: ":, 0" } }) as const;

const COLUMN: readonly Row[] = [
  { ...row("one column", "sum", "reduce", "a.sum()", "np.sum(a)"), ...TALL, operands: column, tolerance: 1e-12 },
  { ...row("one column", "copy", "copy", "a.copy()", "a.copy()"), ...TALL, operands: column },
  {
    ...row("one column", "add-in-place", "in place", "np.add(a, 1, out=a)", "np.add(a, 1, { out: a })"),
    ...TALL,
    operands: column,
  },
];

const CASTS: readonly Row[] = [
  ...(
    [
      ["int32", "float64"],
      ["uint8", "float64"],
      ["float64", "float32"],
      ["float32", "float64"],
      ["int32", "uint8"],
    ] as const
  ).map(
    ([dtype, to]): Row => ({
      ...row("casts", `astype-${to}`, "copy", `a.astype("${to}")`, `a.astype("${to}")`),
      dtype,
      shape: [1e6],
      operands: (shape) => ({ a: { dtype, shape } }),
    }),
  ),
  ...(["int32", "uint8", "float32"] as const).flatMap((dtype): readonly Row[] => [
    {
      ...row("casts", "add-float64", "implicit copy", "a + b", "np.add(a, b)"),
      dtype,
      shape: [1e6],
      operands: (shape) => ({ a: { dtype, shape }, b: { dtype: "float64", shape } }),
    },
    {
      ...row("casts", "add-float64-out", "out", "np.add(a, b, out=out)", "np.add(a, b, { out })"),
      dtype,
      shape: [1e6],
      operands: (shape) => ({
        a: { dtype, shape },
        b: { dtype: "float64", shape },
        out: { dtype: "float64", shape, ...OUT },
      }),
    },
  ]),
];

export const layouts: Suite = {
  name: "strided",
  about: "every other way for operands to lie, sums along axes, casts",
  languages: ["strided", "numpy"],
  lengths: { processes: 2, rounds: 3, milliseconds: 60 },
  cases: casesOf([...VIEWED, ...TRANSPOSED, ...BROADCAST, ...REDUCED, ...COLUMN, ...CASTS]),
};
