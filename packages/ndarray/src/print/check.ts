/**
 * Options against a table of what they must be. A name that is not in the table is an error that lists the known ones.
 */
import { wrongKind } from "@strided/layout";

/** What an option must be: a JavaScript type, a count, or one of a list of words. */
export type Expected = "number" | "boolean" | "string" | "object" | "function" | "count" | readonly string[];

/** What each option must be. */
export interface ExpectedOptions {
  readonly [name: string]: Expected;
}

/** Throws a TypeError unless every option is known and has the value it must have; `undefined` is no value. */
export function checkOptions(caller: string, what: string, given: object, expected: ExpectedOptions): void {
  if (typeof given !== "object" || given === null) throw wrongKind(caller, `${what}s`, given, "an object");
  for (const [name, value] of Object.entries(given)) {
    const wanted = expected[name];
    if (!Object.hasOwn(expected, name)) {
      const known = Object.keys(expected).join(", ");
      throw new TypeError(`${caller}: unknown ${what} ${quote(name)}; known ${what}s: ${known}`);
    }
    if (value !== undefined && !fits(value, wanted)) {
      throw new TypeError(`${caller}: wrong ${what} ${name}; got ${quote(value)}, expected ${describe(wanted)}`);
    }
  }
}

function fits(value: unknown, wanted: Expected): boolean {
  if (wanted === "count") return Number.isInteger(value) && (value as number) >= 0;
  if (typeof wanted === "string") return typeof value === wanted && !Number.isNaN(value);
  return wanted.includes(value as string);
}

function describe(wanted: Expected): string {
  if (wanted === "count") return "a whole number of at least 0";
  return typeof wanted === "string" ? `type ${wanted}` : wanted.map(quote).join(" or ");
}

function quote(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
