import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Casting, canCast, type DTypeName, promoteTypes, resultType } from "../src/index.ts";
import { golden, NAMES } from "./goldens/load.ts";

const RULES: readonly Casting[] = ["no", "equiv", "safe", "same_kind", "unsafe"];

describe("promoteTypes gives NumPy's dtype for all pairs", () => {
  const table = golden<Record<DTypeName, Record<DTypeName, DTypeName>>>("promotion");
  test.each(NAMES)("%s with each", (a) => {
    expect(Object.fromEntries(NAMES.map((b) => [b, promoteTypes(a, b).name]))).toEqual(table[a]);
  });
});

describe("canCast gives NumPy's answer for all pairs and rules", () => {
  const table = golden<Record<DTypeName, Record<DTypeName, string>>>("casts");
  test.each(NAMES)("%s to each", (from) => {
    const answers = (to: DTypeName) => RULES.map((rule) => Number(canCast(from, to, rule))).join("");
    expect(Object.fromEntries(NAMES.map((to) => [to, answers(to)]))).toEqual(table[from]);
  });

  test("the rule is safe unless it is given", () => {
    for (const a of NAMES) for (const b of NAMES) expect(canCast(a, b)).toBe(canCast(a, b, "safe"));
  });

  test("an unknown rule is an error that names the known ones, also where nothing has to be cast", () => {
    for (const to of ["int8", "int16"] as const) {
      expect(() => canCast("int8", to, "samekind" as Casting)).toThrow(
        'canCast: unknown casting rule; got "samekind", expected one of no, equiv, safe, same_kind, unsafe',
      );
    }
  });
});

describe("laws", () => {
  const name = fc.constantFrom(...NAMES);

  test("promotion does not ask for the order of the two, and a dtype with itself is itself", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(promoteTypes(a, b)).toBe(promoteTypes(b, a));
        expect(promoteTypes(a, a).name).toBe(a);
      }),
    );
  });

  test("both dtypes cast safely to what they are promoted to", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect([canCast(a, promoteTypes(a, b)), canCast(b, promoteTypes(a, b))]).toEqual([true, true]);
      }),
    );
  });

  test("a stricter rule permits nothing that a looser one forbids", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const permitted = RULES.map((rule) => canCast(a, b, rule));
        expect(permitted).toEqual([...permitted].sort());
      }),
    );
  });
});

describe("resultType of several dtypes", () => {
  const rows = golden<[DTypeName, DTypeName, DTypeName, DTypeName][]>("several");
  test("gives NumPy's dtype for all sets of three, in any order", () => {
    const wrong = rows.flatMap(([a, b, c, expected]) =>
      [
        [a, b, c],
        [b, c, a],
        [c, a, b],
        [c, b, a],
        [a, c, b],
        [b, a, c],
      ]
        .map((order) => ({ order, expected, got: resultType(...order).name }))
        .filter(({ got }) => got !== expected),
    );
    expect(wrong).toEqual([]);
  });

  test("of nothing is float64, the dtype of numbers", () => {
    expect(resultType().name).toBe("float64");
  });
});
