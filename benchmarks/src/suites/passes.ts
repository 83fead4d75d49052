/** After how many passes over a view copying it first pays: the pass over the view, over a copy, and the copy itself. */
import type { Operand, Operands, Statement } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

export interface PassLayout {
  readonly name: string;
  readonly view: string | null;
  /** The shape of what the view is of. */
  readonly enlarge: (shape: readonly number[]) => readonly number[];
}

const SHAPE = [1000, 1000] as const;

export const PASS_LAYOUTS: readonly PassLayout[] = [
  { name: "contiguous", view: null, enlarge: (shape) => shape },
  { name: "T", view: "T", enlarge: (shape) => shape.toReversed() },
  { name: "every second column", view: ":, ::2", enlarge: ([m, n]) => [m, 2 * n] },
  { name: "every eighth column", view: ":, ::8", enlarge: ([m, n]) => [m, 8 * n] },
  { name: "columns reversed", view: ":, ::-1", enlarge: (shape) => shape },
];

type Operation = Pick<Row, "op" | "variant" | "numpy" | "strided" | "tolerance">;

export const PASS_OPERATIONS: readonly Operation[] = [
  { op: "pass-sum", variant: "reduce", numpy: "np.sum(a)", strided: "np.sum(a)", tolerance: 1e-10 },
  {
    op: "pass-sum-axis-1",
    variant: "reduce",
    numpy: "np.sum(a, axis=1)",
    strided: "np.sum(a, { axis: 1 })",
    tolerance: 1e-10,
  },
  { op: "pass-multiply", variant: "out", numpy: "np.multiply(a, 2, out=out)", strided: "np.multiply(a, 2, { out })" },
  { op: "pass-add", variant: "out", numpy: "np.add(a, out, out=out)", strided: "np.add(a, out, { out })" },
];

const COPY: { readonly [K in "numpy" | "strided"]: Statement } = {
  numpy: { run: "np.ascontiguousarray(a) if not a.flags.c_contiguous else a.copy()" },
  strided: { run: "a.copy()" },
};

const rowsOf = ({ name, view, enlarge }: PassLayout): readonly Row[] => {
  const operands = (shape: readonly number[]): Operands => {
    const a: Operand = { dtype: "float64", shape: enlarge(shape), ...(view === null ? {} : { view }) };
    return { a, out: { dtype: "float64", shape, fill: "zeros" } };
  };
  const common = { group: name, dtype: "float64", shape: SHAPE, layout: name, operands } as const;
  return [
    ...PASS_OPERATIONS.map((operation): Row => ({ ...common, ...operation })),
    { ...common, op: "pass-copy", title: "a.copy()", variant: "copy", ...COPY },
  ];
};

export const passes: Suite = {
  name: "passes",
  about: "after how many passes copying a view first pays",
  languages: ["strided", "numpy", "phrases"],
  lengths: { processes: 1, rounds: 3, milliseconds: 20 },
  cases: casesOf(PASS_LAYOUTS.flatMap(rowsOf)),
};
