/**
 * What the generated tests call: compares a value with the text behind `// =>`. The text is what Node's `util.inspect`
 * gives, which for arrays is their own printed form. Spacing is not compared, so long results may be broken over lines.
 */
import { format, inspect } from "node:util";
import { expect } from "vitest";

export function check<T>(value: T, expected: string, where: string): T {
  compare(renderings(value), expected, where);
  return value;
}

export function printed(values: readonly unknown[], expected: string, where: string): void {
  compare([format(...values.map(shortError))], expected, where);
}

export function throws(statement: () => Promise<void>, expected: string, where: string): Promise<void>;
export function throws(statement: () => void, expected: string, where: string): void;
export function throws(statement: () => unknown, expected: string, where: string): unknown {
  const nothing = (): never => expect.fail(`${where}: nothing was thrown, expected ${expected}`);
  const thrown = (error: unknown): void => compare(thrownForms(error), expected, where);
  let result: unknown;
  try {
    result = statement();
  } catch (error) {
    return thrown(error);
  }
  return result instanceof Promise ? result.then(nothing, thrown) : nothing();
}

/**
 * A console that stays silent: a result that matters stands behind `// =>`.
 *
 * @public The generated tests import it.
 */
export const quiet: Console = { ...console, log() {}, info() {}, warn() {}, table() {} };

function compare(accepted: readonly string[], expected: string, where: string): void {
  const wanted = squeeze(expected);
  if (accepted.some((form) => squeeze(form) === wanted)) return;
  expect(squeeze(accepted[0]), where).toBe(wanted);
}

/** The texts that a value may have in an example, the usual one first. */
function renderings(value: unknown): string[] {
  if (value instanceof Error) return thrownForms(value);
  const inspected = inspect(value, { depth: 8, breakLength: Number.POSITIVE_INFINITY });
  if (typeof value === "string") return [inspected, JSON.stringify(value)];
  return hasOwnText(value) ? [inspected, String(value)] : [inspected];
}

function thrownForms(error: unknown): string[] {
  return error instanceof Error ? [`${error.name}: ${error.message}`, error.name] : [`${error}`];
}

function shortError(value: unknown): unknown {
  return value instanceof Error ? thrownForms(value)[0] : value;
}

/** True for an object whose class says how it prints; the built-in `toString` functions say less than `inspect`. */
function hasOwnText(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return false;
  return typeof value.toString === "function" && value.toString !== Object.prototype.toString;
}

function squeeze(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/(?<=[[({]) | (?=[\])}])/g, "");
}
