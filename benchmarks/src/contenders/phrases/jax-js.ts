/** The operations in jax-js's words. Results are awaited; operands are used up by a call: `ref` keeps them. */
import type { Statement } from "../../case.ts";
import { type Phrases, value } from "./statements.ts";

const result = (run: string, setup = ""): Statement => ({
  run: `{ const c = ${run}; await c.blockUntilReady(); c.dispose(); }`,
  setup,
  check: run,
});

const TWICE = "np.concatenate([a.ref, a.ref], 1)";
/** Arrays never change: the edges are put around what was computed. */
const LAPLACE: Statement = {
  setup: `const m = n - 2, half = (p, q) => np.multiply(np.add(p, q), 0.01);
    const part = (i, j, rows = m, columns = m) => u.ref.slice([i, i + rows], [j, j + columns]);
    const step = () => {
      const inner = np.multiply(np.add(half(part(2, 1), part(0, 1)), half(part(1, 2), part(1, 0))), 25);
      const middle = np.concatenate([part(1, 0, m, 1), inner, part(1, n - 1, m, 1)], 1);
      return np.concatenate([part(0, 0, 1, n), middle, part(n - 1, 0, 1, n)], 0);
    };`,
  run: "{ const c = step(); await c.blockUntilReady(); u.dispose(); u = c; }",
  check: "u",
};

export const JAX_JS: Phrases = {
  reverse: result("np.flip(a.ref)"),
  slice: result("a.ref.slice([1])"),
  row: result("a.ref.slice(1)"),
  newaxis: result("a.ref.slice(null)"),
  transpose: result("np.transpose(a.ref)"),
  moveaxis: result("np.moveaxis(a.ref, 0, -1)"),
  reshape: result("np.reshape(a.ref, [2, -1])"),
  squeeze: result("np.squeeze(a.ref)"),
  "expand-dims": result("np.expandDims(a.ref, 0)"),
  flip: result("np.flip(a.ref)"),
  "broadcast-to": result("np.broadcastTo(a.ref, to)", "const to = [3, ...a.shape];"),
  add: result("np.add(a.ref, b.ref)"),
  sqrt: result("np.sqrt(a.ref)"),
  get: value("a.ref.slice(3).item()"),
  "add-out": result("np.add(a.ref, b.ref)"),
  "multiply-out": result("np.multiply(a.ref, b.ref)"),
  "sqrt-out": result("np.sqrt(a.ref)"),
  "less-out": result("np.less(a.ref, b.ref)"),
  "add-T-out": result("np.add(a.ref, np.transpose(a.ref))"),
  "subtract-row-out": result("np.subtract(a.ref, row.ref)"),
  "multiply-number-out": result("np.multiply(a.ref, 2.5)"),
  "add-cast-out": result("np.add(a.ref, b.ref)"),
  "double-add": result("np.add(np.multiply(a.ref, 2), b.ref)"),
  "double-add-out": result("np.add(np.multiply(a.ref, 2), b.ref)"),
  "add-subtract": result("np.subtract(np.add(a.ref, b.ref), 2)"),
  "sum-all": result("np.sum(a.ref)"),
  "sum-axis-0": result("np.sum(a.ref, 0)"),
  "sum-axis-1": result("np.sum(a.ref, 1)"),
  "max-all": result("np.max(a.ref)"),
  "mean-all": result("np.mean(a.ref)"),
  "std-all": result("np.std(a.ref)"),
  "argmax-all": result("np.argmax(a.ref)"),
  "any-all": result("np.any(a.ref)"),
  "all-all": result("np.all(a.ref)"),
  "get-rows": result("np.take(a.ref, index.ref, 0)"),
  "get-columns": result("np.take(a.ref, index.ref, 1)"),
  "get-crossed": result("np.take(np.take(a.ref, index.ref, 0), index.ref, 1)"),
  "set-mask/C": result("np.where(mask.ref, 5, a.ref)"),
  "take-raise": result("np.take(a.ref, index.ref)"),
  "take-wrap": result("np.take(a.ref, np.remainder(index.ref, n))"),
  "take-clip": result("np.take(a.ref, np.clip(index.ref, 0, n - 1))"),
  "concat-2": result("np.concatenate([a.ref, a.ref])"),
  "concat-5": result("np.concatenate([a.ref, a.ref, a.ref, a.ref, a.ref])"),
  block: result(`np.concatenate([${TWICE}, ${TWICE}], 0)`),
  "astype-float64": result("a.ref.astype(np.float64)"),
  "astype-float32": result("a.ref.astype(np.float32)"),
  "matmul-columns": result("np.matmul(a.ref, b.ref)"),
  laplace: LAPLACE,
  empty: result("np.zeros([n], { dtype: np.float64 })"),
  multiply: result("np.multiply(a.ref, 2)"),
  "reshape-line": result("np.reshape(a.ref, [1, -1])"),
  ravel: result("np.ravel(a.ref)"),
  "sum-row": result("np.sum(a.ref.slice(0))"),
  "sum-column": result("np.sum(a.ref.slice([], 0))"),
  "pass-sum": result("np.sum(a.ref)"),
  "pass-sum-axis-1": result("np.sum(a.ref, 1)"),
  "pass-multiply": result("np.multiply(a.ref, 2)"),
  "pass-add": result("np.add(a.ref, out.ref)"),
  "roof-triad": result("np.add(np.multiply(b.ref, 3), a.ref)"),
};

const WRITING = "writing into arrays";
const COPIES = "copies, for arrays never change";

export const JAX_JS_WITHOUT: Readonly<Record<string, string>> = {
  windows: "sliding windows",
  "view-dtype": "int64",
  set: WRITING,
  "set-rows": WRITING,
  "set-columns": WRITING,
  "set-crossed": WRITING,
  "add-at": WRITING,
  "shift-in-place": WRITING,
  "add-T-in-place": WRITING,
  "laplace-out": WRITING,
  "multiply-in-place": WRITING,
  "set-mask/F": "Fortran order",
  nonzero: "nonzero",
  copy: COPIES,
  // Its transposed arrays are views, which no call makes to be written out.
  "copy-T": COPIES,
  flatten: COPIES,
  "pass-copy": COPIES,
  "roof-copy": COPIES,
  "copy-columns": "slices with steps",
  "astype-uint8": "uint8",
  "shares-memory-same": "questions about sharing",
  "add-bytes-out": "views at odd bytes",
};
