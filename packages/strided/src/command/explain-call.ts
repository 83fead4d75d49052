/** A call written as words, `reshape 3,-1`, and what it would do. */
import type { DTypeName } from "@strided/buffer";
import { type Explanation, explain } from "@strided/memory";
import type { NDArray } from "@strided/ndarray";

type Reader = (a: NDArray, rest: string) => Explanation;

const READERS: { readonly [fn: string]: Reader } = {
  reshape: (a, rest) => {
    const [shape, order] = withOrder(rest);
    return explain("reshape", a, numbers("reshape", shape), order);
  },
  ravel: (a, rest) => {
    const [more, order] = withOrder(rest);
    return explain("ravel", a, { ...none("ravel", more, "nothing, or order=F"), ...order });
  },
  transpose: (a, rest) => (rest === "" ? explain("transpose", a) : explain("transpose", a, numbers("transpose", rest))),
  slice: (a, rest) => explain("slice", a, ...(rest === "" ? [] : [rest])),
  view: (a, rest) => explain("view", a, ...(rest === "" ? [] : [rest as DTypeName])),
  astype: (a, rest) => explain("astype", a, rest as DTypeName),
  asarray: (a, rest) => explain("asarray", a, rest === "" ? {} : { dtype: rest as DTypeName }),
  ascontiguousarray: (a, rest) => explain("ascontiguousarray", a, none("ascontiguousarray", rest)),
  asfortranarray: (a, rest) => explain("asfortranarray", a, none("asfortranarray", rest)),
};

/** Throws TypeError for words that are no call, and what the call would throw. */
export function explainCall(a: NDArray, words: string): Explanation {
  const [, fn, rest] = /^\s*(\w*)\s*(.*?)\s*$/s.exec(words) ?? [];
  if (Object.hasOwn(READERS, fn)) return READERS[fn](a, rest);
  throw new TypeError(
    `--explain: nothing is known about this call; got ${JSON.stringify(words)}, expected one of ${Object.keys(READERS).join(", ")}`,
  );
}

/** What stands before `order=F`, and the options that this stands for. */
function withOrder(rest: string): [before: string, options: { readonly order?: "C" | "F" }] {
  const match = /^(.*?)\s*\border=(C|F)$/s.exec(rest);
  return match === null ? [rest, {}] : [match[1], { order: match[2] as "C" | "F" }];
}

function numbers(fn: string, text: string): number[] {
  const parts = text.replace(/^[([]|[)\]]$/g, "").split(/[\s,]+/);
  const list = parts.filter((part) => part !== "").map(Number);
  if (list.length > 0 && list.every(Number.isInteger)) return list;
  throw new TypeError(`--explain: ${fn} takes whole numbers; got ${JSON.stringify(text)}, expected the like of 3,-1`);
}

function none(fn: string, rest: string, taken = "nothing"): object {
  if (rest === "") return {};
  throw new TypeError(`--explain: ${fn} takes ${taken}; got ${JSON.stringify(rest)}`);
}
