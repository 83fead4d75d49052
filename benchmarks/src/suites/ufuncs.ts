/** Universal functions on contiguous arrays: four dtypes, six sizes; a loop over typed arrays beside them. */
import type { Operand, OperandDType, Statement } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const SIZES = [10, 1e3, 1e4, 1e5, 1e6, 1e7];
const FLOATS = ["float64", "float32"] as const;
const ALL = ["float64", "float32", "int32", "uint8"] as const;

/** An operation, before it is spread over dtypes and sizes. */
interface Kind extends Pick<Row, "op" | "group" | "variant" | "numpy" | "strided"> {
  readonly loop?: Statement;
  readonly dtypes: readonly OperandDType[];
  /** The operands that it takes, apart from what is derived of their dtype and shape. */
  readonly takes: Readonly<Record<string, Partial<Operand>>>;
  readonly tolerances?: Readonly<Record<string, number>>;
}

const A = {} as const;
const B = { seed: 1 } as const;
const OUT = { fill: "zeros" } as const;

/** Sums go in another order. */
const SUMS = { float64: 1e-12, float32: 1e-5 } as const;
/** Some units in the last place; the cancelling logarithm near 1 included. */
const ELEMENTARY = { float64: 1e-14, float32: 2e-6 } as const;

const each = (element: string): Statement => ({
  run: `for (let i = 0; i < out.length; i++) out[i] = ${element};`,
  check: "out",
});
const fresh = (element: string): Statement => ({
  run: `{ const c = new a.constructor(a.length); for (let i = 0; i < c.length; i++) c[i] = ${element}; sink.last = c; }`,
});

const ARITHMETIC: readonly Kind[] = [
  {
    op: "add-out",
    group: "add, out given",
    variant: "out",
    numpy: "np.add(a, b, out=out)",
    strided: "np.add(a, b, { out })",
    loop: each("a[i] + b[i]"),
    dtypes: ALL,
    takes: { a: A, b: B, out: OUT },
  },
  {
    op: "add-in-place",
    group: "add in place",
    variant: "in place",
    numpy: "np.add(a, b, out=a)",
    strided: "np.add(a, b, { out: a })",
    loop: { run: "for (let i = 0; i < a.length; i++) a[i] += b[i];", check: "a" },
    dtypes: ALL,
    takes: { a: A, b: B },
  },
  {
    op: "multiply-scalar",
    group: "multiply by a scalar, out given",
    variant: "out",
    numpy: "np.multiply(a, 3, out=out)",
    strided: "np.multiply(a, 3, { out })",
    loop: each("a[i] * 3"),
    dtypes: ALL,
    takes: { a: A, out: OUT },
  },
  {
    op: "less-out",
    group: "less, out given",
    variant: "out",
    numpy: "np.less(a, b, out=out)",
    strided: "np.less(a, b, { out })",
    loop: each("a[i] < b[i] ? 1 : 0"),
    dtypes: ALL,
    takes: { a: A, b: B, out: { ...OUT, dtype: "bool" } },
  },
  {
    op: "maximum-out",
    group: "maximum, out given",
    variant: "out",
    numpy: "np.maximum(a, b, out=out)",
    strided: "np.maximum(a, b, { out })",
    loop: each("Math.max(a[i], b[i])"),
    dtypes: ALL,
    takes: { a: A, b: B, out: OUT },
  },
  {
    op: "sqrt-out",
    group: "sqrt, out given",
    variant: "out",
    numpy: "np.sqrt(a, out=out)",
    strided: "np.sqrt(a, { out })",
    loop: each("Math.sqrt(a[i])"),
    dtypes: FLOATS,
    takes: { a: A, out: OUT },
  },
  {
    op: "sum",
    group: "sum",
    variant: "reduce",
    numpy: "a.sum()",
    strided: "np.sum(a)",
    loop: { run: "{ let s = 0; for (let i = 0; i < a.length; i++) s += a[i]; sink.last = s; }" },
    dtypes: ALL,
    takes: { a: A },
    // The loop adds up one after the other.
    tolerances: { ...SUMS, float64: 1e-10 },
  },
  {
    op: "add-fresh",
    group: "add, fresh result",
    variant: "implicit copy",
    numpy: "a + b",
    strided: "np.add(a, b)",
    loop: fresh("a[i] + b[i]"),
    dtypes: ALL,
    takes: { a: A, b: B },
  },
  {
    op: "add-scope",
    group: "add, fresh result inside scope",
    variant: "scope",
    numpy: "a + b",
    strided: { run: "np.scope(() => { np.add(a, b); })", check: "np.scope(() => np.add(a, b))" },
    dtypes: ALL,
    takes: { a: A, b: B },
  },
];

const elementary = (name: string, range: Partial<Operand>): Kind => ({
  op: `${name}-out`,
  group: `${name}, out given`,
  variant: "out",
  numpy: `np.${name}(a, out=out)`,
  strided: `np.${name}(a, { out })`,
  loop: each(`Math.${name}(a[i])`),
  dtypes: FLOATS,
  takes: { a: range, out: OUT },
  tolerances: ELEMENTARY,
});

const ELEMENTARIES: readonly Kind[] = [
  elementary("exp", { low: -10, high: 10 }),
  elementary("log", { low: 0.01, high: 100 }),
  elementary("sin", { low: -10, high: 10 }),
  elementary("cos", { low: -10, high: 10 }),
  elementary("tanh", { low: -3, high: 3 }),
  {
    op: "power-out",
    group: "power, out given",
    variant: "out",
    numpy: "np.power(a, b, out=out)",
    strided: "np.power(a, b, { out })",
    loop: each("a[i] ** b[i]"),
    dtypes: FLOATS,
    takes: { a: { low: 0.1, high: 10 }, b: { low: -3, high: 3, seed: 1 }, out: OUT },
    tolerances: ELEMENTARY,
  },
];

function rowsOf(kind: Kind, most = Number.POSITIVE_INFINITY): readonly Row[] {
  const { dtypes, takes, tolerances = {}, loop, ...row } = kind;
  return dtypes.flatMap((dtype) =>
    SIZES.map((n) => ({
      ...row,
      ...(loop === undefined || n > most ? {} : { loop }),
      dtype,
      shape: [n],
      tolerance: tolerances[dtype] ?? 0,
      operands: (shape) =>
        Object.fromEntries(Object.entries(takes).map(([name, facts]) => [name, { dtype, shape, ...facts }])),
    })),
  );
}

export const ufuncs: Suite = {
  name: "ufuncs",
  about: "universal functions on contiguous arrays",
  languages: ["strided", "numpy", "loop"],
  lengths: { processes: 2, rounds: 3, milliseconds: 30 },
  cases: casesOf([
    ...ARITHMETIC.flatMap((kind) => rowsOf(kind)),
    // What an element takes in Math does not change beyond a million, and a loop over ten would take most of the time.
    ...ELEMENTARIES.flatMap((kind) => rowsOf(kind, 1e6)),
  ]),
};
