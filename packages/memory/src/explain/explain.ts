/** What a call would do to memory, without making it: asked of the code that decides, and put into words. */
import type { DTypeLike } from "@strided/buffer";
import { type Key, shapeText } from "@strided/layout";
import {
  type ArrayLike,
  type ArrayOptions,
  type AstypeOptions,
  assignVerdict,
  astypeVerdict,
  type ContiguousOptions,
  convertVerdict,
  type Foreseeable,
  type IndexKey,
  type ItemVerdict,
  itemVerdict,
  NDArray,
  type RavelOptions,
  type ReshapeOptions,
  ravelVerdict,
  reshapeVerdict,
  setitemVerdict,
  toNDArray,
  type Verdict,
  viewVerdict,
} from "@strided/ndarray";
import { adviceOn } from "./advice.ts";
import { callExplanation } from "./call.ts";
import type { Explanation } from "./explanation.ts";

/** The functions that `explain` knows by name, with what they take. */
export interface Explainable {
  readonly reshape: readonly [a: NDArray, shape: number | readonly number[], options?: ReshapeOptions];
  readonly ravel: readonly [a: NDArray, options?: RavelOptions];
  readonly view: readonly [a: NDArray, dtype?: DTypeLike];
  readonly transpose: readonly [a: NDArray, axes?: readonly number[]];
  readonly slice: readonly [a: NDArray, ...keys: Key[]];
  readonly getitem: readonly [a: NDArray, ...key: IndexKey[]];
  readonly setitem: readonly [a: NDArray, key: IndexKey | readonly IndexKey[], value: ArrayLike];
  readonly assign: readonly [a: NDArray, value: ArrayLike];
  readonly array: readonly [value: ArrayLike, options?: ArrayOptions];
  readonly asarray: readonly [value: ArrayLike, options?: ArrayOptions];
  readonly ascontiguousarray: readonly [value: ArrayLike, options?: ContiguousOptions];
  readonly asfortranarray: readonly [value: ArrayLike, options?: ContiguousOptions];
  readonly astype: readonly [a: NDArray, dtype: DTypeLike, options?: AstypeOptions];
  readonly copy: readonly [a: NDArray];
  readonly flatten: readonly [a: NDArray];
}

type Known = { readonly [F in keyof Explainable]: (...args: Explainable[F]) => Verdict | ItemVerdict };

const VERDICTS: Known = {
  reshape: reshapeVerdict,
  ravel: ravelVerdict,
  view: viewVerdict,
  transpose(a, axes) {
    const { strides } = a.transpose(axes);
    return { outcome: "view", reason: `only the order of the axes changes: strides ${shapeText(strides)}`, bytes: 0 };
  },
  slice: (a, ...keys) => itemVerdict(a, keys, "slice"),
  getitem: (a, ...key) => itemVerdict(a, key),
  setitem: (a, key, value) => setitemVerdict(a, (Array.isArray(key) ? key : [key]) as readonly IndexKey[], value),
  assign: (a, value) => assignVerdict(a, value),
  array: (value, options = {}) => convertVerdict(value, { copy: true, ...options }, "array"),
  asarray: (value, options = {}) => convertVerdict(value, options, "asarray"),
  ascontiguousarray: (value, options = {}) => convertVerdict(value, { ...options, order: "C" }, "asarray"),
  asfortranarray: (value, options = {}) => convertVerdict(value, { ...options, order: "F" }, "asarray"),
  astype: astypeVerdict,
  copy: copied,
  flatten: copied,
};

function copied(a: NDArray): Verdict {
  return { outcome: "copy", reason: "a copy was asked for", bytes: a.nbytes };
}

/**
 * What a call would do to memory, and why, without making it: `explain("reshape", a, [6])` for functions that views and
 * copies come from, `explain(add, a, b, { out })` for universal functions. Scalars and lists among the operands become
 * small arrays; nothing else is made, and nothing is written.
 *
 * The answer comes from the code that decides when the call is made. Throws what the call would throw; TypeError for a name
 * that it does not know.
 *
 * ```ts
 * const a = arange(6).reshape([2, 3]);
 * const { outcome, bytes, reason } = explain("reshape", a.T, [6]);
 * outcome; // => "copy"
 * bytes; // => 48
 * reason; // => "merging axes 0 and 1 needs strides[0] = shape[1] * strides[1]; got 8 and 2 * 24"
 * explain("getitem", a, ":", [2, 0]).axes?.map(({ text }) => text); // => [ 'axis 0', 'picked along axis 1' ]
 * explain(np.add, a, 1, { out: a }).outcome; // => "in place"
 * explain("reshape", a, [7]); // throws ShapeError: reshape: cannot reshape array of size 6 into shape (7,)
 * ```
 */
export function explain<F extends keyof Explainable>(fn: F, ...args: Explainable[F]): Explanation;
export function explain(fn: Foreseeable, ...args: readonly unknown[]): Explanation;
export function explain(fn: keyof Explainable | Foreseeable, ...args: readonly unknown[]): Explanation {
  if (typeof fn !== "string") {
    if (typeof fn?.plan !== "function") throw unknown(fn);
    const explanation = callExplanation(fn.name, fn.plan(...args));
    args.forEach(demandMemory);
    return explanation;
  }
  if (!Object.hasOwn(VERDICTS, fn)) throw unknown(fn);
  const [first, ...rest] = args;
  // A function that wants an array takes anything array-like, as it does when it is called.
  const given = TAKES_VALUES.includes(fn) || first instanceof NDArray ? first : toNDArray(first as ArrayLike, fn);
  const verdict = (VERDICTS[fn] as (...args: readonly unknown[]) => Verdict | ItemVerdict)(given, ...rest);
  const { outcome, reason, bytes } = verdict;
  if (outcome !== "view") args.forEach(demandMemory);
  const axes = "axes" in verdict ? verdict.axes : null;
  return { kind: "explanation", fn, outcome, reason, bytes, advice: adviceOn(fn, args, verdict), axes, operands: null };
}

/** What is read or written must be there: throws DisposedError if it is not. */
function demandMemory(value: unknown): void {
  if (value instanceof NDArray) void value.storage.memory.buffer;
}

const TAKES_VALUES: readonly string[] = ["array", "asarray", "ascontiguousarray", "asfortranarray"];

function unknown(fn: unknown): TypeError {
  const got =
    typeof fn === "string" ? JSON.stringify(fn) : typeof fn === "function" ? `function ${fn.name}` : typeof fn;
  return new TypeError(
    `explain: nothing is known about this function; got ${got}, expected a universal function or a name: ${Object.keys(VERDICTS).join(", ")}`,
  );
}
