/** What memory gives, from the innermost cache to beyond the last one. */
import type { Operands } from "../../case.ts";
import type { Row } from "../../suite.ts";

/** Bytes of all operands together: half of a usual innermost cache, of a usual second one, what most last ones hold, and more than any. */
const SIZES: readonly (readonly [place: string, nbytes: number])[] = [
  ["24 KB", 24 * 2 ** 10],
  ["768 KB", 768 * 2 ** 10],
  ["12 MB", 12 * 2 ** 20],
  ["384 MB", 384 * 2 ** 20],
];

type Kind = Pick<Row, "op" | "title" | "variant" | "numpy" | "strided" | "bare"> & {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
};

const KINDS: readonly Kind[] = [
  {
    op: "read",
    title: "read: the largest element",
    variant: "reduce",
    numpy: "np.max(a)",
    strided: "np.max(a)",
    bare: "np.most(a)",
    reads: ["a"],
    writes: [],
  },
  {
    op: "write",
    title: "write: zeros",
    variant: "out",
    numpy: { run: "out.fill(0)", check: "out" },
    strided: "out.assign(0)",
    bare: "np.clear(out)",
    reads: [],
    writes: ["out"],
  },
  {
    op: "copy",
    title: "copy",
    variant: "out",
    numpy: { run: "np.copyto(out, a)", check: "out" },
    strided: "out.assign(a)",
    bare: "np.copy(a, out)",
    reads: ["a"],
    writes: ["out"],
  },
  {
    op: "add-one",
    title: "in place: one more",
    variant: "in place",
    numpy: { run: "np.add(a, 1, out=a)", check: "a" },
    strided: "np.add(a, 1, { out: a })",
    bare: "np.addOne(a)",
    reads: ["a"],
    writes: ["a"],
  },
  {
    op: "triad",
    title: "add: two read, one written",
    variant: "out",
    numpy: "np.add(a, b, out=out)",
    strided: "np.add(a, b, { out })",
    bare: "np.add(a, b, out)",
    reads: ["a", "b"],
    writes: ["out"],
  },
];

const ITEMSIZE = 8;

/** Two read and a byte written, in the sizes where NumPy's masks of bits show. */
const LESS_ROWS: readonly Row[] = [1024, 32768].map((n) => ({
  op: "less",
  group: "bandwidth",
  title: "less: two read, a byte written",
  variant: "out",
  dtype: "float64",
  shape: [n],
  numpy: "np.less(a, b, out=out)",
  strided: "np.less(a, b, { out })",
  bare: "np.less(a, b, out)",
  operands: (shape): Operands => ({
    a: { dtype: "float64", shape },
    b: { dtype: "float64", shape, seed: 1 },
    out: { dtype: "bool", shape, fill: "zeros" },
  }),
  traffic: (size) => ({ read: 2 * size * ITEMSIZE, written: size, allocated: 0 }),
  small: [32],
}));

export const BANDWIDTH_ROWS: readonly Row[] = [
  ...KINDS.flatMap(({ reads, writes, ...kind }) =>
    SIZES.map(([layout, nbytes]): Row => {
      const names = [...new Set([...reads, ...writes])];
      return {
        ...kind,
        group: "bandwidth",
        dtype: "float64",
        layout,
        shape: [nbytes / names.length / ITEMSIZE],
        operands: (shape): Operands =>
          Object.fromEntries(names.map((name, seed) => [name, { dtype: "float64", shape, seed }])),
        traffic: (n) => ({ read: reads.length * n * ITEMSIZE, written: writes.length * n * ITEMSIZE, allocated: 0 }),
        small: [32],
      };
    }),
  ),
  ...LESS_ROWS,
];
