/** What a fresh result costs: memory from the heap, against an allocation for each in JavaScript and in NumPy. */
import type { Operands, Statement } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const SIZES = [10, 1e3, 1e5, 1e7];

const LOOP: Statement = {
  run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = a[i] + b[i]; sink.last = c; }",
};

const NUMPY = "np.add(a, b, out=np.empty(n))";

/** The three ways in which strided gives memory back. */
const WAYS: readonly Pick<Required<Row>, "op" | "group" | "variant" | "strided">[] = [
  { op: "collected", group: "left to the collector", variant: "implicit copy", strided: "np.add(a, b)" },
  {
    op: "scope",
    group: "inside scope",
    variant: "scope",
    strided: { run: "np.scope(() => { np.add(a, b); })", check: "np.scope(() => np.add(a, b))" },
  },
  {
    op: "disposed",
    group: "disposed at once",
    variant: "scope",
    strided: { run: "np.add(a, b)[Symbol.dispose]()", check: "np.add(a, b)" },
  },
  { op: "empty", group: "memory only", variant: "implicit copy", strided: "np.empty([n])" },
];

const ROWS: readonly Row[] = WAYS.flatMap((way) =>
  SIZES.map((n): Row => {
    const isEmpty = way.op === "empty";
    return {
      ...way,
      dtype: "float64",
      shape: [n],
      // What lies in new memory is no result.
      numpy: isEmpty ? { run: "np.empty(n)", check: "np.zeros(n)" } : NUMPY,
      strided: isEmpty ? { run: "np.empty([n])", check: "np.zeros([n])" } : way.strided,
      loop: isEmpty ? { run: "sink.last = new Float64Array(n);" } : LOOP,
      operands: (shape): Operands => ({
        a: { dtype: "float64", shape },
        b: { dtype: "float64", shape, seed: 1 },
      }),
    };
  }),
);

export const heap: Suite = {
  name: "heap",
  about: "what a fresh result costs",
  languages: ["strided", "numpy", "loop"],
  lengths: { processes: 2, rounds: 4, milliseconds: 100 },
  cases: casesOf(ROWS),
};
