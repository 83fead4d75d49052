/** Reads what record.py wrote. A layout stands there as [shape, strides, offset], an error as NumPy's text. */
import { readFileSync } from "node:fs";
import { createLayout, type Layout } from "../../src/index.ts";

export type Triple = readonly [shape: number[], strides: number[], offset: number];

export function golden<Row extends readonly unknown[]>(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));
}

export function layoutOf([shape, strides, offset]: Triple, itemsize = 1): Layout {
  return createLayout(shape, { strides, offset, itemsize });
}

/** The outcome of a call in the form of the file: a layout, null, or the error's text without the function's name. */
export function outcome(call: () => Layout | null): Triple | string | null {
  try {
    return tripleOf(call());
  } catch (error) {
    return (error as Error).message.replace(/^\w+: /, "");
  }
}

export function tripleOf(l: Layout | null): Triple | null {
  return l === null ? null : [[...l.shape], [...l.strides], l.offset];
}

/** NumPy's text, less the full stop, with which ours begins before it goes on with `; got …`. */
export function sameOutcome(ours: Triple | string | null, numpy: Triple | string | null): boolean {
  if (typeof ours === "string" && typeof numpy === "string") return ours.startsWith(numpy.replace(/\.$/, ""));
  return JSON.stringify(ours) === JSON.stringify(numpy);
}

/** The rows of views.json for one function whose outcome, as `call` computes it, is not NumPy's. */
export function differentViews(
  name: string,
  // biome-ignore lint/suspicious/noExplicitAny: the arguments stand in the file as JSON, each function has its own.
  call: (l: Layout, ...args: any[]) => Layout,
  options: { readonly itemsize?: boolean } = {},
): unknown[] {
  const rows = golden<[string, Triple, number, unknown[], Triple | string]>("views").filter(([fn]) => fn === name);
  if (rows.length === 0) throw new Error(`views.json has no rows for ${name}`);
  const wrong = rows.filter(
    ([, input, width, args, result]) =>
      !sameOutcome(
        outcome(() => call(layoutOf(input), ...args, ...(options.itemsize ? [width] : []))),
        result,
      ),
  );
  return wrong.slice(0, 5);
}
