/**
 * From elements to words: one text per element, all of a kind's texts aligned with each other.
 */
import { floatWords, widest } from "./floats.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Complex, PrintableDType } from "./printable.ts";

type Words = (elements: readonly unknown[], bytes: number, options: ResolvedOptions, alone: boolean) => string[];

const KINDS: { readonly [kind in PrintableDType["kind"]]: Words } = {
  b: (elements, _bytes, _options, alone) => elements.map((x) => (x ? (alone ? "True" : " True") : "False")),
  u: integerWords,
  i: integerWords,
  f: (elements, bytes, options) => floatWords(elements as number[], bytes, options.sign, options),
  c: complexWords,
};

/** The words of some elements of one dtype; `alone` for the only element of an array without axes. */
export function words(
  elements: readonly unknown[],
  { kind, itemsize }: PrintableDType,
  options: ResolvedOptions,
  alone: boolean,
): string[] {
  const format = options.byKind[kind];
  return format ? elements.map((x) => String(format(x))) : KINDS[kind](elements, itemsize, options, alone);
}

function integerWords(elements: readonly unknown[], _bytes: number, { sign }: ResolvedOptions): string[] {
  const integers = elements as readonly (number | bigint)[];
  const plus = sign === "+" || (sign === " " && !integers.some((x) => x < 0)) ? sign : "";
  const texts = integers.map((x) => (x < 0 ? "" : plus) + x);
  const width = widest(texts);
  return texts.map((text) => text.padStart(width));
}

function complexWords(elements: readonly unknown[], bytes: number, options: ResolvedOptions): string[] {
  const numbers = elements as readonly Complex[];
  const part = (values: number[], sign: string): string[] => floatWords(values, bytes / 2, sign, options);
  const real = numbers.map((x) => x.re);
  const imaginary = numbers.map((x) => x.im);
  const behind = part(imaginary, "+");
  // The unit belongs to the last digit: it stands before the spaces that pad the column.
  return part(real, options.sign).map((text, i) => text + behind[i].replace(/ *$/, "j$&"));
}
