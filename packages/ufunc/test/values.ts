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
  Object.entries(family.functions).map(([name, row]) => ({ name, row, family, f: ufunc(name) as AnyUfunc })),
);

/** The dtypes that are compared: a function that has no loop for complex numbers yet is not asked for them. */
function lettersOf(f: AnyUfunc): readonly string[] {
  const hasComplex = f.types.some((loop) => /[FD]/.test(loop));
  return [...LETTERS].filter((letter) => hasComplex || !"FD".includes(letter));
}

/** `place` gets every operand and gives an array of the same elements. */
export function describeValues(place: (a: NDArray) => NDArray): void {
  describe.each(functions)("$name", ({ row, family, f }) => {
    const letters = lettersOf(f);

    for (const [set, results] of Object.entries(row.values)) {
      for (const letter of letters.filter((l) => l in results)) {
        test(`of ${dtypeOf(letter).name}: NumPy's values on the set "${set}"`, () => {
          const operands = operandsOf(family, row, set, letter).map(place);
          const result = f(...operands);
          const wrong = differences(
            result.dtype,
            bytesOf(result),
            inflated(results[letter]),
            ulpOf(row, result.dtype.char),
          );
          expect(wrong.map((text) => `${text} for ${operandText(operands, text)}`)).toEqual([]);
        });
      }
    }

    test.runIf(row.mixed !== undefined)("of two dtypes: NumPy's values for all pairs", () => {
      const expected = inflated(row.mixed ?? "");
      const wrong: string[] = [];
      let at = 0;
      for (const a of LETTERS) {
        for (const b of LETTERS) {
          const letter = row.types[a][LETTERS.indexOf(b)];
          if (a === b || letter === ".") continue;
          const operands = [a, b].map((l) => place(fromBytes(l, inflated(family.operands.few[l]))));
          const length = operands[0].size * dtypeOf(letter).itemsize;
          const values = expected.subarray(at, at + length);
          at += length;
          if (!letters.includes(a) || !letters.includes(b)) continue;
          const result = f(...operands);
          const names = `${dtypeOf(a).name} with ${dtypeOf(b).name}`;
          if (result.dtype.char !== letter) wrong.push(`${names}: ${result.dtype.name}`);
          const found = differences(dtypeOf(letter), bytesOf(result), values, ulpOf(row, letter));
          wrong.push(...found.map((text) => `${names}: ${text}`));
        }
      }
      expect(at).toBe(expected.length);
      expect(wrong).toEqual([]);
    });
  });
}

function ulpOf(row: Recorded, letter: string): number {
  return row.ulp[letter] ?? 0;
}

/** For two operands all pairs of the values: the first runs slowly, the second fast. */
function operandsOf(family: Family, row: Recorded, set: string, letter: string): readonly NDArray[] {
  const values = fromBytes(letter, inflated(family.operands[set][letter]));
  if (row.nin === 1) return [values];
  const n = values.size;
  const slow = Array.from({ length: n * n }, (_, i) => Math.floor(i / n));
  const fast = Array.from({ length: n * n }, (_, i) => i % n);
  return [values.vindex(slow), values.vindex(fast)];
}

function operandText(operands: readonly NDArray[], difference: string): string {
  const place = Math.floor(Number.parseInt(difference, 10) / operands[0].dtype.lanes);
  return operands.map((operand) => arrayStr(operand.slice(place))).join(", ");
}
