/**
 * Every function against what NumPy computed. The arrays lie where the caller puts them, since different memory is
 * reached by different loops.
 */
import { arrayStr, astype, type NDArray } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { bytesOf, differences, dtypeOf, fromBytes } from "./elements.ts";
import { type AnyUfunc, resultsOf, ufunc } from "./functions.ts";
import { FAMILIES, type Family, inflated, LETTERS, type Recorded } from "./goldens/load.ts";

const functions = Object.values(FAMILIES).flatMap((family) =>
  Object.entries(family.functions).flatMap(([name, row]) => {
    const f = ufunc(name);
    return f === undefined ? [] : [{ name, row, family, f }];
  }),
);
const NUMBERED = functions.map((entry, number) => ({ ...entry, number }));
const LONG = process.env.FUZZ === "long";

/** The dtypes that are compared: a function that has no loop for complex numbers yet is not asked for them. */
function lettersOf(f: AnyUfunc): readonly string[] {
  const hasComplex = f.types.some((loop) => /[FD]/.test(loop));
  return [...LETTERS].filter((letter) => hasComplex || !"FD".includes(letter));
}

/**
 * `place` gets every operand and gives an array of the same elements. Of the dtypes one in `share` is compared, other
 * ones for the next function, and of the pairs of dtypes a quarter of that; FUZZ=long compares all.
 */
export function describeValues(place: (a: NDArray) => NDArray, share = 1): void {
  describe.each(NUMBERED)("$name", ({ row, family, f, number }) => {
    const letters = lettersOf(f);
    const isChosen = (i: number, oneIn: number): boolean => LONG || (i + number) % oneIn === 0;

    for (const [set, results] of Object.entries(row.values)) {
      for (const letter of letters.filter((l, i) => l in results && isChosen(i, share))) {
        test(`of ${dtypeOf(letter).name}: NumPy's values on the set "${set}"`, () => {
          const operands = operandsOf(family, row, set, letter).map(place);
          const wrong = resultsOf(f, operands).flatMap((result, k) => {
            const among = row.cancels ? operands.map((operand) => bytesOf(astype(operand, result.dtype))) : [];
            const numpys = inflated(results[letter][k]);
            return differences(result.dtype, bytesOf(result), numpys, ulpOf(row, result.dtype.char), among);
          });
          expect(wrong.map((text) => `${text} for ${operandText(operands, text)}`)).toEqual([]);
        });
      }
    }

    test.runIf(row.mixed !== undefined)("of two dtypes: NumPy's values", () => {
      const wrong: string[] = [];
      mixedPairs(family, row).forEach(([a, b, n, numpy], i) => {
        if (!isChosen(i, 4 * share) || !letters.includes(a) || !letters.includes(b)) return;
        const operands = [a, b].map((l) => place(fromBytes(l, operandBytes(family, row.few, l)).slice(`:${n}`)));
        let at = 0;
        for (const result of resultsOf(f, operands)) {
          const bytes = numpy.subarray(at, at + result.nbytes);
          at += bytes.length;
          const found = differences(result.dtype, bytesOf(result), bytes, ulpOf(row, result.dtype.char));
          wrong.push(...found.map((text) => `${operands.map((operand) => operand.dtype.name)}: ${text}`));
        }
        expect(at).toBe(numpy.length);
      });
      expect(wrong).toEqual([]);
    });
  });
}

/** Every pair of different dtypes that the function takes, with the number of values and the bytes of the results. */
function mixedPairs(family: Family, row: Recorded): [a: string, b: string, n: number, bytes: Uint8Array][] {
  const all = inflated(row.mixed ?? "");
  const count = (letter: string): number => operandBytes(family, row.few, letter).length / dtypeOf(letter).itemsize;
  let at = 0;
  const pairs = [...LETTERS].flatMap((a) =>
    row.types[a].split(" ").flatMap((results, k): [string, string, number, Uint8Array][] => {
      const b = LETTERS[k];
      if (a === b || results === ".") return [];
      const n = Math.min(count(a), count(b));
      const size = [...results].reduce((sum, letter) => sum + n * dtypeOf(letter).itemsize, 0);
      at += size;
      return [[a, b, n, all.subarray(at - size, at)]];
    }),
  );
  expect(at).toBe(all.length);
  return pairs;
}

const unpacked = new Map<string, Uint8Array>();

function operandBytes(family: Family, set: string, letter: string): Uint8Array {
  const text = family.operands[set][letter];
  const bytes = unpacked.get(text) ?? inflated(text);
  unpacked.set(text, bytes);
  return bytes;
}

function ulpOf(row: Recorded, letter: string): number {
  return row.ulp[letter] ?? 0;
}

/** All combinations of a set's values; the first operand runs slowest. Three operands take a set of few values. */
function operandsOf(family: Family, { nin }: Recorded, set: string, letter: string): readonly NDArray[] {
  const values = operandBytes(family, nin > 2 ? "few" : set, letter);
  const { itemsize } = dtypeOf(letter);
  const n = values.length / itemsize;
  return Array.from({ length: nin }, (_, k) => {
    const repeat = n ** (nin - 1 - k);
    const bytes = new Uint8Array(n ** nin * itemsize);
    for (let i = 0; i < n ** nin; i++) {
      const from = (Math.floor(i / repeat) % n) * itemsize;
      bytes.set(values.subarray(from, from + itemsize), i * itemsize);
    }
    return fromBytes(letter, bytes);
  });
}

function operandText(operands: readonly NDArray[], difference: string): string {
  const place = Math.floor(Number.parseInt(difference, 10) / operands[0].dtype.lanes);
  return operands.map((operand) => arrayStr(operand.slice(place))).join(", ");
}
