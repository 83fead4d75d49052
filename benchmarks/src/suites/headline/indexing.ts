/** Integer and boolean arrays as indices, with elements read and written; take, nonzero, add.at. */
import type { OperandDType, Operands, Statement } from "../../case.ts";
import type { Row } from "../../suite.ts";

interface Key {
  readonly name: string;
  readonly numpy: string;
  readonly get: string;
  readonly set: string;
}

const KEYS: readonly Key[] = [
  { name: "rows", numpy: "index", get: "a.vindex(index)", set: "np.setitem(a, index, 1)" },
  { name: "columns", numpy: ":, index", get: 'np.getitem(a, ":", index)', set: 'np.setitem(a, [":", index], 1)' },
  { name: "crossed", numpy: "crossed", get: "np.getitem(a, ...crossed)", set: "np.setitem(a, crossed, 1)" },
];

const crossedIn = (key: Key): { readonly numpy?: string; readonly strided?: string } =>
  key.name === "crossed"
    ? { numpy: "crossed = np.ix_(index, index)", strided: "const crossed = np.ix_(index, index);" }
    : {};

function fancy(key: Key, dtype: OperandDType, isSorted: boolean, isSet: boolean): Row {
  const setup = crossedIn(key);
  const statement = (run: string, before: string | undefined): Statement => ({
    run,
    ...(before === undefined ? {} : { setup: before }),
    ...(isSet ? { check: "a" } : {}),
  });
  return {
    group: "integer arrays as indices",
    op: `${isSet ? "set" : "get"}-${key.name}`,
    title: isSet ? `a[${key.numpy}] = 1` : `a[${key.numpy}]`,
    variant: isSet ? "in place" : "copy",
    dtype,
    shape: [100, 100],
    layout: isSorted ? "sorted" : "shuffled",
    numpy: statement(isSet ? `a[${key.numpy}] = 1` : `a[${key.numpy}]`, setup.numpy),
    strided: statement(isSet ? key.set : key.get, setup.strided),
    operands: ([m, n]): Operands => ({
      a: { dtype, shape: [m, n] },
      index: { dtype: "index", shape: [m - 2], ...(isSorted ? { fill: "arange" } : { low: 0, high: m, seed: 3 }) },
    }),
  };
}

const FANCY: readonly Row[] = KEYS.flatMap((key) =>
  (["float64", "uint8"] as const).flatMap((dtype) =>
    [true, false].flatMap((isSorted) => [fancy(key, dtype, isSorted, false), fancy(key, dtype, isSorted, true)]),
  ),
);

const CUBE: readonly Row[] = ["C", "F"].map((order) => {
  const setup = order === "C" ? "" : "a = np.asfortranarray(a); mask = np.asfortranarray(mask)";
  return {
    group: "boolean arrays as indices",
    op: "set-mask",
    title: "a[mask] = 5",
    variant: "in place",
    dtype: "int32",
    shape: [64, 64, 64],
    small: [4, 4, 4],
    layout: order,
    numpy: { setup, run: "a[mask] = 5", check: "a" },
    strided: { setup: `${setup};`, run: "np.setitem(a, mask, 5)", check: "a" },
    operands: (shape) => ({ a: { dtype: "int32", shape }, mask: { dtype: "bool", shape, seed: 4 } }),
  };
});

const TAKES: readonly Row[] = ["raise", "wrap", "clip"].map((mode) => ({
  group: "take, nonzero, add.at",
  op: `take-${mode}`,
  variant: "copy",
  dtype: "float64",
  shape: [1e5],
  numpy: `np.take(a, index, mode="${mode}")`,
  strided: `np.take(a, index, { mode: "${mode}" })`,
  loop: { run: "{ const c = new Float64Array(n); for (let i = 0; i < n; i++) c[i] = a[index[i]]; sink.last = c; }" },
  operands: ([n]) => ({
    a: { dtype: "float64", shape: [n] },
    index: { dtype: "index", shape: [n], low: 0, high: n, seed: 3 },
  }),
}));

const NONZERO: readonly Row[] = [
  ["sparse", "0.01"],
  ["dense", "0.5"],
].map(([layout, share]) => ({
  group: "take, nonzero, add.at",
  op: "nonzero",
  title: "np.nonzero(mask)",
  variant: "copy",
  dtype: "bool",
  shape: [1e6],
  layout,
  numpy: { setup: `mask = a < ${share}`, run: "np.nonzero(mask)", check: "np.sum(np.nonzero(mask)[0])" },
  strided: {
    setup: `const mask = np.less(a, ${share});`,
    run: "np.nonzero(mask)",
    check: "np.sum(np.nonzero(mask)[0])",
  },
  operands: (shape) => ({ a: { dtype: "float64", shape } }),
}));

export const INDEXING_ROWS: readonly Row[] = [
  ...FANCY,
  ...CUBE,
  ...TAKES,
  ...NONZERO,
  {
    group: "take, nonzero, add.at",
    op: "add-at",
    variant: "in place",
    dtype: "float64",
    shape: [1e6],
    numpy: { run: "np.add.at(out, index, a)", check: "out" },
    strided: { run: "np.add.at(out, index, a)", check: "out" },
    loop: { run: "for (let i = 0; i < n; i++) out[index[i]] += a[i];", check: "out" },
    tolerance: 1e-11,
    operands: ([n]) => ({
      a: { dtype: "float64", shape: [n] },
      index: { dtype: "index", shape: [n], low: 0, high: Math.min(n, 1000), seed: 3 },
      out: { dtype: "float64", shape: [Math.min(n, 1000)], fill: "zeros" },
    }),
  },
];
