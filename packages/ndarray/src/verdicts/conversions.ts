/** Verdicts on asarray, astype and what follows from them: functions that give the array itself where it fits already. */
import { canCast, type DType, type DTypeLike, dtype as dtypeOf, float64, type Scalar } from "@strided/buffer";
import { shapeText } from "@strided/layout";
import { NDArray } from "../array.ts";
import { type AstypeOptions, astypeArray, COPY_ORDERS, changeOf, changeReason } from "../copying.ts";
import { type ArrayOptions, array, asarray, planConvert } from "../create.ts";
import { isInterchange } from "../interchange.ts";
import { type ArrayLike, discover, type NestedScalars } from "../nested.ts";
import { oneOf } from "../options.ts";
import type { Verdict } from "../verdict.ts";

/** What `array` (which asks for a copy) and `asarray` would do. Throws what they would throw. */
export function convertVerdict(value: ArrayLike, options: ArrayOptions, fn: string): Verdict {
  if (!(value instanceof NDArray) && !ArrayBuffer.isView(value) && !isInterchange(value)) {
    return listVerdict(value as Scalar | NestedScalars, options, fn);
  }
  const { source, dtype, order, change } = planConvert(value, options, fn);
  if (options.copy === false && change !== "none") maker(fn)(value, options);
  const reason = changeReason(source, change, dtype, order);
  if (change !== "none") return { outcome: "copy", reason, bytes: source.size * dtype.itemsize };
  const what = source === value ? "the array itself is given back" : "the memory of the value is shared";
  return { outcome: "view", reason: `${what}: ${reason}`, bytes: 0 };
}

/** The function that throws the error which a verdict cannot give. */
function maker(fn: string): (value: ArrayLike, options: ArrayOptions) => NDArray {
  return fn === "array" ? array : asarray;
}

/** Lists and scalars have no memory to share. Nothing is made of them here: only their shape and dtype are looked for. */
function listVerdict(value: Scalar | NestedScalars, options: ArrayOptions, fn: string): Verdict {
  if (options.copy === false) maker(fn)(value as ArrayLike, options);
  const found = discover(value, fn);
  const wanted = options.dtype === undefined ? null : (dtypeOf(options.dtype, fn) as DType);
  const dtype = wanted ?? found.dtype ?? (float64 as DType);
  const bytes = found.shape.reduce((n, length) => n * length, dtype.itemsize);
  const reason = `elements outside of any memory become ${dtype.name} of shape ${shapeText(found.shape)}`;
  return { outcome: "copy", reason, bytes };
}

/** What `astype` would do. Throws what it would throw. */
export function astypeVerdict(a: NDArray, like: DTypeLike, options: AstypeOptions = {}): Verdict {
  const to = dtypeOf(like, "astype") as DType;
  const order = oneOf("astype", "order", options.order ?? "K", COPY_ORDERS);
  if (!canCast(a.dtype, to, options.casting ?? "unsafe")) astypeArray(a, like, options);
  const change = changeOf(a, to, order, options.copy !== false);
  const reason = changeReason(a, change, to, order);
  if (change !== "none") return { outcome: "copy", reason, bytes: a.size * to.itemsize };
  return { outcome: "view", reason: `the array itself is given back: ${reason}`, bytes: 0 };
}
