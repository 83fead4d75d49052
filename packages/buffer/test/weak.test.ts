import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DTypeName, defaultDType, promoteTypes, resultType, type Scalar, weakType } from "../src/index.ts";
import { golden, NAMES } from "./goldens/load.ts";

type PythonType = "bool" | "int" | "float" | "complex";
const numpy = golden<Record<DTypeName | "null", Record<string, DTypeName>>>("weak");

const I: Scalar = { re: 0, im: 1 };

describe("a scalar beside a dtype gives NumPy's dtype", () => {
  const scalars: [string, Scalar, PythonType][] = [
    ["a boolean as Python's bool", true, "bool"],
    ["a bigint as Python's int", 1n, "int"],
    ["a number with a fraction as Python's float", 0.5, "float"],
    ["NaN as Python's float", Number.NaN, "float"],
    ["Infinity as Python's float", Number.POSITIVE_INFINITY, "float"],
    ["a complex number as Python's complex", I, "complex"],
  ];
  test.each(scalars)("%s", (_, scalar, python) => {
    for (const name of NAMES) {
      expect([name, weakType(name, scalar).name]).toEqual([name, numpy[name][python]]);
      expect(resultType(name, scalar)).toBe(weakType(name, scalar));
      expect(resultType(scalar, name)).toBe(weakType(name, scalar));
    }
  });

  test("a whole number as Python's int; beside bool it is float64, its own dtype", () => {
    for (const name of NAMES) {
      expect([name, weakType(name, 1).name]).toEqual([name, name === "bool" ? "float64" : numpy[name].int]);
    }
    expect(numpy.bool.int).toBe("int64");
  });
});

describe("scalars alone", () => {
  test.each<[string, Scalar, DTypeName]>([
    ["a boolean makes bool", false, "bool"],
    ["a number makes float64, whole or not", 1, "float64"],
    ["NaN makes float64", Number.NaN, "float64"],
    ["a bigint makes int64", 1n, "int64"],
    ["a complex number makes complex128", I, "complex128"],
  ])("%s", (_, scalar, name) => {
    expect(defaultDType(scalar).name).toBe(name);
    expect(resultType(scalar).name).toBe(name);
  });

  test("several promote as NumPy's do", () => {
    const scalars: Record<PythonType, Scalar> = { bool: true, int: 1n, float: 0.5, complex: I };
    for (const [group, expected] of Object.entries(numpy.null)) {
      const values = group.split("+").map((type) => scalars[type as PythonType]);
      expect([group, resultType(...values).name]).toEqual([group, expected]);
    }
  });
});

describe("several scalars beside a dtype", () => {
  const scalars: Record<PythonType, Scalar> = { bool: true, int: 1n, float: 0.5, complex: I };
  test.each(NAMES)("%s with sets of up to three gives NumPy's dtype", (name) => {
    for (const [group, expected] of Object.entries(numpy[name])) {
      const values = group.split("+").map((type) => scalars[type as PythonType]);
      expect([group, resultType(name, ...values).name]).toEqual([group, expected]);
    }
  });

  const scalar = fc.constantFrom<Scalar>(true, 1, 0.5, 1n, I);
  test("the order of operands does not matter", () => {
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom(...NAMES)),
        fc.array(scalar, { maxLength: 4 }),
        fc.nat(),
        (name, list, k) => {
          const operands = name === null ? list : [name, ...list];
          const turn = operands.length === 0 ? 0 : k % operands.length;
          const other = [...operands.slice(turn), ...operands.slice(0, turn)].reverse();
          expect(resultType(...other)).toBe(resultType(...operands));
        },
      ),
    );
  });

  test("a scalar never makes the dtype of an array narrower", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), scalar, (name, value) => {
        expect(promoteTypes(weakType(name, value), name)).toBe(weakType(name, value));
      }),
    );
  });
});
