/** What calls, pages, collections and kernels cost, whatever is computed. */
import type { Operands } from "../../case.ts";
import type { Row } from "../../suite.ts";

const PAGE = 4096;
const ONCE = { variant: "question", dtype: "float64", shape: [1], small: [1], operands: (): Operands => ({}) } as const;
const BYTES = 64 * 2 ** 20;

const few = (shape: readonly number[]): Operands => ({
  a: { dtype: "float64", shape },
  b: { dtype: "float64", shape, seed: 1 },
  out: { dtype: "float64", shape, fill: "zeros" },
});

export const CALL_ROWS: readonly Row[] = [
  { ...ONCE, op: "call", group: "call", title: "a kernel that returns at once", bare: "np.call()" },
  { ...ONCE, op: "call-eight", group: "call", title: "the same with eight arguments", bare: "np.callWithEight()" },
  {
    op: "add-out",
    group: "call",
    variant: "out",
    dtype: "float64",
    shape: [1],
    numpy: "np.add(a, b, out=out)",
    strided: "np.add(a, b, { out })",
    operands: few,
  },
];

/** In NumPy blocks of 32 MiB and more come from the system each time; smaller ones may be those just freed. */
export const TOUCH_ROWS: readonly Row[] = [
  {
    op: "touch",
    group: "touch",
    title: "a byte in each page of 64 MiB of new memory",
    variant: "question",
    dtype: "uint8",
    shape: [BYTES],
    numpy: { run: "np.empty(n, np.uint8)[::4096] = 1", check: "n" },
    bare: "np.touch(n)",
    operands: (): Operands => ({}),
    pieces: { count: BYTES / PAGE, name: "page" },
    small: [512],
  },
  {
    op: "result",
    group: "touch",
    title: "a byte in each page of a fresh array of 8 MB",
    variant: "question",
    dtype: "uint8",
    shape: [8e6],
    numpy: { run: "np.empty(n, np.uint8)[::4096] = 1", check: "n" },
    strided: '(np.empty([n], { dtype: "uint8" }).slice("::4096").assign(1), n)',
    operands: (): Operands => ({}),
    pieces: { count: Math.ceil(8e6 / PAGE), name: "page" },
    small: [100],
  },
];

const TALL = [5000, 5000];
const SQUARE = [1000, 1000];

export const PAGE_ROWS: readonly Row[] = [
  {
    op: "sum",
    group: "pages",
    title: "the sum of one column",
    variant: "reduce",
    dtype: "float64",
    shape: TALL,
    layout: "one column",
    numpy: "np.sum(a)",
    strided: "np.sum(a)",
    bare: "np.sumApart(a)",
    operands: (shape) => ({ a: { dtype: "float64", shape, view: ":, 0" } }),
    pieces: { count: TALL[0], name: "element" },
    tolerance: 1e-12,
    small: [12, 12],
  },
  {
    op: "assign-T",
    group: "pages",
    title: "out[...] = a.T",
    variant: "out",
    dtype: "float64",
    shape: SQUARE,
    numpy: { run: "np.copyto(out, a.T)", check: "out" },
    strided: "out.assign(a.T)",
    operands: (shape) => ({ a: { dtype: "float64", shape }, out: { dtype: "float64", shape, fill: "zeros" } }),
    pieces: { count: SQUARE[0] * SQUARE[1], name: "element" },
  },
];

export const COLLECTION_ROWS: readonly Row[] = [
  { ...ONCE, op: "collect", group: "collection", title: "nothing made before", bare: "np.collectYoung()" },
  {
    ...ONCE,
    op: "collect-arrays",
    group: "collection",
    title: "a thousand arrays made and dropped before",
    bare: "(np.drop(1000), np.collectYoung())",
  },
];

export const COMPILE_ROWS: readonly Row[] = [
  { ...ONCE, op: "compile", group: "compile", title: "a module of one copy", bare: "np.compile()" },
  {
    op: "fuse",
    group: "compile",
    title: "a function that was never called before, of ten elements",
    variant: "implicit copy",
    dtype: "float64",
    shape: [10],
    strided: { setup: "let k = 0;", run: "np.fuse((a) => a.add(k++))(a)" },
    operands: (shape) => ({ a: { dtype: "float64", shape } }),
  },
];
