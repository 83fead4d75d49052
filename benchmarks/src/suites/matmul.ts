/** Matrix products in one thread, in floating-point operations a second. */
import type { Operands } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const LENGTHS = [16, 64, 512];
const TOLERANCES = { float64: 1e-12, float32: 1e-5 } as const;

const rowsOf = (dtype: "float64" | "float32"): readonly Row[] => {
  const common = { group: `matmul ${dtype}`, dtype, tolerance: TOLERANCES[dtype] } as const;
  const operands = (shape: readonly number[]): Operands => ({
    a: { dtype, shape },
    b: { dtype, shape, seed: 1 },
    out: { dtype, shape, fill: "zeros" },
  });
  return [
    ...LENGTHS.map(
      (n): Row => ({
        ...common,
        op: "matmul-out",
        variant: "out",
        shape: [n, n],
        numpy: "np.matmul(a, b, out=out)",
        strided: "np.matmul(a, b, { out })",
        operands,
        flops: 2 * n ** 3,
      }),
    ),
    {
      ...common,
      op: "matmul",
      variant: "implicit copy",
      shape: [512, 512],
      numpy: "a @ b",
      strided: "np.matmul(a, b)",
      operands,
      flops: 2 * 512 ** 3,
    },
    {
      ...common,
      op: "matmul-T",
      variant: "implicit copy",
      shape: [512, 512],
      numpy: "a.T @ b",
      strided: "np.matmul(a.T, b)",
      operands,
      flops: 2 * 512 ** 3,
    },
    {
      ...common,
      op: "matvec",
      variant: "implicit copy",
      shape: [1000, 1000],
      numpy: "a @ x",
      strided: "np.matmul(a, x)",
      operands: (shape) => ({ a: { dtype, shape }, x: { dtype, shape: [shape[1]], seed: 1 } }),
      flops: 2 * 1000 ** 2,
    },
  ];
};

export const matmul: Suite = {
  name: "matmul",
  about: "matrix products in one thread",
  languages: ["strided", "numpy"],
  lengths: { processes: 2, rounds: 3, milliseconds: 150 },
  cases: casesOf([...rowsOf("float64"), ...rowsOf("float32")]),
};
