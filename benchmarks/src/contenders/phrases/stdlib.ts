/** The operations in the words of stdlib's small packages: loops over strided arrays, BLAS, statistics, slices. */
import type { Statement } from "../../case.ts";
import { changed, type Phrases, value } from "./statements.ts";

const out = (fn: string, arrays = "a, b", setup = ""): Statement =>
  changed("out", `np.binary([${arrays}, out], f);`, `const f = ${fn}; ${setup}`);
const fresh = (fn: string, arrays = "a, b", setup = ""): Statement => ({
  setup: `const f = ${fn}; ${setup}`,
  run: `{ const c = np.like(a); np.binary([${arrays}, c], f); sink.last = c; }`,
});
const T = "const t = np.transposed(a);";
/** A number is an array whose strides are 0. */
const number = (x: number): string =>
  `const number = { ...np.like(a), data: Float64Array.of(${x}), strides: a.strides.map(() => 0) };`;

/** Rows, for functions of one dimension; one row where they lie in one line. */
const LINES = "const { count, length, next, step } = np.lines(a);";
const sums = (axis: 0 | 1): Statement => ({
  setup: `np.lines(a); const { data, shape, strides, offset } = a;`,
  run: `{ const c = np.zeros([shape[${1 - axis}]]);
    for (let k = 0; k < shape[${1 - axis}]; k++) c.data[k] = np.dsumpw(shape[${axis}], data, strides[${axis}], offset + k * strides[${1 - axis}]);
    sink.last = c; }`,
});
const SUM: Statement = {
  setup: LINES,
  run: "{ let s = 0; for (let k = 0; k < count; k++) s += np.dsumpw(length, a.data, step, a.offset + k * next); sink.last = s; }",
};
const copied = (of: string, shape = `${of}.shape`): Statement => ({
  setup: `${T} const s = np.placed(a, ":, ::2"); const { count, length, next, step } = np.lines(${of});`,
  run: `{ const c = np.zeros(${shape});
    for (let k = 0; k < count; k++) np.dcopy(length, ${of}.data, step, ${of}.offset + k * next, c.data, 1, k * length);
    sink.last = c; }`,
});
const COPY: Statement = {
  setup: LINES,
  run: `{ const c = np.like(a);
    for (let k = 0; k < count; k++) np.dcopy(length, a.data, step, a.offset + k * next, c.data, 1, k * length);
    sink.last = c; }`,
};
const joined = (times: number): Statement => ({
  run: `{ const c = np.zeros([${times} * n]);
    for (let k = 0; k < ${times}; k++) np.dcopy(n, a.data, 1, 0, c.data, 1, k * n);
    sink.last = c; }`,
});
const OBJECT = 'const x = new np.ndarray(a.dtype, a.data, [...a.shape], [...a.strides], a.offset, "row-major");';
const sliced = (parts: string): Statement =>
  value(
    `np.slice(x, new np.MultiSlice(${parts}), true, true)`,
    `${OBJECT} const rest = a.shape.slice(1).map(() => null);`,
  );

const NEIGHBOURS = `const part = (view) => np.placed(u, view), inner = part("1:-1, 1:-1");
  const above = part(":-2, 1:-1"), below = part("2:, 1:-1"), left = part("1:-1, :-2"), right = part("1:-1, 2:");
  const half = (p, q) => (p + q) * 0.01, scaled = (p, q) => (p + q) * 25;`;
const STEP = "np.binary([below, above, x], half); np.binary([right, left, y], half); np.binary([x, y, inner], scaled);";

export const STDLIB: Phrases = {
  reverse: sliced("new np.Slice(null, null, -1)"),
  slice: sliced("new np.Slice(1, null, 1), ...rest"),
  row: sliced("1, ...rest"),
  flip: sliced("new np.Slice(null, null, -1), ...rest.map(() => new np.Slice(null, null, -1))"),
  get: value("x.get(3)", OBJECT),
  set: changed("a", "x.set(3, 1.5);", OBJECT),
  add: fresh("(x, y) => x + y"),
  sqrt: {
    setup: LINES,
    run: "{ const c = np.like(a); np.dsqrt(length, a.data, step, a.offset, c.data, 1, 0); sink.last = c; }",
  },
  "add-out": out("(x, y) => x + y"),
  "multiply-out": out("(x, y) => x * y"),
  "less-out": out("(x, y) => (x < y ? 1 : 0)"),
  "sqrt-out": changed("out", "np.dsqrt(length, a.data, step, a.offset, out.data, 1, 0);", LINES),
  "add-cast-out": out("(x, y) => x + y"),
  "add-T-out": out("(x, y) => x + y", "a, t", T),
  "subtract-row-out": out(
    "(x, y) => x - y",
    "a, r",
    "const r = { ...row, shape: a.shape, strides: [0, row.strides[0]] };",
  ),
  "multiply-number-out": out("(x, y) => x * y", "a, number", number(2.5)),
  "double-add": fresh("(x, y) => x * 2 + y"),
  "double-add-out": out("(x, y) => x * 2 + y"),
  "add-subtract": fresh("(x, y) => x + y - 2"),
  "sum-all": SUM,
  "sum-axis-0": sums(0),
  "sum-axis-1": sums(1),
  "max-all": value("np.dmax(length, a.data, step, a.offset)", LINES),
  "mean-all": value("np.dmeanpw(length, a.data, step, a.offset)", LINES),
  "std-all": value("np.dstdevpn(length, 0, a.data, step, a.offset)", LINES),
  copy: COPY,
  "copy-T": copied("t"),
  "copy-columns": copied("s"),
  "concat-2": joined(2),
  "concat-5": joined(5),
  block: {
    run: `{ const [m, k] = a.shape, c = np.zeros([2 * m, 2 * k]);
      for (let i = 0; i < 2 * m; i++) for (const j of [0, k]) np.dcopy(k, a.data, 1, (i % m) * k, c.data, 1, 2 * i * k + j);
      sink.last = c; }`,
  },
  "shift-in-place": changed(
    "a",
    "np.binary([x, y, x], f);",
    'const f = (x, y) => x + y, x = np.placed(a, "1:"), y = np.placed(a, ":-1");',
  ),
  "add-T-in-place": changed("a", "np.binary([a, t, a], f);", `const f = (x, y) => x + y; ${T}`),
  laplace: changed("u", `{ const x = np.zeros(inner.shape), y = np.zeros(inner.shape); ${STEP} }`, NEIGHBOURS),
  "laplace-out": changed("u", STEP, `${NEIGHBOURS} const x = np.zeros(inner.shape), y = np.zeros(inner.shape);`),
  "matmul-columns": {
    setup: "const [m, k] = a.shape, columns = b.shape[1];",
    run: `{ const c = np.zeros([m, columns]);
      np.dgemm("no-transpose", "no-transpose", m, columns, k, 1, a.data, ...a.strides, a.offset, b.data, ...b.strides, b.offset, 0, c.data, columns, 1, 0);
      sink.last = c; }`,
  },
  empty: { run: "sink.last = np.zeros([n]);" },
  "multiply-in-place": changed("a", "np.binary([a, number, a], f);", `const f = (x, y) => x * y; ${number(2)}`),
  multiply: fresh("(x, y) => x * y", "a, number", number(2)),
  flatten: copied("a", "[count * length]"),
  "sum-row": value("np.dsumpw(a.shape[1], a.data, a.strides[1], a.offset)"),
  "sum-column": value("np.dsumpw(a.shape[0], a.data, a.strides[0], a.offset)"),
  "pass-sum": SUM,
  "pass-sum-axis-1": sums(1),
  "pass-multiply": out("(x, y) => x * y", "a, number", number(2)),
  "pass-add": out("(x, y) => x + y", "a, out"),
  "pass-copy": COPY,
  "roof-copy": changed("out", "np.dcopy(length, a.data, step, a.offset, out.data, 1, 0);", LINES),
  "roof-triad": out("(x, y) => x + 3 * y"),
};

const WHOLE = "in small packages";
const VIEWS = `views but slices ${WHOLE}`;
const INDICES = `arrays as indices ${WHOLE}`;
const CASTS = `casts ${WHOLE}`;
const SHARING = "questions about sharing";

export const STDLIB_WITHOUT: Readonly<Record<string, string>> = {
  newaxis: VIEWS,
  "expand-dims": VIEWS,
  transpose: VIEWS,
  moveaxis: VIEWS,
  reshape: VIEWS,
  squeeze: VIEWS,
  "broadcast-to": VIEWS,
  "view-dtype": VIEWS,
  windows: VIEWS,
  "reshape-line": VIEWS,
  ravel: VIEWS,
  "argmax-all": `argmax ${WHOLE}`,
  "any-all": `any ${WHOLE}`,
  "all-all": `all ${WHOLE}`,
  "get-rows": INDICES,
  "get-columns": INDICES,
  "get-crossed": INDICES,
  "set-rows": INDICES,
  "set-columns": INDICES,
  "set-crossed": INDICES,
  "set-mask": `boolean arrays as indices ${WHOLE}`,
  "take-raise": INDICES,
  "take-wrap": INDICES,
  "take-clip": INDICES,
  nonzero: "nonzero",
  "add-at": INDICES,
  "astype-float64": CASTS,
  "astype-float32": CASTS,
  "astype-uint8": CASTS,
  "shares-memory": SHARING,
  "shares-memory-same": SHARING,
  "may-share-memory": SHARING,
  "outer-tile": "int64",
  "outer-broadcast": "int64",
  "add-bytes-out": "views at odd bytes",
};
