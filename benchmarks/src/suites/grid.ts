/** NumPy's own grid of strides: both operands and the result contiguous, every second, every fourth; and misaligned ones. */
import type { Operand, Operands, Statement } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const N = 1e5;
const STEPS = [1, 2, 4];

/** "a 1, b 2, out 4": what the ids and the pages call a place in the grid. */
export const gridName = (a: number, b: number, out: number): string => `a ${a}, b ${b}, out ${out}`;

const stepped = (n: number, step: number, more: Partial<Operand> = {}): Operand => ({
  dtype: "float64",
  shape: [n * step],
  ...(step === 1 ? {} : { view: `::${step}` }),
  ...more,
});

const GRID: readonly Row[] = STEPS.flatMap((a) =>
  STEPS.flatMap((b) =>
    STEPS.map(
      (out): Row => ({
        group: "add over strides",
        op: "add-out",
        variant: "out",
        dtype: "float64",
        shape: [N],
        layout: gridName(a, b, out),
        numpy: "np.add(a, b, out=out)",
        strided: "np.add(a, b, { out })",
        loop: {
          run: `for (let i = 0; i < n; i++) out[${out} * i] = a[${a} * i] + b[${b} * i];`,
          // The elements of the view, as the others have them.
          check: out === 1 ? "out" : `out.filter((_, i) => i % ${out} === 0)`,
        },
        operands: ([n]): Operands => ({
          a: stepped(n, a),
          b: stepped(n, b, { seed: 1 }),
          out: stepped(n, out, { fill: "zeros" }),
        }),
      }),
    ),
  ),
);

/** One byte off, the result too: no element lies at a multiple of its own size. */
const MISALIGNED: readonly Row[] = ["aligned", "misaligned"].map((layout) => {
  const offset = layout === "aligned" ? 0 : 1;
  const numpy: Statement = {
    setup: `def placed(a):
    x = np.zeros(a.nbytes + 8, np.uint8)[${offset}:${offset} + a.nbytes].view(a.dtype)
    x[...] = a
    return x
x, y, z = placed(a), placed(b), placed(out)`,
    run: "np.add(x, y, out=z)",
    check: "z",
  };
  const strided: Statement = {
    setup: `const placed = (a) => {
      const x = np.zeros(a.nbytes + 8, { dtype: "uint8" }).slice("${offset}:" + (${offset} + a.nbytes)).view(a.dtype.name);
      x.assign(a);
      return x;
    };
    const x = placed(a), y = placed(b), z = placed(out);`,
    run: "np.add(x, y, { out: z })",
    check: "z",
  };
  return {
    group: "alignment",
    op: "add-bytes-out",
    title: "np.add(x, y, out=z), all views of bytes",
    variant: "out",
    dtype: "float64",
    shape: [N],
    layout,
    numpy,
    strided,
    operands: ([n]): Operands => ({
      a: stepped(n, 1),
      b: stepped(n, 1, { seed: 1 }),
      out: stepped(n, 1, { fill: "zeros" }),
    }),
  };
});

export const grid: Suite = {
  name: "grid",
  about: "NumPy's grid of strides, and misaligned elements",
  languages: ["strided", "numpy", "loop", "phrases"],
  lengths: { processes: 1, rounds: 3, milliseconds: 15 },
  cases: casesOf([...GRID, ...MISALIGNED]),
};
