/** The operations in numpy-ts's words. Its functions always make new results. */
import { changed, type Phrases, value } from "./statements.ts";

const LIST = "const list = Array.from(index.data);";
const NEIGHBOURS = `const above = u.slice(":-2", "1:-1"), below = u.slice("2:", "1:-1");
  const left = u.slice("1:-1", ":-2"), right = u.slice("1:-1", "2:"), inner = u.slice("1:-1", "1:-1");
  const half = (p, q) => np.multiply(np.add(p, q), 0.01);`;
const LAPLACE = changed(
  "u",
  "np.copyto(inner, np.multiply(np.add(half(below, above), half(right, left)), 25));",
  NEIGHBOURS,
);
/** A row of places for each row that is written. */
const along = (axis: 0 | 1) =>
  changed(
    "a",
    `np.put_along_axis(a, places, ones, ${axis});`,
    `const places = np.copy(np.broadcast_to(np.expand_dims(index, ${1 - axis}), ${axis === 0 ? "[index.size, a.shape[1]]" : "[a.shape[0], index.size]"}));
     const ones = np.ones(places.shape, a.dtype);`,
  );
const MASKED = changed("a", "np.putmask(a, mask, 5);");
const NONZERO = (share: number) => ({
  setup: `const mask = np.less(a, ${share});`,
  run: "sink.last = np.nonzero(mask);",
  check: "np.sum(np.nonzero(mask)[0])",
});

export const NUMPY_TS: Phrases = {
  reverse: value('a.slice("::-1")'),
  slice: value('a.slice("1:")'),
  row: value('a.slice("1")'),
  newaxis: value("np.expand_dims(a, 0)"),
  transpose: value("a.T"),
  moveaxis: value("np.moveaxis(a, 0, -1)"),
  reshape: value("a.reshape(2, -1)"),
  squeeze: value("np.squeeze(a)"),
  "expand-dims": value("np.expand_dims(a, 0)"),
  flip: value("np.flip(a)"),
  "broadcast-to": value("np.broadcast_to(a, to)", "const to = [3, ...a.shape];"),
  "view-dtype": value('a.view("int64")'),
  add: value("np.add(a, b)"),
  "add-out": value("np.add(a, b)"),
  "multiply-out": value("np.multiply(a, b)"),
  sqrt: value("np.sqrt(a)"),
  "sqrt-out": value("np.sqrt(a)"),
  "less-out": value("np.less(a, b)"),
  "add-T-out": value("np.add(a, a.T)"),
  "subtract-row-out": value("np.subtract(a, row)"),
  "multiply-number-out": value("np.multiply(a, 2.5)"),
  "add-cast-out": value("np.add(a, b)"),
  "double-add": value("np.add(np.multiply(a, 2), b)"),
  "double-add-out": value("np.add(np.multiply(a, 2), b)"),
  "add-subtract": value("np.subtract(np.add(a, b), 2)"),
  get: value("a.get([3])"),
  set: changed("a", "a.set([3], 1.5);"),
  "sum-all": value("np.sum(a)"),
  "sum-axis-0": value("np.sum(a, 0)"),
  "sum-axis-1": value("np.sum(a, 1)"),
  "max-all": value("np.max(a)"),
  "mean-all": value("np.mean(a)"),
  "std-all": value("np.std(a)"),
  "argmax-all": value("np.argmax(a)"),
  "any-all": value("np.any(a)"),
  "all-all": value("np.all(a)"),
  "get-rows": value("a.iindex(list, 0)", LIST),
  "get-columns": value("a.iindex(list, 1)", LIST),
  "get-crossed": value("np.vindex(a, ...crossed)", "const crossed = np.ix_(index, index);"),
  "set-rows": along(0),
  "set-columns": along(1),
  "set-mask/C": MASKED,
  "set-mask/F": changed("f", "np.putmask(f, g, 5);", "const f = np.asfortranarray(a), g = np.asfortranarray(mask);"),
  "take-raise": value("np.take(a, list)", LIST),
  "nonzero/sparse": NONZERO(0.01),
  "nonzero/dense": NONZERO(0.5),
  copy: value("a.copy()"),
  "copy-T": value("a.T.copy()"),
  "copy-columns": value('a.slice(":", "::2").copy()'),
  "concat-2": value("np.concatenate([a, a])"),
  "concat-5": value("np.concatenate([a, a, a, a, a])"),
  block: value("np.block([[a, a], [a, a]])"),
  "astype-float64": value('a.astype("float64")'),
  "astype-float32": value('a.astype("float32")'),
  "astype-uint8": value('a.astype("uint8")'),
  "shift-in-place": changed("a", "np.copyto(x, np.add(x, y));", 'const x = a.slice("1:"), y = a.slice(":-1");'),
  "add-T-in-place": changed("a", "np.copyto(a, np.add(a, a.T));"),
  "shares-memory": value("np.shares_memory(p, q)"),
  "shares-memory-same": value(
    "np.shares_memory(p, q)",
    'const p = a.slice("::2", ":", "::3"), q = a.slice("1::2", ":", "1::3");',
  ),
  "may-share-memory": value("np.may_share_memory(p, q)"),
  laplace: LAPLACE,
  "laplace-out": LAPLACE,
  "matmul-columns": value("np.matmul(a, b)"),
  empty: { run: "sink.last = np.empty([n]);", check: "np.zeros([n])" },
  "multiply-in-place": changed("a", "np.copyto(a, np.multiply(a, 2));"),
  multiply: value("np.multiply(a, 2)"),
  "reshape-line": value("a.reshape(1, -1)"),
  ravel: value("a.ravel()"),
  flatten: value("a.flatten()"),
  "outer-tile": value("np.multiply(np.tile(column, [1, n]), np.tile(row, [n, 1]))"),
  "outer-broadcast": value("np.multiply(row, column)"),
  "sum-row": value('np.sum(a.slice("0", ":"))'),
  "sum-column": value('np.sum(a.slice(":", "0"))'),
  "pass-sum": value("np.sum(a)"),
  "pass-sum-axis-1": value("np.sum(a, 1)"),
  "pass-multiply": value("np.multiply(a, 2)"),
  "pass-add": value("np.add(a, out)"),
  "pass-copy": value("a.copy()"),
  "roof-copy": changed("out", "np.copyto(out, a);"),
  "roof-triad": value("np.add(np.multiply(b, 3), a)"),
};

export const NUMPY_TS_WITHOUT: Readonly<Record<string, string>> = {
  windows: "sliding windows",
  "set-crossed": "writing to crossed integer arrays",
  "take-wrap": "modes of take",
  "take-clip": "modes of take",
  "add-at": "ufunc.at",
  "add-bytes-out": "views at odd bytes",
};
