/** How to do with less memory than a call would take: each advice was tried on the layouts before it is given. */
import { type DTypeLike, dtype } from "@strided/buffer";
import { ravelLayout, reshapeLayout, Slice, shapeText } from "@strided/layout";
import { type ArrayLike, NDArray, toNDArray, type Verdict } from "@strided/ndarray";

/** Advice on a call of a function known by name; null if there is nothing to say. */
export function adviceOn(fn: string, args: readonly unknown[], verdict: Verdict): string | null {
  if (verdict.bytes === 0) return null;
  return ADVICE[fn]?.(args, verdict) ?? null;
}

type Advice = (args: readonly unknown[], verdict: Verdict) => string | null;

const ADVICE: Readonly<Record<string, Advice>> = {
  reshape: ([a, shape, options]) => {
    if ((options as { copy?: boolean } | undefined)?.copy === true) return "leave out copy: true if a view will do";
    const { layout, itemsize, T } = arrayOf(a);
    const target = shape as number | readonly number[];
    if (reshapeLayout(layout, target, { order: "F", itemsize }) !== null) {
      return `order "F" gives a view, with the elements counted along the first axis first`;
    }
    const turned = typeof target === "number" ? target : [...target].reverse();
    if (reshapeLayout(T.layout, turned, { itemsize }) !== null) {
      return "reshape before the transpose: the array with its axes the other way round has a view of that shape";
    }
    return "reshape before slicing or transposing, or copy once with ascontiguousarray if more than one reshape follows; copy: false throws instead";
  },
  ravel: ([a]) => {
    const { layout, itemsize } = arrayOf(a);
    if (reshapeLayout(layout, -1, { itemsize }) !== null) return "reshape(-1) gives a view of these elements";
    if (ravelLayout(layout, { order: "K", itemsize }) !== null) {
      return `order "K" gives a view, with the elements in the order in which they lie in memory`;
    }
    return "ravel before slicing or transposing, or go over the array without ravel: every function takes any strides";
  },
  asarray: ([value, options]) => {
    if (!(value instanceof NDArray)) return null;
    const { dtype } = (options ?? {}) as { readonly dtype?: unknown };
    if (dtype === undefined) return "leave out the order if any will do: functions of this library take any strides";
    return "convert once and keep the result, instead of at every use";
  },
  ascontiguousarray: () => "functions of this library take any strides; a contiguous copy pays from the second pass on",
  asfortranarray: () => "functions of this library take any strides; a contiguous copy pays from the second pass on",
  astype: ([a, target, options]) => {
    const isSame = arrayOf(a).dtype === dtype(target as DTypeLike);
    const isAsked = (options as { copy?: boolean } | undefined)?.copy !== false;
    return isSame && isAsked ? "copy: false gives the array itself, as nothing has to change" : null;
  },
  getitem: ([a, ...key]) => {
    // Beside a second array, or a whole number, an index array does not do what a slice does.
    const isAlone = key.filter((part) => typeof part === "number" || isIndexArray(part)).length === 1;
    const slices = key.map((part) => (isIndexArray(part) ? sliceFor(part) : part));
    if (isAlone && slices.every((part, k) => part !== null || key[k] === null))
      return `slice(${slices.map((text) => keyText(text)).join(", ")}) selects the same elements as a view`;
    return `to write to these elements use setitem: the copy has lost its tie to the array of shape ${shapeText(arrayOf(a).shape)}`;
  },
  assign: () => "write to memory that the value does not lie in, if there is some",
  setitem: () => "give the value in the dtype of the array, and in memory of its own, if it is used more than once",
};

function arrayOf(value: unknown): NDArray {
  return value instanceof NDArray ? value : toNDArray(value as ArrayLike, "explain");
}

function isIndexArray(key: unknown): boolean {
  return typeof key === "object" && key !== null && !(key instanceof Slice);
}

function keyText(key: unknown): string {
  return key instanceof Slice ? `slice(${key.start}, ${key.stop}, ${key.step})` : JSON.stringify(key);
}

/** Equally spaced indices as the text of a slice; null if they are not. */
function sliceFor(key: unknown): string | null {
  const index = arrayOf(key);
  const { kind } = index.dtype;
  if (index.ndim !== 1 || index.size < 2 || index.size > 1e6 || kind === "b") return null;
  const list = index.toNested() as readonly (number | bigint)[];
  const [start, next] = [Number(list[0]), Number(list[1])];
  const step = next - start;
  if (step === 0 || start < 0 || list.some((i, k) => Number(i) !== start + k * step || Number(i) < 0)) return null;
  const stop = start + list.length * step;
  return `${start}:${stop < 0 ? "" : stop}${step === 1 ? "" : `:${step}`}`;
}
