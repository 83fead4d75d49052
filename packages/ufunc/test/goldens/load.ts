/** Reads what record.py wrote about the functions of a family. */
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

/** What NumPy does for one function. Dtypes are letters, results one letter after the other; a full stop is no loop. */
export interface Recorded {
  readonly nin: number;
  readonly nout: number;
  readonly identity: number | boolean | null | "-Infinity";
  /** By the letter of the result, how far a value may be off, in units in the last place; 0 if it is not there. */
  readonly ulp: Readonly<Record<string, number>>;
  /** The result may be a small difference of large numbers: the unit is that of the largest operand, if it is larger. */
  readonly cancels?: boolean;
  /** NumPy's list of loops, as far as we have the dtypes. */
  readonly loops: readonly string[];
  /** The set of values for operands of different dtypes. */
  readonly few: string;
  /**
   * By the letter of the first operand the letters of the results; for two operands so for each letter of the second,
   * with spaces between; for three operands all are of one dtype.
   */
  readonly types: Readonly<Record<string, string>>;
  /** By set of operands and letter of all operands, one text for each result. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** The results for all pairs of different dtypes, one after the other. */
  readonly mixed?: string;
}

export interface Family {
  /** By set and letter, the values. */
  readonly operands: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly functions: Readonly<Record<string, Recorded>>;
}

/** The letters of the fourteen dtypes, in the order in which results are written down. */
export const LETTERS = "?bBhHiIlLefdFD";

export const FAMILIES: Readonly<Record<string, Family>> = Object.fromEntries(
  [
    "arithmetic",
    "bits",
    "comparison",
    "complex",
    "division",
    "exponential",
    "extrema",
    "floats",
    "hyperbolic",
    "integers",
    "logic",
    "power",
    "roots",
    "rounding",
    "trigonometric",
  ].map((name) => [name, golden<Family>(name)]),
);

export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));
}

export function inflated(text: string): Uint8Array {
  return new Uint8Array(inflateSync(Buffer.from(text, "base64")));
}
