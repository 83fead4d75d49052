/** Trailing options objects: an unknown name is an error that lists the known ones. */
import { wrongKind } from "@strided/layout";

/**
 * Throws TypeError if `options` is no object or an array (an operand too many), has a name that `known` has not, or an
 * `out` that is no array; with `isList` a list may stand there too, which the caller looks at.
 */
export function checkOptions(fn: string, options: object, known: readonly string[], isList = false): void {
  if (typeof options !== "object" || options === null) throw wrongKind(fn, "options", options, "an object");
  if (Symbol.iterator in options) throw new TypeError(`${fn}: wrong kind of options; got an array, expected an object`);
  for (const name in options) {
    if (!known.includes(name)) {
      throw new TypeError(`${fn}: unknown option; got ${JSON.stringify(name)}, expected one of ${known.join(", ")}`);
    }
  }
  const { out } = options as { readonly out?: unknown };
  if (out === undefined || out === null || isList) return;
  if (typeof out !== "object" || !("requireWriteable" in out)) throw wrongKind(fn, "out", out, "an NDArray");
}

/** The value of an option that is a whole number, or TypeError. */
export function whole(fn: string, name: string, value: number): number {
  if (Number.isInteger(value)) return value;
  throw new TypeError(`${fn}: ${name} must be a whole number; got ${String(value)}`);
}

/** The value of an option among a few words, or TypeError. */
export function oneOf<T extends string>(fn: string, name: string, value: T, known: readonly T[]): T {
  if (known.includes(value)) return value;
  const got = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new TypeError(`${fn}: unknown ${name}; got ${got}, expected one of ${known.join(", ")}`);
}
