/**
 * Every function against what NumPy computed. The arrays lie where the caller puts them, since different memory is
 * reached by different loops.
 */
import { arrayStr, type NDArray } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { bytesOf, differences, dtypeOf, fromBytes } from "./elements.ts";
import { type AnyUfunc, ufunc } from "./functions.ts";
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
          const result = f(...operands);
          const numpy = inflated(results[letter]);
          const wrong = differences(result.dtype, bytesOf(result), numpy, ulpOf(row, result.dtype.char));
          expect(wrong.map((text) => `${text} for ${operandText(operands, text)}`)).toEqual([]);
        });
      }
    }

    test.runIf(row.mixed !== undefined)("of two dtypes: NumPy's values", () => {
      const wrong: string[] = [];
      mixedPairs(row).forEach(([a, b, letter, numpy], i) => {
        if (!isChosen(i, 4 * share) || !letters.includes(a) || !letters.includes(b)) return;
        const [x, y] = [a, b].map((l) => place(fromBytes(l, operandBytes(family, "few", l))));
        const result = f(x, y);
        expect([x.dtype.name, y.dtype.name, result.dtype.char]).toEqual([x.dtype.name, y.dtype.name, letter]);
        const found = differences(result.dtype, bytesOf(result), numpy, ulpOf(row, letter));
        wrong.push(...found.map((text) => `${x.dtype.name} with ${y.dtype.name}: ${text}`));
      });
      expect(wrong).toEqual([]);
    });
  });
}

/** The number of elements of every list of the set "few". */
const FEW = 5;

/** Every pair of different dtypes that the function takes, with the letter and the bytes of the result. */
function mixedPairs(row: Recorded): [a: string, b: string, result: string, bytes: Uint8Array][] {
  const all = inflated(row.mixed ?? "");
  let at = 0;
  const pairs = [...LETTERS].flatMap((a) =>
    [...LETTERS].flatMap((b, k): [string, string, string, Uint8Array][] => {
      const result = row.types[a][k];
      if (a === b || result === ".") return [];
      const bytes = all.subarray(at, at + FEW * dtypeOf(result).itemsize);
      at += bytes.length;
      return [[a, b, result, bytes]];
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

/** For two operands all pairs of the values: the first runs slowly, the second fast. */
function operandsOf(family: Family, row: Recorded, set: string, letter: string): readonly NDArray[] {
  const values = operandBytes(family, set, letter);
  if (row.nin === 1) return [fromBytes(letter, values)];
  const { itemsize } = dtypeOf(letter);
  const n = values.length / itemsize;
  const [slow, fast] = [new Uint8Array(n * values.length), new Uint8Array(n * values.length)];
  for (let i = 0; i < n * n; i++) {
    const [p, q] = [Math.floor(i / n) * itemsize, (i % n) * itemsize];
    slow.set(values.subarray(p, p + itemsize), i * itemsize);
    fast.set(values.subarray(q, q + itemsize), i * itemsize);
  }
  return [fromBytes(letter, slow), fromBytes(letter, fast)];
}

function operandText(operands: readonly NDArray[], difference: string): string {
  const place = Math.floor(Number.parseInt(difference, 10) / operands[0].dtype.lanes);
  return operands.map((operand) => arrayStr(operand.slice(place))).join(", ");
}
