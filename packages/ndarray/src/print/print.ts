/**
 * Arrays as text, as NumPy prints them: `arrayStr` is its `str`, `arrayRepr` its `repr`, `array2string` the general
 * form of both.
 */

import type { ExpectedOptions } from "./check.ts";
import { type ArrayPrintOptions, resolveOptions } from "./options.ts";
import type { Printable } from "./printable.ts";
import { bodyText, checkPrintable, reprText, strText } from "./text.ts";

/** What `array2string` takes besides the print options. */
export interface Array2stringOptions extends ArrayPrintOptions {
  /** Stands between the elements of a row; a space by default. */
  readonly separator?: string;
  /** Text that the caller puts before the result: lines after the first are indented by its length. */
  readonly prefix?: string;
  /** Text that the caller puts behind the result: the lines leave room for it. */
  readonly suffix?: string;
}

const ALIASES: ExpectedOptions = { maxLineWidth: "number", suppressSmall: "boolean" };
const AROUND: ExpectedOptions = { separator: "string", prefix: "string", suffix: "string" };

/**
 * The text of an array as NumPy's `str` gives it: elements between brackets, no commas, no dtype.
 *
 * An array without axes is printed like its element. More than `threshold` elements are summarised, and then only the
 * elements at the edges are read. Throws a TypeError for an unknown option or a wrong value.
 *
 * ```ts
 * arrayStr(array([[1, 2.5], [-3, 0]])); // => "[[ 1.   2.5]\n [-3.   0. ]]"
 * arrayStr(array([1 / 3, 2]), { precision: 3 }); // => "[0.333 2.   ]"
 * ```
 */
export function arrayStr(a: Printable, options: ArrayPrintOptions = {}): string {
  checkPrintable(a, "arrayStr");
  return strText(a, resolveOptions("arrayStr", options, ALIASES));
}

/**
 * The text of an array as NumPy's `repr` gives it: what makes the array again.
 *
 * The dtype is named where the elements do not imply it, the shape where they do not show it. Throws a TypeError for
 * an unknown option or a wrong value.
 *
 * ```ts
 * arrayRepr(array([1.5, 2])); // => "array([1.5, 2. ])"
 * arrayRepr(zeros([0, 3], { dtype: "int8" })); // => "array([], shape=(0, 3), dtype=int8)"
 * ```
 */
export function arrayRepr(a: Printable, options: ArrayPrintOptions = {}): string {
  checkPrintable(a, "arrayRepr");
  return reprText(a, resolveOptions("arrayRepr", options, ALIASES));
}

/**
 * The text of an array with a separator of your own, and room for text around it.
 *
 * Unlike `arrayStr` it treats an array without axes like any other. Throws a TypeError for an unknown option or a
 * wrong value.
 *
 * ```ts
 * array2string(array([1, 2, 3]), { separator: "|" }); // => "[1.|2.|3.]"
 * array2string(array([1, 20]), { formatter: { float: (x) => `<${x}>` } }); // => "[<1> <20>]"
 * ```
 */
export function array2string(a: Printable, options: Array2stringOptions = {}): string {
  checkPrintable(a, "array2string");
  const resolved = resolveOptions("array2string", options, { ...ALIASES, ...AROUND });
  const { separator = " ", prefix = "", suffix = "" } = options;
  return bodyText(a, resolved, separator, prefix.length, suffix.length);
}
