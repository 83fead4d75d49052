/** Arguments of a kind that no function can work with: what the compiler refuses, said again at run time. */

/**
 * The error of an argument of the wrong kind.
 *
 * @example
 * ```ts
 * wrongKind("zeros", "shape", null, "a list of numbers").message; // => "zeros: wrong kind of shape; got null, expected a list of numbers"
 * ```
 */
export function wrongKind(fn: string, what: string, value: unknown, expected: string): TypeError {
  const got = value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
  return new TypeError(`${fn}: wrong kind of ${what}; got ${got}, expected ${expected}`);
}

/**
 * The list itself.
 *
 * @throws TypeError for anything that is no list and no typed array.
 *
 * @example
 * ```ts
 * checkList([2, 3], "shape", "zeros"); // => [ 2, 3 ]
 * checkList(null, "shape", "zeros"); // throws TypeError: zeros: wrong kind of shape; got null, expected a list
 * ```
 */
export function checkList<T>(value: T, what: string, fn: string): T {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return value;
  throw wrongKind(fn, what, value, "a list");
}

/**
 * One number as a list, or the list itself.
 *
 * @throws TypeError for anything else.
 *
 * @example
 * ```ts
 * numbersOf(3, "shape", "zeros"); // => [ 3 ]
 * ```
 */
export function numbersOf(value: number | readonly number[], what: string, fn: string): readonly number[] {
  return typeof value === "number" ? [value] : checkList(value, what, fn);
}
