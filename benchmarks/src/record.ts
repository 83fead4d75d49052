/** The output file: a first line that says what was run and where, then a line for each case with all samples. */
import type { CaseFacts } from "./case.ts";
import type { Environment } from "./environment.ts";
import type { Outcome, Result } from "./outcome.ts";
import type { Lengths } from "./suite.ts";

/** What all lines of a file have in common. */
export interface Occasion {
  readonly suite: string;
  readonly about: string;
  /** `2026-11-20T22:15:00.000Z` */
  readonly started: string;
  readonly lengths: Lengths;
  /** The contenders' names; the first is the one that is compared with the others. */
  readonly contenders: readonly string[];
  readonly env: Environment;
}

export interface Recorded {
  readonly occasion: Occasion;
  readonly outcomes: readonly Outcome[];
  /** The machine's load after each case. */
  readonly loads: readonly number[];
}

type CaseLine = CaseFacts & { readonly load: number; readonly results: Readonly<Record<string, Result>> };

export function occasionLine(occasion: Occasion): string {
  return `${JSON.stringify(occasion)}\n`;
}

export function outcomeLine({ item, results }: Outcome, load: number): string {
  const { id, group, title, dtype, shape, layout, variant, traffic, flops, pieces } = item;
  const line: CaseLine = {
    id,
    group,
    title,
    dtype,
    shape,
    layout,
    variant,
    traffic,
    flops,
    ...(pieces === undefined ? {} : { pieces }),
    load: Number(load.toFixed(2)),
    results: Object.fromEntries(results),
  };
  return `${JSON.stringify(line)}\n`;
}

/** Reads a file's text; a last line that was cut off is left out. */
export function readRecorded(text: string): Recorded {
  const [first, ...rest] = text.slice(0, text.lastIndexOf("\n")).split("\n");
  const lines = rest.map((line) => JSON.parse(line) as CaseLine);
  return {
    occasion: JSON.parse(first) as Occasion,
    outcomes: lines.map(({ results, load: _, ...item }) => ({ item, results: new Map(Object.entries(results)) })),
    loads: lines.map(({ load }) => load),
  };
}
