/** Families of loops, in NumPy's order: each input is cast to the first loop that holds it safely. */

const REAL = "bBhHiIlLefd";
const COMPLEX = "FD";

/**
 * The same dtype in and out for every letter: `each("fd", 2)` is `["ff->f", "dd->d"]`. `out` is the dtype of the result
 * where it is another one, or the number of results.
 */
export function each(letters: string, nin: number, out: string | number = 1): readonly string[] {
  return [...letters].map((letter) => `${letter.repeat(nin)}->${typeof out === "string" ? out : letter.repeat(out)}`);
}

/** Families one after the other. A call, since a spread inside a row would keep the row in every bundle. */
export function loops(...families: readonly (readonly string[])[]): readonly string[] {
  return families.flat();
}

/** All fourteen dtypes. */
export const ALL: string = `?${REAL}${COMPLEX}`;
/** All numbers, without bool. */
export const NUMBERS: string = `${REAL}${COMPLEX}`;
/** Real numbers, without bool. */
export const REALS: string = REAL;
/** Real numbers and bool. A name of its own, since a template inside a row would keep the row in every bundle. */
export const REALS_AND_BOOL: string = `?${REAL}`;
/** Integers, without bool. */
export const INTEGERS = "bBhHiIlL";
/** Real floats. */
export const FLOATS = "efd";
