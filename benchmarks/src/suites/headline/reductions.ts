/** Sums along axes of arrays that lie in three ways; the other reductions; answers that are known early. */
import type { OperandDType, Statement } from "../../case.ts";
import type { Row } from "../../suite.ts";

const SQUARE = [1000, 1000] as const;
const TOLERANCES: Readonly<Partial<Record<OperandDType, number>>> = { float32: 1e-4 };

const AXES = [
  ["sum-axis-0", "np.sum(a, axis=0)", "np.sum(a, { axis: 0 })"],
  ["sum-axis-1", "np.sum(a, axis=1)", "np.sum(a, { axis: 1 })"],
  ["sum-all", "np.sum(a)", "np.sum(a)"],
] as const;

const LAYOUTS: readonly (readonly [layout: string | null, view: string | null])[] = [
  [null, null],
  ["every second column", ":, ::2"],
  ["T", "T"],
];

const SUM: Statement = {
  run: "{ let s = 0; for (let i = 0; i < a.length; i++) s += a[i]; sink.last = s; }",
};

const SUMS: readonly Row[] = AXES.flatMap(([op, numpy, strided]) =>
  LAYOUTS.map(
    ([layout, view]): Row => ({
      group: "sums",
      op,
      variant: "reduce",
      dtype: "float64",
      shape: SQUARE,
      ...(layout === null ? {} : { layout }),
      numpy,
      strided,
      ...(op === "sum-all" && layout === null ? { loop: SUM } : {}),
      tolerance: 1e-11,
      operands: ([m, n]) => ({
        a: {
          dtype: "float64",
          shape: [m, layout === "every second column" ? 2 * n : n],
          ...(view === null ? {} : { view }),
        },
      }),
      traffic: (n) => ({ read: 8 * n, written: 0, allocated: 0 }),
    }),
  ),
);

const whole = (name: string, dtype: OperandDType, n: number, loop: string | null, more: Partial<Row> = {}): Row => ({
  group: "reductions",
  op: `${name}-all`,
  variant: "reduce",
  dtype,
  shape: [n],
  numpy: `np.${name}(a)`,
  strided: `np.${name}(a)`,
  ...(loop === null ? {} : { loop: { run: loop } }),
  tolerance: TOLERANCES[dtype] ?? 1e-11,
  operands: (shape) => ({ a: { dtype, shape } }),
  ...more,
});

const MAX = "{ let m = a[0]; for (let i = 1; i < n; i++) if (a[i] > m) m = a[i]; sink.last = m; }";
const MEAN = "{ let s = 0; for (let i = 0; i < n; i++) s += a[i]; sink.last = s / n; }";
const ARGMAX = "{ let k = 0; for (let i = 1; i < n; i++) if (a[i] > a[k]) k = i; sink.last = k; }";

export const REDUCTION_ROWS: readonly Row[] = [
  ...SUMS,
  whole("sum", "float32", 1e6, null),
  whole("sum", "uint8", 1e6, "{ let s = 0; for (let i = 0; i < n; i++) s += a[i]; sink.last = s; }"),
  whole("max", "float64", 1e6, MAX),
  whole("max", "float32", 1e6, MAX),
  whole("mean", "float64", 1e6, MEAN),
  whole("std", "float64", 1e6, null),
  whole("argmax", "float64", 200_000, ARGMAX),
  whole("argmax", "int32", 200_000, ARGMAX),
  // Mixed bits: the very first elements answer.
  whole("any", "bool", 1e6, "{ let r = 0; for (let i = 0; i < n; i++) if (a[i]) { r = 1; break; } sink.last = r; }"),
  whole("all", "bool", 1e6, "{ let r = 1; for (let i = 0; i < n; i++) if (!a[i]) { r = 0; break; } sink.last = r; }"),
];
