/** Views, single elements, and selections: mostly nanoseconds, so that a sample is the mean of many calls. */
import type { Operand, Operands, Variant } from "../case.ts";
import { casesOf, type Row, type Suite } from "../suite.ts";

const row = (
  group: string,
  op: string,
  variant: Variant,
  numpy: Required<Row>["numpy"],
  strided: Required<Row>["strided"],
): Pick<Row, "group" | "op" | "variant" | "numpy" | "strided"> => ({ group, op, variant, numpy, strided });

const MATRIX = {
  dtype: "float64",
  shape: [100, 100],
  operands: (shape: readonly number[]): Operands => ({
    a: { dtype: "float64", shape },
    b: { dtype: "float64", shape, seed: 1 },
  }),
} as const;

/** No element is touched. */
const VIEWS: readonly Row[] = [
  row("views", "slice", "view", "a[2:7]", 'a.slice("2:7")'),
  row("views", "slice-steps", "view", "a[2:7, ::2]", 'a.slice("2:7", "::2")'),
  row("views", "slice-object", "view", "a[2:7]", "a.slice(np.slice(2, 7))"),
  row("views", "reverse", "view", "a[::-1]", 'a.slice("::-1")'),
  row("views", "row", "view", "a[3]", "a.slice(3)"),
  row("views", "column", "view", "a[:, 3]", 'a.slice(":", 3)'),
  row("views", "newaxis", "view", "a[:, None]", 'a.slice(":", null)'),
  row("views", "transpose", "view", "a.T", "a.T"),
  row("views", "reshape", "view", "a.reshape(-1, 2)", "a.reshape([-1, 2])"),
  row("views", "ravel", "view", "a.ravel()", "a.ravel()"),
  row("views", "view", "view", "a.view()", "a.view()"),
  row("views", "broadcast", "view", "np.broadcast_to(a, (3, n, n))", "np.broadcastTo(a, [3, n, n])"),
  row("views", "swapaxes", "view", "np.swapaxes(a, 0, 1)", "np.swapaxes(a, 0, 1)"),
  row("views", "moveaxis", "view", "np.moveaxis(a, 0, -1)", "np.moveaxis(a, 0, -1)"),
  row("views", "expand-dims", "view", "np.expand_dims(a, 0)", "np.expandDims(a, 0)"),
  row("views", "squeeze", "view", "np.squeeze(a[None])", "np.squeeze(a.slice(null))"),
  row("views", "flip", "view", "np.flip(a)", "np.flip(a)"),
  row("views", "diagonal", "view", "np.diagonal(a)", "np.diagonal(a)"),
  row("views", "rot90", "view", "np.rot90(a)", "np.rot90(a)"),
].map((part) => ({ ...part, ...MATRIX }));

const ELEMENTS: readonly Row[] = [
  row("elements", "get", "element", "a[3, 4]", "a.get(3, 4)"),
  row("elements", "get-number", "element", "a.item(3, 4)", "a.get(3, 4)"),
  row("elements", "set", "element", { run: "a[3, 4] = 1.5", check: "a" }, { run: "a.set(3, 4, 1.5)", check: "a" }),
  row("elements", "get-last", "element", "a[-1, -1]", "a.get(-1, -1)"),
  row("elements", "brackets", "element", "a[3, 4]", "np.getitem(a, 3, 4)"),
].map((part) => ({ ...part, ...MATRIX }));

const QUESTIONS: readonly Row[] = [
  row(
    "sharing",
    "shares-memory",
    "question",
    "np.shares_memory(a[2:7], a[5:9])",
    'np.sharesMemory(a.slice("2:7"), a.slice("5:9"))',
  ),
  row("sharing", "shares-memory-steps", "question", "np.shares_memory(p, q)", "np.sharesMemory(p, q)"),
  row("sharing", "may-share-memory", "question", "np.may_share_memory(p, q)", "np.mayShareMemory(p, q)"),
].map((part) => ({
  ...part,
  ...MATRIX,
  operands: (shape) => ({
    ...MATRIX.operands(shape),
    p: { dtype: "float64", shape, view: "::2, ::3" },
    q: { dtype: "float64", shape, view: "1::2, 1::3" },
  }),
}));

const INDEX = (shape: readonly number[]): Operand => ({
  dtype: "index",
  shape,
  low: 0,
  high: shape.reduce((size, length) => size * length, 1),
  seed: 3,
});

/** Copies of what is selected or joined, at two sizes. */
const SELECTIONS: readonly Row[] = [1e3, 1e6].flatMap((n) =>
  [
    row("integer arrays", "get-index", "copy", "a[index]", "np.getitem(a, index)"),
    row("integer arrays", "vindex", "copy", "a[index]", "a.vindex(index)"),
    row("integer arrays", "take", "copy", "np.take(a, index)", "np.take(a, index)"),
    row(
      "integer arrays",
      "set-index",
      "in place",
      { run: "a[index] = 1.5", check: "a" },
      { run: "np.setitem(a, index, 1.5)", check: "a" },
    ),
    row("boolean arrays", "get-mask", "copy", "a[mask]", "np.getitem(a, mask)"),
    row(
      "boolean arrays",
      "set-mask",
      "in place",
      { run: "a[mask] = 1.5", check: "a" },
      { run: "np.setitem(a, mask, 1.5)", check: "a" },
    ),
    row("boolean arrays", "where", "copy", "np.where(mask, a, b)", "np.where(mask, a, b)"),
    row("joined", "concat", "copy", "np.concat([a, b])", "np.concat([a, b])"),
    row("joined", "stack", "copy", "np.stack([a, b])", "np.stack([a, b])"),
    row("joined", "tile", "copy", "np.tile(a, 2)", "np.tile(a, 2)"),
    row("joined", "repeat", "copy", "np.repeat(a, 2)", "np.repeat(a, 2)"),
    row("joined", "roll", "copy", "np.roll(a, 3)", "np.roll(a, 3)"),
    row("joined", "copy", "copy", "a.copy()", "a.copy()"),
  ].map((part) => ({
    ...part,
    dtype: "float64",
    shape: [n],
    operands: (shape: readonly number[]): Operands => ({
      a: { dtype: "float64", shape },
      b: { dtype: "float64", shape, seed: 1 },
      index: INDEX(shape),
      mask: { dtype: "bool", shape, seed: 4 },
    }),
  })),
);

const COPIES: readonly Row[] = [
  [25, 40],
  [1000, 1000],
].map((shape) => ({
  ...row("joined", "copy-T", "copy", "a.T.copy()", "a.T.copy()"),
  ...MATRIX,
  shape,
}));

export const views: Suite = {
  name: "views",
  about: "views, single elements, selections",
  languages: ["strided", "numpy"],
  lengths: { processes: 2, rounds: 4, milliseconds: 40 },
  cases: casesOf([...VIEWS, ...ELEMENTS, ...QUESTIONS, ...SELECTIONS, ...COPIES]),
};
