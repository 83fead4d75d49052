import { describe, expect, test } from "vitest";
import { dtypeOf } from "./elements.ts";
import { ALIASES, UFUNCS, ufunc } from "./functions.ts";
import { FAMILIES, LETTERS } from "./goldens/load.ts";

const RECORDED = Object.values(FAMILIES).flatMap((family) => Object.entries(family.functions));

test("every function was recorded from NumPy, and every function that was recorded exists", () => {
  expect(UFUNCS.map((f) => f.name).sort()).toEqual(RECORDED.map(([name]) => name).sort());
  expect(ALIASES).toEqual({
    abs: "absolute",
    arccos: "acos",
    arccosh: "acosh",
    arcsin: "asin",
    arcsinh: "asinh",
    arctan: "atan",
    arctan2: "atan2",
    arctanh: "atanh",
    bitwiseNot: "bitwiseInvert",
    conjugate: "conj",
    degrees: "rad2deg",
    invert: "bitwiseInvert",
    leftShift: "bitwiseLeftShift",
    mod: "remainder",
    pow: "power",
    radians: "deg2rad",
    rightShift: "bitwiseRightShift",
    trueDivide: "divide",
  });
});

describe.each(UFUNCS.map((f) => ({ name: f.name, f })))("$name", ({ name, f }) => {
  const row = Object.fromEntries(RECORDED)[name];
  // A function that has no loop for complex numbers yet is not asked for them.
  const hasComplex = f.types.some((loop) => /[FD]/.test(loop));
  const letters = [...LETTERS].filter((letter) => hasComplex || !"FD".includes(letter));

  test("has NumPy's numbers of operands and results, and NumPy's identity", () => {
    const identity = row.identity === "-Infinity" ? Number.NEGATIVE_INFINITY : row.identity;
    expect([f.nin, f.nout, f.identity]).toEqual([row.nin, row.nout, identity]);
  });

  test("has NumPy's loops in NumPy's order", () => {
    expect(f.types).toEqual(row.loops.filter((loop) => hasComplex || !/[FD]/.test(loop)));
  });

  test("gives NumPy's dtype for every dtype of its operands, or an error where NumPy has no loop", () => {
    const answer = (...operands: string[]): string => {
      try {
        const dtypes = f.resolveDtypes(...operands.map(dtypeOf));
        return dtypes
          .slice(row.nin)
          .map(({ char }) => char)
          .join("");
      } catch (error) {
        expect((error as Error).name).toBe("DTypeError");
        return ".";
      }
    };
    for (const a of letters) {
      const numpy = row.types[a].split(" ");
      if (row.nin !== 2) expect([a, answer(...new Array<string>(row.nin).fill(a))]).toEqual([a, numpy[0]]);
      else for (const b of letters) expect([a, b, answer(a, b)]).toEqual([a, b, numpy[LETTERS.indexOf(b)]]);
    }
  });

  test("wants as many dtypes as it has operands", () => {
    const dtypes = new Array<"int8">(row.nin + 1).fill("int8");
    expect(() => f.resolveDtypes(...dtypes)).toThrow(
      new TypeError(`${name}: wrong number of dtypes; got ${row.nin + 1}, expected ${row.nin}`),
    );
  });

  test("wants as many operands as it has", () => {
    const missing = new Array(row.nin - 1).fill(1);
    expect(() => f(...missing)).toThrow(
      new TypeError(`${name}: wrong number of operands; got ${row.nin - 1}, expected ${row.nin}`),
    );
    expect(() => f(...new Array(row.nin + 1).fill(1))).toThrow(
      new TypeError(`${name}: wrong number of operands; got ${row.nin + 1}, expected ${row.nin}`),
    );
  });
});

test("two names do not stand for one function by mistake", () => {
  for (const f of UFUNCS) expect(ufunc(f.name)).toBe(f);
});
