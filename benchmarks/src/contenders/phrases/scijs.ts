/** The operations in scijs's words: every operation writes into an array that is given; views may be made by the constructor. */
import type { Statement } from "../../case.ts";
import { changed, type Phrases, value } from "./statements.ts";

const out = (run: string, setup = ""): Statement => changed("out", `${run};`, setup);
const fresh = (run: string, of = "a", setup = ""): Statement => ({
  run: `{ const c = np.like(${of}); ${run}; sink.last = c; }`,
  setup,
});
const cast = (kind: string): Statement => ({
  run: `{ const c = np.ndarray(new ${kind}(n), a.shape); np.assign(c, a); sink.last = c; }`,
});
const T = "const t = a.transpose(1, 0);";
const joined = (times: number): Statement => ({
  run: `{ const c = np.ndarray(new Float64Array(${times} * n), [${times} * n]);
    for (let k = 0; k < ${times}; k++) np.assign(c.lo(k * n).hi(n), a);
    sink.last = c; }`,
});

/** A whole sum for each row or column that is picked. */
const sums = (axis: 0 | 1): Statement => ({
  run: `{ const c = np.ndarray(new Float64Array(a.shape[${1 - axis}]), [a.shape[${1 - axis}]]);
    for (let k = 0; k < c.shape[0]; k++) c.set(k, np.sum(a.pick(${axis === 0 ? "null, k" : "k, null"})));
    sink.last = c; }`,
});

const NEIGHBOURS = `const m = n - 2, above = u.lo(0, 1).hi(m, m), below = u.lo(2, 1).hi(m, m);
  const left = u.lo(1, 0).hi(m, m), right = u.lo(1, 2).hi(m, m), inner = u.lo(1, 1).hi(m, m);`;
const STEP = `np.add(x, below, above); np.mulseq(x, 0.01); np.add(y, right, left); np.mulseq(y, 0.01);
  np.addeq(x, y); np.muls(inner, x, 25);`;
const MEAN = "np.sum(a) / a.size";

export const SCIJS: Phrases = {
  reverse: value("a.step(-1)"),
  slice: value("a.lo(1)"),
  row: value("a.pick(1)"),
  newaxis: value("np.ndarray(a.data, [1, ...a.shape], [0, ...a.stride], a.offset)"),
  "expand-dims": value("np.ndarray(a.data, [1, ...a.shape], [0, ...a.stride], a.offset)"),
  transpose: value("a.transpose(...axes)", "const axes = a.shape.map((_, k) => a.shape.length - 1 - k);"),
  moveaxis: value("a.transpose(...axes)", "const axes = [...a.shape.keys()].slice(1).concat(0);"),
  reshape: value("np.ndarray(a.data, [2, a.size / 2])"),
  squeeze: value("a.pick(...at)", "const at = a.shape.map((length) => (length === 1 ? 0 : null));"),
  flip: value("a.step(...steps)", "const steps = a.shape.map(() => -1);"),
  "broadcast-to": value("np.ndarray(a.data, [3, ...a.shape], [0, ...a.stride], a.offset)"),
  "view-dtype": value("np.ndarray(new BigInt64Array(a.data.buffer), a.shape)"),
  windows: value("np.ndarray(a.data, [a.shape[0] - 1, ...a.shape.slice(1), 2], [...a.stride, a.stride[0]], a.offset)"),
  add: fresh("np.add(c, a, b)"),
  sqrt: fresh("np.sqrt(c, a)"),
  get: value("a.get(3)"),
  set: changed("a", "a.set(3, 1.5);"),
  "add-out": out("np.add(out, a, b)"),
  "multiply-out": out("np.mul(out, a, b)"),
  "sqrt-out": out("np.sqrt(out, a)"),
  "less-out": out("np.lt(out, a, b)"),
  "add-T-out": out("np.add(out, a, t)", T),
  "subtract-row-out": out("np.sub(out, a, r)", "const r = np.ndarray(row.data, a.shape, [0, 1]);"),
  "multiply-number-out": out("np.muls(out, a, 2.5)"),
  "add-cast-out": out("np.add(out, a, b)"),
  "double-add": fresh("np.muls(c, a, 2); np.addeq(c, b)"),
  "double-add-out": out("np.muls(out, a, 2); np.addeq(out, b)"),
  "add-subtract": fresh("np.add(c, a, b); np.subseq(c, 2)"),
  "sum-all": value("np.sum(a)"),
  "sum-axis-0": sums(0),
  "sum-axis-1": sums(1),
  "max-all": value("np.sup(a)"),
  "mean-all": value(MEAN),
  "std-all": {
    run: `{ const c = np.like(a); np.subs(c, a, ${MEAN}); sink.last = Math.sqrt(np.norm2squared(c) / a.size); }`,
  },
  "argmax-all": value("np.argmax(a)[0]"),
  "any-all": value("np.any(a)"),
  "all-all": value("np.all(a)"),
  copy: fresh("np.assign(c, a)"),
  "copy-T": fresh("np.assign(c, t)", "t", T),
  "copy-columns": fresh("np.assign(c, t)", "t", "const t = a.step(1, 2);"),
  "concat-2": joined(2),
  "concat-5": joined(5),
  block: {
    run: `{ const [m, k] = a.shape, c = np.ndarray(new Float64Array(4 * m * k), [2 * m, 2 * k]);
      for (const i of [0, m]) for (const j of [0, k]) np.assign(c.lo(i, j).hi(m, k), a);
      sink.last = c; }`,
  },
  "astype-float64": cast("Float64Array"),
  "astype-float32": cast("Float32Array"),
  "astype-uint8": cast("Uint8Array"),
  "shift-in-place": changed("a", "np.addeq(x, y);", "const x = a.lo(1), y = a.hi(a.shape[0] - 1);"),
  "add-T-in-place": changed("a", "np.addeq(a, t);", T),
  laplace: changed("u", `{ const x = np.like(inner), y = np.like(inner); ${STEP} }`, NEIGHBOURS),
  "laplace-out": changed("u", STEP, `${NEIGHBOURS} const x = np.like(inner), y = np.like(inner);`),
  empty: { run: "sink.last = np.ndarray(new Float64Array(n), [n]);" },
  "multiply-in-place": changed("a", "np.mulseq(a, 2);"),
  multiply: fresh("np.muls(c, a, 2)"),
  "reshape-line": value("np.ndarray(a.data, [1, a.size])"),
  "reshape-line/T": { run: "{ const c = np.like(a); np.assign(c, a); sink.last = np.ndarray(c.data, [1, a.size]); }" },
  ravel: value("np.ndarray(a.data, [a.size])"),
  flatten: { run: "{ const c = np.like(a); np.assign(c, a); sink.last = np.ndarray(c.data, [a.size]); }" },
  "sum-row": value("np.sum(a.pick(0, null))"),
  "sum-column": value("np.sum(a.pick(null, 0))"),
  "pass-sum": value("np.sum(a)"),
  "pass-sum-axis-1": sums(1),
  "pass-multiply": out("np.muls(out, a, 2)"),
  "pass-add": out("np.add(out, a, out)"),
  "pass-copy": fresh("np.assign(c, a)"),
  "roof-copy": out("np.assign(out, a)"),
  "roof-triad": out("np.muls(out, b, 3); np.addeq(out, a)"),
};

const INDICES = "arrays as indices";

export const SCIJS_WITHOUT: Readonly<Record<string, string>> = {
  "get-rows": INDICES,
  "get-columns": INDICES,
  "get-crossed": INDICES,
  "set-rows": INDICES,
  "set-columns": INDICES,
  "set-crossed": INDICES,
  "set-mask": "boolean arrays as indices",
  "take-raise": INDICES,
  "take-wrap": INDICES,
  "take-clip": INDICES,
  nonzero: "nonzero",
  "add-at": INDICES,
  "shares-memory": "questions about sharing",
  "shares-memory-same": "questions about sharing",
  "may-share-memory": "questions about sharing",
  "matmul-columns": "matrix products",
  "outer-tile": "products of bigints",
  "outer-broadcast": "products of bigints",
  "add-bytes-out": "views at odd bytes",
};
