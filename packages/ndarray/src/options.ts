/** Trailing options objects: an unknown name is an error that lists the known ones. */
import { wrongKind } from "@strided/layout";

/** Throws TypeError if `options` is no object or an array (an operand too many), or has a name that `known` has not. */
export function checkOptions(fn: string, options: object, known: readonly string[]): void {
  if (typeof options !== "object" || options === null) throw wrongKind(fn, "options", options, "an object");
  if (Symbol.iterator in options) throw new TypeError(`${fn}: wrong kind of options; got an array, expected an object`);
  for (const name in options) {
    if (!known.includes(name)) {
      throw new TypeError(`${fn}: unknown option; got ${JSON.stringify(name)}, expected one of ${known.join(", ")}`);
    }
  }
}

/** The value of an option among a few words, or TypeError. */
export function oneOf<T extends string>(fn: string, name: string, value: T, known: readonly T[]): T {
  if (known.includes(value)) return value;
  throw new TypeError(`${fn}: unknown ${name}; got ${JSON.stringify(value)}, expected one of ${known.join(", ")}`);
}
