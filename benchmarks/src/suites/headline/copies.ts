/** Copies, casts and joins; operands that overlap with their result, and the question whether they do. */
import type { OperandDType, Operands } from "../../case.ts";
import type { Row } from "../../suite.ts";

const one = (shape: readonly number[]): Operands => ({ a: { dtype: "float64", shape } });
const copied = (n: number) => ({ read: 8 * n, written: 8 * n, allocated: 8 * n });

const COPIES: readonly Row[] = [
  { op: "copy", shape: [1e6], numpy: "a.copy()", strided: "a.copy()", loop: { run: "sink.last = a.slice();" } },
  { op: "copy-T", shape: [1000, 1000], numpy: "a.T.copy()", strided: "a.T.copy()" },
  { op: "copy-columns", shape: [1000, 1000], numpy: "a[:, ::2].copy()", strided: 'a.slice(":", "::2").copy()' },
  { op: "concat-2", shape: [1e5], numpy: "np.concatenate([a, a])", strided: "np.concatenate([a, a])" },
  {
    op: "concat-5",
    shape: [1e5],
    numpy: "np.concatenate([a, a, a, a, a])",
    strided: "np.concatenate([a, a, a, a, a])",
  },
  { op: "block", shape: [256, 256], numpy: "np.block([[a, a], [a, a]])", strided: "np.block([[a, a], [a, a]])" },
].map((row) => ({
  ...row,
  group: "copies",
  variant: "copy",
  dtype: "float64",
  operands: one,
  ...(row.op === "copy" ? { traffic: copied } : {}),
}));

const PAIRS: readonly (readonly [from: OperandDType, to: OperandDType])[] = [
  ["int32", "float64"],
  ["uint8", "float64"],
  ["float64", "float32"],
  ["float32", "float64"],
  ["int32", "uint8"],
];

const LOOPS: Readonly<Partial<Record<OperandDType, string>>> = { float64: "Float64Array", float32: "Float32Array" };

const CASTS: readonly Row[] = PAIRS.map(([dtype, to]) => ({
  group: "casts",
  op: `astype-${to}`,
  variant: "copy",
  dtype,
  shape: [1e6],
  numpy: `a.astype("${to}")`,
  strided: `a.astype("${to}")`,
  ...(LOOPS[to] === undefined ? {} : { loop: { run: `sink.last = new ${LOOPS[to]}(a);` } }),
  operands: (shape) => ({ a: { dtype, shape } }),
}));

const OVERLAPS: readonly Row[] = [
  {
    group: "overlap",
    op: "shift-in-place",
    title: "a[1:] += a[:-1]",
    variant: "in place",
    dtype: "float64",
    shape: [1e6],
    numpy: { setup: "x, y = a[1:], a[:-1]", run: "np.add(x, y, out=x)", check: "a" },
    strided: {
      setup: 'const x = a.slice("1:"), y = a.slice(":-1");',
      run: "np.add(x, y, { out: x })",
      check: "a",
    },
    operands: one,
  },
  {
    group: "overlap",
    op: "add-T-in-place",
    title: "a += a.T",
    variant: "in place",
    dtype: "float64",
    shape: [1000, 1000],
    numpy: { run: "np.add(a, a.T, out=a)", check: "a" },
    strided: { run: "np.add(a, a.T, { out: a })", check: "a" },
    operands: one,
  },
  ...(["shares", "may-share"] as const).map(
    (question): Row => ({
      group: "overlap",
      op: `${question}-memory`,
      variant: "question",
      dtype: "float64",
      shape: [10, 10, 10, 10],
      small: [5, 5, 5, 5],
      numpy: question === "shares" ? "np.shares_memory(p, q)" : "np.may_share_memory(p, q)",
      strided: question === "shares" ? "np.sharesMemory(p, q)" : "np.mayShareMemory(p, q)",
      operands: (shape) => ({
        p: { dtype: "float64", shape, view: "::2, :, ::3, :" },
        q: { dtype: "float64", shape, view: "1::2, :, 1::3, :" },
      }),
    }),
  ),
  {
    group: "overlap",
    op: "shares-memory-same",
    title: "np.shares_memory(a[::2, :, ::3], a[1::2, :, 1::3])",
    variant: "question",
    dtype: "float64",
    shape: [10, 10, 10, 10],
    small: [5, 5, 5, 5],
    numpy: { setup: "p, q = a[::2, :, ::3], a[1::2, :, 1::3]", run: "np.shares_memory(p, q)" },
    strided: {
      setup: 'const p = a.slice("::2", ":", "::3"), q = a.slice("1::2", ":", "1::3");',
      run: "np.sharesMemory(p, q)",
    },
    operands: one,
  },
];

export const COPY_ROWS: readonly Row[] = [...COPIES, ...CASTS, ...OVERLAPS];
