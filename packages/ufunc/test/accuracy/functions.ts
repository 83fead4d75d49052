/** The functions whose accuracy is measured, and where their awkward arguments lie. */
import type { Expression } from "@strided/kernel";
import { cosOf } from "../../src/math/cos.ts";
import { expOf } from "../../src/math/exp.ts";
import { logOf } from "../../src/math/log.ts";
import { powerOf } from "../../src/math/power.ts";
import { sinOf } from "../../src/math/sin.ts";
import { tanhOf } from "../../src/math/tanh.ts";

/** Where arguments are drawn: from ranges, and from the floats around points. Both types share them. */
export interface Domain {
  readonly ranges: readonly (readonly [low: number, high: number])[];
  readonly near: readonly number[];
}

export interface Measured {
  /** NumPy's name. */
  readonly name: string;
  readonly expression: Expression;
  /** One domain per operand. */
  readonly domains: readonly Domain[];
  /** Moves the last operand, where it should depend on the others. */
  readonly relate?: (operands: number[], random: () => number) => void;
}

const unary = (
  name: string,
  expression: unknown,
  ranges: readonly (readonly [number, number])[],
  near: readonly number[],
): Measured => ({ name, expression: expression as Expression, domains: [{ ranges, near }] });

/** Halfway between multiples of ln 2 the reduced argument changes its side. */
const exponents = (unit: number): number[] => [-100, -20, -3, -2, -1, 0, 1, 2, 3, 20, 100].map((n) => (n + 0.5) * unit);

const ANGLES: Domain["ranges"] = [
  [-4, 4],
  [-100, 100],
  [-6e7, 6e7],
  [1e7, 1e12],
  [1e15, 1.7e308],
  [1e-10, 1],
];
/** Multiples of pi / 4, small and large; the last ones are the doubles and singles nearest to a multiple of pi / 2. */
const MULTIPLES: readonly number[] = [
  ...[
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    100,
    355,
    710,
    1000,
    12345,
    1e6 + 1,
    31830988,
    31830989,
    31830990,
    1e9,
    1e15,
  ],
  ...[2 ** 40, 3e18, 1e50],
].flatMap((n) => [(n * Math.PI) / 4, (-n * Math.PI) / 4]);

export const FUNCTIONS: readonly Measured[] = [
  unary(
    "exp",
    expOf,
    [[-1, 1], [-30, 30], [-750, 715], [-110, 95], [-745.2, -708], [-104, -87], [708, 710], [87, 89]], // biome-ignore format: a table
    [
      0,
      709.782712893384,
      88.72284,
      -708.3964185322641,
      -745.1332191019411,
      -87.33655,
      -103.97208,
      ...exponents(Math.LN2),
    ],
  ),
  unary("log", logOf, [[0.5, 2], [0.99, 1.01], [0, 1e5], [1e-300, 1e300], [5e-324, 1e-307], [1e-45, 1e-37]], [1, Math.SQRT2, Math.SQRT1_2, 2, 0.5, 2 ** -1022, 2 ** -126]), // biome-ignore format: a table
  unary("sin", sinOf, ANGLES, MULTIPLES),
  unary("cos", cosOf, ANGLES, MULTIPLES),
  unary("tanh", tanhOf, [[-1, 1], [-25, 25], [-0.7, -0.5], [0.1, 0.3], [-1e-5, 1e-5]], [0, 0.625, -0.625, 20, 10, 9.01, 19.06]), // biome-ignore format: a table
  {
    name: "power",
    expression: powerOf as unknown as Expression,
    domains: [
      { ranges: [[0, 10], [0.9, 1.1], [-3, 0], [1e-300, 1e300], [5e-324, 1e-307], [1e-45, 1e-37]], near: [1, 2, 0.5, 10, Math.E, -1] }, // biome-ignore format: a table
      {
        ranges: [
          [-10, 10],
          [-1000, 1000],
          [-1e18, 1e18],
        ],
        near: [1, 2, 3, -1, 0.5, -2, -3, 100, 1 / 3],
      },
    ],
    // Most powers of random numbers overflow or are 1: half of the exponents are taken from where they are not.
    relate(operands, random) {
      const log = Math.log2(Math.abs(operands[0]));
      if (random() < 0.5 && Number.isFinite(log) && log !== 0) {
        const [low, high] = random() < 0.5 ? [-1078, 1026] : [-152, 130];
        operands[1] = (low + (high - low) * random()) / log;
      } else if (random() < 0.3) operands[1] = Math.round(operands[1]);
    },
  },
];
