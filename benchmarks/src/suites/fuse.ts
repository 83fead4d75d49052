/** a * b + c as one kernel, against two calls. */
import type { Operands, Statement } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const SIZES = [1e4, 1e6];
const SETUP = "const fused = np.fuse((a, b, c) => a.mul(b).add(c));";
const FOLD = "const distance = np.fuse((a, b) => a.sub(b).square().sum());";

const LOOP: Statement = {
  run: "for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i] + c[i];",
  check: "out",
};

/** Between the product and the sum a fused kernel may keep more digits, and cancel fewer. */
const NEAR = { float64: 1e-12, float32: 1e-5 } as const;

const rowsOf = (dtype: "float64" | "float32", n: number): readonly Row[] => {
  const operands = (shape: readonly number[]): Operands => ({
    a: { dtype, shape },
    b: { dtype, shape, seed: 1 },
    c: { dtype, shape, seed: 2 },
    out: { dtype, shape, fill: "zeros" },
    between: { dtype, shape, fill: "zeros" },
  });
  const common = { dtype, shape: [n], operands, tolerance: NEAR[dtype] } as const;
  const calls = "np.add(np.multiply(a, b, out=between), c, out=out)";
  return [
    {
      ...common,
      group: "a * b + c, out given",
      op: "fuse-out",
      variant: "out",
      numpy: calls,
      strided: { setup: SETUP, run: "fused(a, b, c, { out })" },
      loop: LOOP,
    },
    {
      ...common,
      group: "a * b + c, fresh result",
      op: "fuse",
      variant: "implicit copy",
      numpy: "a * b + c",
      strided: { setup: SETUP, run: "fused(a, b, c)" },
    },
    {
      ...common,
      group: "a * b + c, two calls in both",
      op: "two-calls-out",
      variant: "out",
      numpy: calls,
      strided: "np.add(np.multiply(a, b, { out: between }), c, { out })",
    },
    {
      ...common,
      group: "sum((a - b) ** 2)",
      op: "fuse-fold",
      variant: "reduce",
      numpy: "((a - b) ** 2).sum()",
      strided: { setup: FOLD, run: "distance(a, b)" },
      loop: {
        run: "{ let s = 0; for (let i = 0; i < a.length; i++) s += (a[i] - b[i]) ** 2; sink.last = s; }",
      },
      tolerance: NEAR[dtype] * 100,
    },
  ];
};

export const fuse: Suite = {
  name: "fuse",
  about: "an expression as one kernel, against NumPy's calls",
  languages: ["strided", "numpy", "loop"],
  lengths: { processes: 2, rounds: 4, milliseconds: 60 },
  cases: casesOf((["float64", "float32"] as const).flatMap((dtype) => SIZES.flatMap((n) => rowsOf(dtype, n)))),
};
