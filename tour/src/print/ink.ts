/** Colours by what they mean. Without colours the text says the same. */
import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

const INKS = {
  title: ["bold"],
  rule: ["dim"],
  numpy: ["dim"],
  output: ["cyan"],
  aside: ["dim"],
  good: ["green"],
  bad: ["red", "bold"],
  head: ["dim"],
  bar: ["blue"],
  view: ["green", "bold"],
  copy: ["yellow", "bold"],
  "in place": ["magenta", "bold"],
  "same object": ["blue", "bold"],
} as const satisfies Record<string, Style>;

export type Ink = (name: keyof typeof INKS, text: string) => string;

const COLOURED: Ink = (name, text) => styleText([...INKS[name]], text, { validateStream: false });

export const PLAIN: Ink = (_, text) => text;

interface Environment {
  readonly NO_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
}

/** Colours on a terminal, unless NO_COLOR (no-color.org) is set. */
export function inkFor(output: { readonly isTTY?: boolean }, env: Environment): Ink {
  return output.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb" ? COLOURED : PLAIN;
}
