/**
 * The text of an array under options that are complete and checked: all that an array's own `toString` and inspection
 * need, and the core of the functions that take options.
 */
import { wrongKind } from "@strided/layout";
import { layOut, pick } from "./lines.ts";
import { currentOptions, type ResolvedOptions } from "./options.ts";
import type { Printable, PrintableDType } from "./printable.ts";
import { formatScalar } from "./scalar.ts";
import { words } from "./words.ts";

/** The itemsize, per kind, of the dtypes that the elements alone imply. */
const IMPLIED: { readonly [kind in PrintableDType["kind"]]?: number } = { b: 1, i: 8, f: 8, c: 16 };

/** NumPy's `str`: an array without axes is printed like its element. */
export function strText(a: Printable, options: ResolvedOptions = currentOptions()): string {
  return a.shape.length ? bodyText(a, options, " ", 0, 0) : formatScalar(a.get(), a.dtype);
}

/** NumPy's `repr`: the shape and the dtype are named where the elements do not show them. */
export function reprText(a: Printable, options: ResolvedOptions = currentOptions()): string {
  const { shape, dtype } = a;
  const size = sizeOf(shape);
  const text = `array(${bodyText(a, options, ", ", 6, 1)}`;
  const facts: string[] = [];
  if (size > options.threshold || (!size && shape.length > 1)) {
    facts.push(`shape=(${shape.join(", ")}${shape.length === 1 ? "," : ""})`);
  }
  if (!size || IMPLIED[dtype.kind] !== dtype.itemsize) facts.push(`dtype=${dtype.name}`);
  if (!facts.length) return `${text})`;
  const more = facts.join(", ");
  // The comma before, the space between and the bracket behind.
  const fits = text.length - text.lastIndexOf("\n") - 1 + more.length + 3 <= options.linewidth;
  return `${text},${fits ? " " : "\n      "}${more})`;
}

/** The brackets and what is in them; `before` and `behind` are the lengths of the text around them. */
export function bodyText(a: Printable, options: ResolvedOptions, sep: string, before: number, behind: number): string {
  const { shape, dtype } = a;
  const size = sizeOf(shape);
  if (!size) return "[]";
  const axes = shape.map((n) => pick(n, size > options.threshold, options.edgeitems));
  const elements: unknown[] = [];
  const index: number[] = [];
  const collect = (axis: number): void => {
    if (axis === shape.length) elements.push(a.get(...index));
    for (const i of axes[axis] ?? []) {
      index[axis] = i;
      if (i >= 0) collect(axis + 1);
    }
  };
  collect(0);
  const texts = words(elements, dtype, options, !shape.length);
  return layOut(texts, axes, sep, " ".repeat(before + 1), options.linewidth - behind);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, n) => size * n, 1);
}

/** Throws TypeError for what has no elements to print. */
export function checkPrintable(a: Printable, fn: string): void {
  if (!Array.isArray(a?.shape)) throw wrongKind(fn, "array", a, "an NDArray");
}
