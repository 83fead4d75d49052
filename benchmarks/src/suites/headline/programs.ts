/** Whole small programs, and allocation alone. */
import type { Statement } from "../../case.ts";
import type { Row } from "../../suite.ts";

/** The four neighbours of each inner point, as views. */
const NEIGHBOURS = {
  numpy: "above, below, left, right, inner = u[:-2, 1:-1], u[2:, 1:-1], u[1:-1, :-2], u[1:-1, 2:], u[1:-1, 1:-1]",
  strided: `const above = u.slice(":-2, 1:-1"), below = u.slice("2:, 1:-1");
    const left = u.slice("1:-1, :-2"), right = u.slice("1:-1, 2:"), inner = u.slice("1:-1, 1:-1");`,
};

const FRESH_NUMPY: Statement = {
  setup: `${NEIGHBOURS.numpy}
def step():
    inner[...] = ((below + above) * 0.01 + (right + left) * 0.01) * 25`,
  run: "step()",
  check: "u",
};

const OUT_NUMPY: Statement = {
  setup: `${NEIGHBOURS.numpy}
x, y = np.zeros(inner.shape), np.zeros(inner.shape)
def step():
    np.multiply(np.add(below, above, out=x), 0.01, out=x)
    np.multiply(np.add(right, left, out=y), 0.01, out=y)
    np.multiply(np.add(x, y, out=x), 25, out=inner)`,
  run: "step()",
  check: "u",
};

const FRESH_STRIDED: Statement = {
  setup: `${NEIGHBOURS.strided}
    const half = (p, q) => np.multiply(np.add(p, q), 0.01);`,
  run: "inner.assign(np.multiply(np.add(half(below, above), half(right, left)), 25))",
  check: "u",
};

const OUT_STRIDED: Statement = {
  setup: `${NEIGHBOURS.strided}
    const x = np.zeros(inner.shape), y = np.zeros(inner.shape);
    const half = (p, q, out) => np.multiply(np.add(p, q, { out }), 0.01, { out });`,
  run: "np.multiply(np.add(half(below, above, x), half(right, left, y), { out: x }), 25, { out: inner })",
  check: "u",
};

/** From a copy of what was there before: the new values go where others are still to be read. */
const LOOP: Statement = {
  setup: "const old = new Float64Array(u.length);",
  run: `{
    old.set(u);
    for (let i = 1; i < n - 1; i++) {
      for (let j = i * n + 1; j < i * n + n - 1; j++) {
        u[j] = ((old[j + n] + old[j - n]) * 0.01 + (old[j + 1] + old[j - 1]) * 0.01) * 25;
      }
    }
  }`,
  check: "u",
};

const LAPLACE: readonly Row[] = [
  {
    op: "laplace",
    variant: "implicit copy",
    title: "a step of Laplace's equation, with temporaries",
    numpy: FRESH_NUMPY,
    strided: FRESH_STRIDED,
    loop: LOOP,
  },
  {
    op: "laplace-out",
    variant: "in place",
    title: "a step of Laplace's equation, in place",
    numpy: OUT_NUMPY,
    strided: OUT_STRIDED,
    loop: LOOP,
  },
].map((row) => ({
  ...row,
  variant: row.variant as Row["variant"],
  group: "programs",
  dtype: "float64",
  shape: [150, 150],
  tolerance: 1e-12,
  operands: (shape) => ({ u: { dtype: "float64", shape } }),
}));

const MATMUL: readonly Row[] = [32, 128, 256].map((n) => ({
  group: "programs",
  op: "matmul-columns",
  title: "a[:, ::2] @ b",
  variant: "implicit copy",
  dtype: "float64",
  shape: [n, n],
  numpy: "np.matmul(a, b)",
  strided: "np.matmul(a, b)",
  layout: "every second column",
  tolerance: 1e-12,
  flops: 2 * n ** 3,
  operands: ([m, n]) => ({
    a: { dtype: "float64", shape: [m, 2 * n], view: ":, ::2" },
    b: { dtype: "float64", shape: [n, n], seed: 1 },
  }),
}));

const EMPTIES: readonly Row[] = [1, 127, 128, 512].map((n) => ({
  group: "allocation",
  op: "empty",
  variant: "implicit copy",
  dtype: "float64",
  shape: [n],
  // What lies in new memory is no result.
  numpy: { run: "np.empty(n)", check: "np.zeros(n)" },
  strided: { run: "np.empty(n)", check: "np.zeros(n)" },
  loop: { run: "sink.last = new Float64Array(n);" },
  operands: () => ({}),
}));

export const PROGRAM_ROWS: readonly Row[] = [...LAPLACE, ...MATMUL, ...EMPTIES];
