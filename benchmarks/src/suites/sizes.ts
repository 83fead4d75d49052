/** From one element to ten million: a view, a copy, in place, a sum; and the roofs, what memory itself gives. */
import type { Operands } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const SIZES = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7];

const operands = (shape: readonly number[]): Operands => ({
  a: { dtype: "float64", shape },
  b: { dtype: "float64", shape, seed: 1 },
  out: { dtype: "float64", shape, fill: "zeros" },
});

type Kind = Pick<Row, "op" | "group" | "variant" | "numpy" | "strided"> &
  Pick<Partial<Row>, "loop" | "fused" | "tolerance" | "traffic">;

const moved = (read: number, written: number, allocated = 0) => ({
  traffic: (n: number) => ({ read: 8 * n * read, written: 8 * n * written, allocated: 8 * n * allocated }),
});

const KINDS: readonly Kind[] = [
  { op: "reverse", group: "a view", variant: "view", numpy: "a[::-1]", strided: 'a.slice("::-1")', ...moved(0, 0) },
  {
    op: "copy",
    group: "a copy",
    variant: "copy",
    numpy: "a.copy()",
    strided: "a.copy()",
    loop: { run: "sink.last = a.slice();" },
    ...moved(1, 1, 1),
  },
  {
    op: "add-out",
    group: "add, out given",
    variant: "out",
    numpy: "np.add(a, b, out=out)",
    strided: "np.add(a, b, { out })",
    loop: { run: "for (let i = 0; i < n; i++) out[i] = a[i] + b[i];", check: "out" },
    ...moved(2, 1),
  },
  {
    op: "add",
    group: "add, fresh result",
    variant: "implicit copy",
    numpy: "np.add(a, b)",
    strided: "np.add(a, b)",
    loop: { run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = a[i] + b[i]; sink.last = c; }" },
    ...moved(2, 1, 1),
  },
  {
    op: "sqrt-out",
    group: "sqrt, out given",
    variant: "out",
    numpy: "np.sqrt(a, out=out)",
    strided: "np.sqrt(a, { out })",
    loop: { run: "for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i]);", check: "out" },
    ...moved(1, 1),
  },
  {
    op: "sum-all",
    group: "sum",
    variant: "reduce",
    numpy: "np.sum(a)",
    strided: "np.sum(a)",
    loop: { run: "{ let s = 0; for (let i = 0; i < n; i++) s += a[i]; sink.last = s; }" },
    tolerance: 1e-10,
    ...moved(1, 0),
  },
];

/** STREAM's copy and triad: nothing that moves the same bytes can be much faster. */
const ROOFS: readonly Kind[] = [
  {
    op: "roof-copy",
    group: "roof: copy",
    variant: "out",
    numpy: { run: "np.copyto(out, a)", check: "out" },
    strided: { run: "np.copyto(out, a)", check: "out" },
    loop: { run: "out.set(a);", check: "out" },
    ...moved(1, 1),
  },
  {
    op: "roof-triad",
    group: "roof: triad",
    variant: "out",
    numpy: "np.add(np.multiply(b, 3, out=out), a, out=out)",
    strided: {
      setup: "const triad = np.fuse((a, b) => b.mul(3).add(a));",
      run: "triad(a, b, { out })",
    },
    loop: { run: "for (let i = 0; i < n; i++) out[i] = a[i] + 3 * b[i];", check: "out" },
    tolerance: 1e-15,
    ...moved(2, 1),
  },
];

const rowsOf = (kind: Kind, sizes: readonly number[]): readonly Row[] =>
  sizes.map((n) => ({ ...kind, dtype: "float64", shape: [n], operands }));

export const sizes: Suite = {
  name: "sizes",
  about: "one to ten million elements, and the roofs: what memory itself gives",
  languages: ["strided", "numpy", "loop", "phrases"],
  lengths: { processes: 1, rounds: 3, milliseconds: 15 },
  cases: casesOf([
    ...KINDS.flatMap((kind) => rowsOf(kind, SIZES)),
    ...ROOFS.flatMap((kind) => rowsOf(kind, [1e6, 1e7])),
  ]),
};
