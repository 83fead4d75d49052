/** A million elements: contiguous, strided, reversed, transposed, broadcast, cast; in place against temporaries. */
import type { Operand, OperandDType, Operands, Statement } from "../../case.ts";
import type { Row } from "../../suite.ts";

const N = 1e6;

interface Layout {
  readonly name: string | null;
  readonly view: string | null;
  readonly step: number;
}

const LAYOUTS: readonly Layout[] = [
  { name: null, view: null, step: 1 },
  { name: "every second", view: "::2", step: 2 },
  { name: "every fourth", view: "::4", step: 4 },
  { name: "reversed", view: "::-1", step: 1 },
];

interface Operation {
  readonly op: string;
  readonly numpy: string;
  readonly strided: string;
  readonly loop: string;
  readonly out?: OperandDType;
}

const OPERATIONS: readonly Operation[] = [
  { op: "add", numpy: "np.add(a, b, out=out)", strided: "np.add(a, b, { out })", loop: "a[$] + b[$]" },
  { op: "multiply", numpy: "np.multiply(a, b, out=out)", strided: "np.multiply(a, b, { out })", loop: "a[$] * b[$]" },
  { op: "sqrt", numpy: "np.sqrt(a, out=out)", strided: "np.sqrt(a, { out })", loop: "Math.sqrt(a[$])" },
  {
    op: "less",
    numpy: "np.less(a, b, out=out)",
    strided: "np.less(a, b, { out })",
    loop: "a[$] < b[$] ? 1 : 0",
    out: "bool",
  },
];

const ITEMSIZE: Readonly<Partial<Record<OperandDType, number>>> = {
  float32: 4,
  int32: 4,
  uint8: 1,
  bool: 1,
  complex128: 16,
};
const bytesOf = (dtype: OperandDType): number => ITEMSIZE[dtype] ?? 8;

/** Hand-written: the operand's own place in the memory that the view is of. */
function loopOf({ view, step }: Layout, body: string): Statement {
  const place = view === "::-1" ? "n - 1 - i" : step === 1 ? "i" : `${step} * i`;
  return { run: `for (let i = 0; i < n; i++) out[i] = ${body.replaceAll("$", place)};`, check: "out" };
}

function rowOf(operation: Operation, dtype: OperandDType, layout: Layout, n = N): Row {
  const { op, numpy, strided, loop, out = dtype } = operation;
  const { name, view, step } = layout;
  const isUnary = !loop.includes("b[");
  const viewed = view === null ? {} : { view };
  return {
    group: "a million elements, out given",
    op: `${op}-out`,
    variant: "out",
    dtype,
    shape: [n],
    ...(name === null ? {} : { layout: name }),
    numpy,
    strided,
    ...(dtype === "complex128" ? {} : { loop: loopOf(layout, loop) }),
    traffic: (size) => ({
      read: size * bytesOf(dtype) * (isUnary ? 1 : 2),
      written: size * bytesOf(out),
      allocated: 0,
    }),
    operands: ([length]): Operands => ({
      a: { dtype, shape: [length * step], ...viewed },
      b: { dtype, shape: [length * step], ...viewed, seed: 1 },
      out: { dtype: out, shape: [length], fill: "zeros" },
    }),
  };
}

const [ADD, MULTIPLY, SQRT, LESS] = OPERATIONS;
const [CONTIGUOUS] = LAYOUTS;

export const THROUGHPUT_ROWS: readonly Row[] = [
  ...OPERATIONS.flatMap((operation) => LAYOUTS.map((layout) => rowOf(operation, "float64", layout))),
  ...(["float32", "int32", "uint8", "complex128"] as const).map((dtype) => rowOf(ADD, dtype, CONTIGUOUS)),
  ...[MULTIPLY, SQRT, LESS].map((operation) => rowOf(operation, "float32", CONTIGUOUS)),
  {
    group: "a million elements, out given",
    op: "add-T-out",
    variant: "out",
    dtype: "float64",
    shape: [1000, 1000],
    numpy: "np.add(a, a.T, out=out)",
    strided: "np.add(a, a.T, { out })",
    operands: (shape) => ({ a: { dtype: "float64", shape }, out: { dtype: "float64", shape, fill: "zeros" } }),
    traffic: (n) => ({ read: 16 * n, written: 8 * n, allocated: 0 }),
  },
  {
    group: "a million elements, out given",
    op: "subtract-row-out",
    variant: "out",
    dtype: "float64",
    shape: [50_000, 100],
    numpy: "np.subtract(a, row, out=out)",
    strided: "np.subtract(a, row, { out })",
    operands: (shape) => ({
      a: { dtype: "float64", shape },
      row: { dtype: "float64", shape: [shape[1]], seed: 1 },
      out: { dtype: "float64", shape, fill: "zeros" },
    }),
    traffic: (n) => ({ read: 8 * n, written: 8 * n, allocated: 0 }),
  },
  {
    group: "a million elements, out given",
    op: "multiply-number-out",
    variant: "out",
    dtype: "float64",
    shape: [N],
    numpy: "np.multiply(a, 2.5, out=out)",
    strided: "np.multiply(a, 2.5, { out })",
    loop: { run: "for (let i = 0; i < n; i++) out[i] = a[i] * 2.5;", check: "out" },
    operands: (shape) => ({ a: { dtype: "float64", shape }, out: { dtype: "float64", shape, fill: "zeros" } }),
    traffic: (n) => ({ read: 8 * n, written: 8 * n, allocated: 0 }),
  },
  {
    group: "a million elements, out given",
    op: "add-cast-out",
    title: "np.add(int32, float64, out=out)",
    variant: "out",
    dtype: "int32",
    shape: [N],
    numpy: "np.add(a, b, out=out)",
    strided: "np.add(a, b, { out })",
    loop: { run: "for (let i = 0; i < n; i++) out[i] = a[i] + b[i];", check: "out" },
    operands: (shape) => ({
      a: { dtype: "int32", shape },
      b: { dtype: "float64", shape, seed: 1 },
      out: { dtype: "float64", shape, fill: "zeros" },
    }),
    traffic: (n) => ({ read: 12 * n, written: 8 * n, allocated: 0 }),
  },
];

const pair = (shape: readonly number[]): Readonly<Record<string, Operand>> => ({
  a: { dtype: "float64", shape },
  b: { dtype: "float64", shape, seed: 1 },
  out: { dtype: "float64", shape, fill: "zeros" },
});

/** NumPy's own pairs: temporaries against results that are there already. */
export const TEMPORARY_ROWS: readonly Row[] = [50_000, 1e6].flatMap((n): readonly Row[] => {
  const common = { group: "temporaries", dtype: "float64", shape: [n], operands: pair } as const;
  return [
    {
      ...common,
      op: "double-add",
      variant: "implicit copy",
      numpy: "(a * 2) + b",
      strided: "np.add(np.multiply(a, 2), b)",
      fused: { setup: "const f = np.fuse((a, b) => a.mul(2).add(b));", run: "f(a, b)" },
      loop: {
        run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = a[i] * 2 + b[i]; sink.last = c; }",
      },
    },
    {
      ...common,
      op: "double-add-out",
      variant: "out",
      numpy: "np.add(np.multiply(a, 2, out=out), b, out=out)",
      strided: "np.add(np.multiply(a, 2, { out }), b, { out })",
      fused: { setup: "const f = np.fuse((a, b) => a.mul(2).add(b));", run: "f(a, b, { out })" },
      loop: { run: "for (let i = 0; i < n; i++) out[i] = a[i] * 2 + b[i];", check: "out" },
    },
    {
      ...common,
      op: "add-subtract",
      variant: "implicit copy",
      numpy: "(a + b) - 2",
      strided: "np.subtract(np.add(a, b), 2)",
      fused: { setup: "const f = np.fuse((a, b) => a.add(b).sub(2));", run: "f(a, b)" },
      loop: {
        run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = a[i] + b[i] - 2; sink.last = c; }",
      },
    },
  ];
});
