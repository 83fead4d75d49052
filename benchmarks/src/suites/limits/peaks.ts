/** What vectors of 128 bits can do at the most, and the products that come near it. */
import type { OperandDType } from "../../case.ts";
import { INSTRUCTIONS, type Instruction, type Instructions } from "../../contenders/bare/instructions.ts";
import type { Row } from "../../suite.ts";

/** Ones: sums grow, products stay, and nothing becomes too small to be normal. */
const ones = (dtype: OperandDType) => (shape: readonly number[]) => ({ a: { dtype, shape, low: 1, high: 1 } });

const VECTORS: readonly (readonly [name: Instructions, dtype: "float64" | "float32"])[] = [
  ["in turn", "float64"],
  ["f64x2.add", "float64"],
  ["f64x2.mul", "float64"],
  ["f64x2.relaxed_madd", "float64"],
  ["f64x2.div", "float64"],
  ["f64x2.sqrt", "float64"],
  ["f32x4.add", "float32"],
  ["f32x4.mul", "float32"],
  ["f32x4.relaxed_madd", "float32"],
  ["v128.bitselect", "float64"],
  ["i8x16.shuffle", "float64"],
  ["i8x16.swizzle", "float64"],
];

export const INSTRUCTION_ROWS: readonly Row[] = VECTORS.map(([name, dtype]) => ({
  op: name,
  group: "instructions",
  title: name === "in turn" ? "f64x2.relaxed_madd, f64x2.add, v128.xor in turn" : name,
  variant: "in place",
  dtype,
  shape: [64],
  bare: `np.repeat("${name}", a)`,
  operands: ones(dtype),
  pieces: { count: INSTRUCTIONS, name: "instruction" },
  small: [64],
}));

const TOLERANCES = { float64: 1e-12, float32: 1e-5 } as const;

const peaksOf = (dtype: "float64" | "float32", name: Instruction, lanes: number): readonly Row[] => [
  {
    op: "peak",
    group: "lanes",
    title: `${name} in registers`,
    variant: "in place",
    dtype,
    shape: [64],
    bare: `np.repeat("${name}", a)`,
    operands: ones(dtype),
    flops: 2 * lanes * INSTRUCTIONS,
    small: [64],
  },
  {
    op: "matmul-out",
    group: "lanes",
    variant: "out",
    dtype,
    shape: [512, 512],
    numpy: "np.matmul(a, b, out=out)",
    strided: "np.matmul(a, b, { out })",
    operands: (shape) => ({
      a: { dtype, shape },
      b: { dtype, shape, seed: 1 },
      out: { dtype, shape, fill: "zeros" },
    }),
    flops: 2 * 512 ** 3,
    tolerance: TOLERANCES[dtype],
  },
];

export const LANE_ROWS: readonly Row[] = [
  ...peaksOf("float64", "f64x2.relaxed_madd", 2),
  ...peaksOf("float32", "f32x4.relaxed_madd", 4),
];
