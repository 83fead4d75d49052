/**
 * The print options: what they are, which values they take, and the set that is in force when a call names none.
 */
import { checkFunction } from "@strided/buffer";
import { checkOptions, type ExpectedOptions } from "./check.ts";
import type { Complex, PrintableDType } from "./printable.ts";

/** Functions that turn one element into text in place of the usual rules; the most specific one that is given wins. */
export interface Formatters {
  readonly bool?: (element: boolean) => string;
  readonly int?: (element: number | bigint) => string;
  readonly intKind?: (element: number | bigint) => string;
  readonly float?: (element: number) => string;
  readonly floatKind?: (element: number) => string;
  readonly complexfloat?: (element: Complex) => string;
  readonly complexKind?: (element: Complex) => string;
  readonly all?: (element: number | bigint | boolean | Complex) => string;
}

/** Everything that decides how an array looks in print. */
export interface PrintOptions {
  /** Digits after the decimal point: at most or exactly, as `floatmode` says. */
  readonly precision: number;
  /** An array with more elements than this is summarised. */
  readonly threshold: number;
  /** How many items a summary shows at each end of an axis. */
  readonly edgeitems: number;
  /** Characters in a line. */
  readonly linewidth: number;
  /** Whether small floats are printed without an exponent, as zero if need be. */
  readonly suppress: boolean;
  readonly nanstr: string;
  readonly infstr: string;
  /** What stands before a positive number: nothing, a plus, or a space. */
  readonly sign: "-" | "+" | " ";
  readonly floatmode: "maxprec" | "fixed" | "unique" | "maxprec_equal";
  readonly formatter: Formatters | null;
}

/** The print options under the two names that `array2string`, `array_str` and `array_repr` use as well. */
export interface ArrayPrintOptions extends Partial<PrintOptions> {
  /** Another name for `linewidth`. */
  readonly maxLineWidth?: number;
  /** Another name for `suppress`. */
  readonly suppressSmall?: boolean;
}

/** Options that are complete and checked, with the formatter functions sorted by the kinds they are for. */
export interface ResolvedOptions extends PrintOptions {
  readonly byKind: { readonly [kind in PrintableDType["kind"]]?: (element: unknown) => string };
}

let current: ResolvedOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  nanstr: "nan",
  infstr: "inf",
  sign: "-",
  floatmode: "maxprec",
  formatter: null,
  byKind: {},
};

/** The options in force, with all that printing needs. */
export function currentOptions(): ResolvedOptions {
  return current;
}

const EXPECTED: ExpectedOptions = {
  precision: "count",
  threshold: "number",
  edgeitems: "count",
  linewidth: "number",
  suppress: "boolean",
  nanstr: "string",
  infstr: "string",
  sign: ["-", "+", " "],
  floatmode: ["maxprec", "fixed", "unique", "maxprec_equal"],
  formatter: "object",
};

/** The kinds that a formatter function is for, the most general function first. */
const FORMATTERS: { readonly [name in keyof Formatters]-?: string } = {
  all: "buifc",
  intKind: "ui",
  floatKind: "f",
  complexKind: "c",
  bool: "b",
  int: "ui",
  float: "f",
  complexfloat: "c",
};

const ALIASES: { readonly [name: string]: string } = { maxLineWidth: "linewidth", suppressSmall: "suppress" };

/**
 * The options in force for one call: those given over the current ones.
 *
 * `undefined` leaves an option as it is. `extra` are those that the caller knows besides, and reads itself.
 */
export function resolveOptions(caller: string, given: object, extra: ExpectedOptions = {}): ResolvedOptions {
  checkOptions(caller, "option", given, { ...EXPECTED, ...extra });
  const options: { [name: string]: unknown } = { ...current };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) options[ALIASES[name] ?? name] = value;
  }
  const formatter = (options.formatter ?? {}) as { readonly [name: string]: unknown };
  const functions = Object.fromEntries(Object.keys(FORMATTERS).map((name) => [name, "function"] as const));
  checkOptions(caller, "formatter", formatter, functions);
  const byKind: { [kind: string]: unknown } = {};
  for (const [name, kinds] of Object.entries(FORMATTERS)) {
    for (const kind of formatter[name] ? kinds : "") byKind[kind] = formatter[name];
  }
  return { ...options, byKind } as unknown as ResolvedOptions;
}

/**
 * The print options in force, as a copy.
 *
 * ```ts
 * getPrintoptions().precision; // => 8
 * ```
 */
export function getPrintoptions(): PrintOptions {
  const { byKind, ...options } = current;
  return options;
}

/**
 * Changes the print options for every array printed from now on.
 *
 * Options that are not named keep their values, except `formatter`: as in NumPy, every call without one removes it.
 * Throws a TypeError for an unknown option or a wrong value, and then changes nothing.
 *
 * ```ts
 * setPrintoptions({ precision: 3 });
 * getPrintoptions().precision; // => 3
 * setPrintoptions({ precision: 8 });
 * ```
 */
export function setPrintoptions(options: Partial<PrintOptions>): void {
  current = resolveOptions("setPrintoptions", withFormatter(options));
}

/**
 * Calls a function with other print options and returns what it returns; afterwards the options are as before, also
 * when it throws.
 *
 * The options hold until the function returns: a promise that it leaves behind no longer sees them.
 *
 * ```ts
 * printoptions({ precision: 3 }, () => getPrintoptions().precision); // => 3
 * getPrintoptions().precision; // => 8
 * ```
 */
export function printoptions<T>(options: Partial<PrintOptions>, call: () => T): T {
  checkFunction(call, "printoptions");
  const before = current;
  current = resolveOptions("printoptions", withFormatter(options));
  try {
    return call();
  } finally {
    current = before;
  }
}

/** As in NumPy, options without a formatter have none. */
function withFormatter(options: Partial<PrintOptions>): object {
  return typeof options === "object" && options !== null
    ? { ...options, formatter: options.formatter ?? null }
    : options;
}
