/** The functions whose accuracy is measured, and where their awkward arguments lie. */
import type { Expression } from "@strided/kernel";
import { acosOf } from "../../src/math/acos.ts";
import { acoshOf } from "../../src/math/acosh.ts";
import { asinOf } from "../../src/math/asin.ts";
import { asinhOf } from "../../src/math/asinh.ts";
import { atanOf } from "../../src/math/atan.ts";
import { atan2Of } from "../../src/math/atan2.ts";
import { atanhOf } from "../../src/math/atanh.ts";
import { cbrtOf } from "../../src/math/cbrt.ts";
import { cosOf } from "../../src/math/cos.ts";
import { coshOf } from "../../src/math/cosh.ts";
import { expOf } from "../../src/math/exp.ts";
import { exp2Of } from "../../src/math/exp2.ts";
import { expm1Of } from "../../src/math/expm1.ts";
import { hypotOf } from "../../src/math/hypot.ts";
import { logOf } from "../../src/math/log.ts";
import { log1pOf } from "../../src/math/log1p.ts";
import { log2Of } from "../../src/math/log2.ts";
import { log10Of } from "../../src/math/log10.ts";
import { logaddexpOf } from "../../src/math/logaddexp.ts";
import { logaddexp2Of } from "../../src/math/logaddexp2.ts";
import { powerOf } from "../../src/math/power.ts";
import { sinOf } from "../../src/math/sin.ts";
import { sinhOf } from "../../src/math/sinh.ts";
import { tanOf } from "../../src/math/tan.ts";
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
  /** The result may be a small difference of large numbers: counted are floats of the larger operand's size. */
  readonly cancels?: boolean;
}

const unary = (name: string, expression: unknown, ranges: Domain["ranges"], near: Domain["near"]): Measured => ({
  name,
  expression: expression as Expression,
  domains: [{ ranges, near }],
});

/** Halfway between multiples of a unit the reduced argument changes its side. */
const halves = (unit: number): number[] => [-100, -20, -3, -2, -1, 0, 1, 2, 3, 20, 100].map((n) => (n + 0.5) * unit);
const both = (...points: readonly number[]): number[] => points.flatMap((x) => [x, -x]);

// biome-ignore-start format: tables
const ANGLES: Domain["ranges"] = [
  [-4, 4],
  [-100, 100],
  [-6e7, 6e7],
  [1e7, 1e12],
  [1e15, 1.7e308],
  [1e-10, 1],
];
const MULTIPLES: Domain["near"] = [
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
  63661976,
  63661977,
  63661978,
  1e9,
  1e15,
  2 ** 40,
  3e18,
  1e50,
].flatMap((n) => both((n * Math.PI) / 4));
const LOGARITHMS: Domain["ranges"] = [
  [0.5, 2],
  [0.99, 1.01],
  [0, 1e5],
  [1e-300, 1e300],
  [5e-324, 1e-307],
  [1e-45, 1e-37],
];
const EDGES: Domain["near"] = [1, Math.SQRT2, Math.SQRT1_2, 2, 0.5, 2 ** -1022, 2 ** -126, 1000, 1e15, 1e22, 64];
const ALL: Domain["ranges"] = [
  [-10, 10],
  [-1e30, 1e30],
  [1e-30, 1],
  [1e-300, 1e300],
  [-1e-37, 1e-37],
  [-1e-307, 1e-307],
];
const HYPERBOLIC: Domain["ranges"] = [
  [-1, 1],
  [-3, 3],
  [0.3, 0.4],
  [-720, 720],
  [-91, 91],
  [708, 711],
  [87, 90],
  [1e-10, 1],
];

export const FUNCTIONS: readonly Measured[] = [
  unary(
    "exp",
    expOf,
    [
      [-1, 1],
      [-30, 30],
      [-750, 715],
      [-110, 95],
      [-745.2, -708],
      [-104, -87],
      [708, 710],
      [87, 89],
    ],
    [0, 709.782712893384, 88.72284, -708.3964185322641, -745.1332191019411, -87.33655, -103.97208, ...halves(Math.LN2)],
  ),
  unary(
    "exp2",
    exp2Of,
    [
      [-1, 1],
      [-30, 30],
      [-1080, 1030],
      [-155, 130],
      [-1075, -1020],
      [-150, -125],
      [1020, 1024],
      [125, 128],
    ],
    [0, 1024, 128, -1022, -1075, -1074, -126, -150, -149, ...halves(1)],
  ),
  unary(
    "expm1",
    expm1Of,
    [
      [-1, 1],
      [-30, 30],
      [-50, 720],
      [-50, 95],
      [708, 710],
      [87, 89],
      [-0.4, -0.3],
      [0.3, 0.4],
      [-1.1, -0.9],
    ],
    [0, 709.782712893384, 88.72284, -37, -17, ...halves(Math.LN2)],
  ),
  unary("log", logOf, LOGARITHMS, EDGES),
  unary("log2", log2Of, LOGARITHMS, EDGES),
  unary("log10", log10Of, LOGARITHMS, EDGES),
  unary(
    "log1p",
    log1pOf,
    [
      [-1, 1],
      [-0.5, 0.5],
      [0, 1e5],
      [1e-300, 1e300],
      [-1e-5, 1e-5],
      [-0.35, -0.25],
      [0.35, 0.45],
    ],
    [0, -1, Math.SQRT2 - 1, Math.SQRT1_2 - 1, 1, 2 ** 53, 2 ** 24],
  ),
  unary("sin", sinOf, ANGLES, MULTIPLES),
  unary("cos", cosOf, ANGLES, MULTIPLES),
  unary("tan", tanOf, ANGLES, MULTIPLES),
  unary(
    "arcsin",
    asinOf,
    [
      [-1, 1],
      [0.45, 0.55],
      [0.9, 1],
      [1e-10, 1],
    ],
    both(0, 0.5, 1, Math.SQRT1_2),
  ),
  unary(
    "arccos",
    acosOf,
    [
      [-1, 1],
      [0.45, 0.55],
      [-0.55, -0.45],
      [0.9, 1],
      [1e-10, 1],
    ],
    both(0, 0.5, 1, Math.SQRT1_2),
  ),
  unary(
    "arctan",
    atanOf,
    [
      [-1, 1],
      [-3, 3],
      [0.9, 1.1],
      [1e-10, 1],
      [1, 1e20],
    ],
    both(0, 1, 2, 0.5),
  ),
  unary("sinh", sinhOf, HYPERBOLIC, [0, 710.4758600739439, 89.41599, ...halves(Math.LN2)]),
  unary("cosh", coshOf, HYPERBOLIC, [0, 710.4758600739439, 89.41599, ...halves(Math.LN2)]),
  unary(
    "tanh",
    tanhOf,
    [
      [-1, 1],
      [-25, 25],
      [-0.7, -0.5],
      [0.1, 0.3],
      [-1e-5, 1e-5],
    ],
    [0, 0.625, -0.625, 20, 10, 9.01, 19.06],
  ),
  unary("arcsinh", asinhOf, [...ALL, [-1, 1], [-0.1, 0.1], [0.3, 0.5]], both(0, 0.5, 1, 3, 2 ** 510, 2 ** 62)),
  unary(
    "arccosh",
    acoshOf,
    [
      [1, 1.01],
      [1, 2],
      [1, 10],
      [1, 1e300],
      [1, 1.0000001],
      [1, 1e5],
    ],
    [1, 2, 1.5, 2 ** 510, 2 ** 62],
  ),
  unary(
    "arctanh",
    atanhOf,
    [
      [-1, 1],
      [-0.3, 0.3],
      [0.2, 0.3],
      [0.9, 1],
      [1e-10, 1],
    ],
    both(0, 0.25, 0.5, 0.6, 1),
  ),
  unary("cbrt", cbrtOf, [...ALL, [0.1, 10]], both(0, 1, 2, 8, 27, 1000, 0.125, 2 ** -1022, 2 ** -126, 1e15)),
  {
    name: "power",
    expression: powerOf as unknown as Expression,
    domains: [
      { ranges: [...LOGARITHMS, [0.9, 1.1], [-3, 0]], near: [1, 2, 0.5, 10, Math.E, -1] },
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
  {
    name: "arctan2",
    expression: atan2Of as unknown as Expression,
    domains: [
      { ranges: ALL, near: both(1, 1e300) },
      { ranges: ALL, near: both(1, 1e300) },
    ],
    relate(operands, random) {
      if (random() < 0.5) operands[1] = operands[0] * (4 * random() - 2);
      else if (random() < 0.2) operands[1] = operands[0];
    },
  },
  {
    name: "hypot",
    expression: hypotOf as unknown as Expression,
    domains: [
      { ranges: ALL, near: both(1, 2 ** 510, 2 ** -480, 2 ** 62, 2 ** -50) },
      { ranges: ALL, near: both(1, 3) },
    ],
    relate(operands, random) {
      if (random() < 0.7) operands[1] = operands[0] * (4 * random() - 2);
    },
  },
  {
    name: "logaddexp",
    expression: logaddexpOf as unknown as Expression,
    domains: [
      { ranges: [...ALL, [-800, 800], [-2, 2]], near: [0, 1] },
      { ranges: [[-800, 800]], near: [0] },
    ],
    cancels: true,
    relate(operands, random) {
      if (random() < 0.7) operands[1] = operands[0] + 80 * random() * random() - 10;
    },
  },
  {
    name: "logaddexp2",
    expression: logaddexp2Of as unknown as Expression,
    domains: [
      { ranges: [...ALL, [-1000, 1000], [-2, 2]], near: [0, 1] },
      { ranges: [[-1000, 1000]], near: [0] },
    ],
    cancels: true,
    relate(operands, random) {
      if (random() < 0.7) operands[1] = operands[0] + 80 * random() * random() - 10;
    },
  },
];
// biome-ignore-end format: tables
