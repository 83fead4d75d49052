/** The cases, as data: a row per cell of the recipes 3 to 8. Sizes, dtypes and layouts are added here. */
import { type Case, sizeOf, type Traffic } from "./case.ts";

type Row = Omit<Case, "id" | "traffic" | "layout" | "fill"> &
  Partial<Pick<Case, "layout" | "fill">> & { readonly traffic: (n: number) => Traffic };

/** Both dtypes of the rows have it. */
const ITEMSIZE = 8;

const NOTHING = { read: 0, written: 0, allocated: 0 } as const;
const LONG = { dtype: "float64", shape: [10_000_000], small: [12] } as const;
const SQUARE = { dtype: "float64", shape: [100, 100], small: [5, 5] } as const;
const OUTER = { dtype: "int64", shape: [1000], small: [6], fill: "arange" } as const;
const WIDE = { dtype: "float64", shape: [5000, 5000], small: [7, 7] } as const;

const ROWS: readonly Row[] = [
  {
    recipe: 3,
    op: "multiply-in-place",
    title: "a *= 2",
    variant: "in place",
    ...LONG,
    traffic: (n) => ({ read: n, written: n, allocated: 0 }),
  },
  {
    recipe: 3,
    op: "multiply",
    title: "a * 2",
    variant: "implicit copy",
    ...LONG,
    traffic: (n) => ({ read: n, written: n, allocated: n }),
  },
  { recipe: 4, op: "reshape", title: "a.reshape((1, -1))", variant: "view", ...SQUARE, traffic: () => NOTHING },
  {
    recipe: 4,
    op: "reshape",
    title: "a.T.reshape((1, -1))",
    variant: "copy",
    ...SQUARE,
    layout: "T",
    traffic: (n) => ({ read: n, written: n, allocated: n }),
  },
  { recipe: 5, op: "ravel", title: "a.ravel()", variant: "view", ...SQUARE, traffic: () => NOTHING },
  {
    recipe: 5,
    op: "flatten",
    title: "a.flatten()",
    variant: "copy",
    ...SQUARE,
    traffic: (n) => ({ read: n, written: n, allocated: n }),
  },
  {
    recipe: 6,
    op: "outer-tile",
    title: "tile(column) * tile(row)",
    variant: "implicit copy",
    ...OUTER,
    // Two tiles are read once to be made and once to be multiplied.
    traffic: (n) => ({ read: 4 * n * n, written: 3 * n * n, allocated: 3 * n * n }),
  },
  {
    recipe: 6,
    op: "outer-broadcast",
    title: "row * column",
    variant: "implicit copy",
    ...OUTER,
    traffic: (n) => ({ read: 2 * n * n, written: n * n, allocated: n * n }),
  },
  {
    recipe: 8,
    op: "sum-row",
    title: "a[0, :].sum()",
    variant: "reduce",
    ...WIDE,
    traffic: (n) => ({ read: Math.sqrt(n), written: 0, allocated: 0 }),
  },
  {
    recipe: 8,
    op: "sum-column",
    title: "a[:, 0].sum()",
    variant: "reduce",
    ...WIDE,
    traffic: (n) => ({ read: Math.sqrt(n), written: 0, allocated: 0 }),
  },
];

export const CASES: readonly Case[] = ROWS.map(({ traffic, layout = "C", fill = "hashed", ...row }) => {
  const { read, written, allocated } = traffic(sizeOf(row.shape));
  return {
    ...row,
    layout,
    fill,
    id: [row.op, row.dtype, row.shape.join("x"), layout].join("/"),
    traffic: { read: read * ITEMSIZE, written: written * ITEMSIZE, allocated: allocated * ITEMSIZE },
  };
});
