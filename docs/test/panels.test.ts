import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countVerdicts } from "../scripts/verdicts.ts";
import type { Alignment } from "../src/explorer/alignment.ts";
import { EITHER } from "../src/explorer/forbidding.ts";
import { lineageOf } from "../src/explorer/lineage.ts";
import { run } from "../src/explorer/run.ts";
import { FIRST } from "../src/explorer/vocabulary.ts";
import { ALL } from "../src/explorer/words-all.ts";

describe("the alignment of shapes", () => {
  const alignmentOf = (text: string): Alignment | null | undefined => run(text, { words: ALL }).steps.at(-1)?.alignment;
  const words = (text: string): readonly string[] =>
    alignmentOf(text)?.operands.map(
      ({ name, axes }) =>
        `${name}: ${axes.map(({ length, stride, isStretched, isClash }) => `${length ?? "-"}${isStretched ? "~" : ""}${isClash ? "!" : ""}/${stride}`).join(" ")}`,
    ) ?? [];

  test("is from the right; what is missing or 1 is stretched with stride 0", () => {
    const text = "c = zeros([3, 1])\nr = zeros(4)\nadd(c, r)";
    expect(words(text)).toEqual(["c: 3/8 1~/0", "r: -~/0 4/8"]);
    expect(alignmentOf(text)?.shape).toEqual([3, 4]);
    expect(alignmentOf(text)?.operands.map(({ stored }) => stored)).toEqual([3, 4]);
  });

  test("names lists, scalars and out by their part", () => {
    expect(words("o = zeros([2, 2])\nadd([1, 2], 5, { out: o })")).toEqual([
      "operand 1: -~/0 2/8",
      "5: -~/0 -~/0",
      "o: 2/16 2/8",
    ]);
    expect(words("broadcastTo(arange(3), [2, 3])")).toEqual(["operand 1: -~/0 3/8", "asked for: 2/null 3/null"]);
    expect(words("a = zeros([2, 2])\na.assign([7, 8])")).toEqual(["value: -~/0 2/8", "a: 2/16 2/8"]);
    expect(words("where([[true], [false]], 1, arange(2))")).toEqual([
      "condition: 2/1 1~/0",
      "1: -~/0 -~/0",
      "operand 2: -~/0 2/8",
    ]);
    expect(words("broadcastShapes([3, 1], [4])")).toEqual(["operand 1: 3/null 1~/0", "operand 2: -~/0 4/null"]);
  });

  test("shows lengths that clash when the call throws", () => {
    const text = "a = zeros([2, 3])\nb = zeros([4])\nadd(a, b)";
    expect(run(text, { words: ALL }).error?.message).toContain("could not be broadcast");
    expect(words(text)).toEqual(["a: 2/24 3!/8", "b: -~/0 4!/8"]);
    expect(alignmentOf(text)?.shape).toEqual([2, null]);
  });

  test("is there for calls that broadcast arrays only", () => {
    expect(alignmentOf("arange(3).slice('1:')")).toBe(null);
    expect(alignmentOf("add(1, 2)")).toBe(null);
    expect(alignmentOf("sqrt(arange(3))")).toBe(null);
  });
});

describe("lineage", () => {
  const words = (text: string, last?: number): readonly string[] => {
    const { steps } = run(text, { words: ALL });
    return lineageOf(steps, last ?? steps.length - 1).map(
      ({ name, depth, viewOf, base, madeFrom, isCopy }) =>
        `${"  ".repeat(depth)}${name}${viewOf === null ? "" : ` < ${viewOf} << ${base}`}${madeFrom.length > 0 ? ` ${isCopy ? "copy" : "new"} of ${madeFrom.join(", ")}` : ""}`,
    );
  };

  test("has each view below what it was taken from, and each owner on its own", () => {
    expect(words("a = arange(12)\nb = a.reshape([3, 4]).T\nc = b.ravel()\nd = add(a, 1)")).toEqual([
      "a",
      "  .reshape([3, 4]) < a << a",
      "    b < .reshape([3, 4]) << a",
      "c copy of b",
      "d new of a",
    ]);
    expect(words("a = arange(3)\nb = a\nmultiply(a, 2, { out: a })")).toEqual(["a, b"]);
    expect(words("a = arange(4)\n[p, q] = split(a, 2)\nr = p.base.slice(1)")).toEqual([
      "a",
      "  p < a << a",
      "  q < a << a",
      "  r < a << a",
    ]);
  });

  test("knows nothing of what comes later", () => {
    expect(words("a = arange(12)\nb = a.copy()", 0)).toEqual(["a"]);
  });
});

describe("vocabulary", () => {
  test("the first words are among all", () => {
    for (const [name, fn] of FIRST.functions) expect(ALL.functions.get(name), name).toBe(fn);
    for (const name of ["where", "take", "tile", "roll", "repeat", "linspace", "power", "round", "overlap"])
      expect(ALL.functions.has(name), name).toBe(true);
  });

  test("nothing that is left out has been renamed", () => {
    const source = readFileSync(join(import.meta.dirname, "../src/explorer/words-all.ts"), "utf8");
    const left = [...source.matchAll(/^ {2}"(\w+)",$/gm)].map(([, name]) => name);
    expect(left.length).toBeGreaterThan(20);
    for (const name of left) expect(ALL.functions.has(name), name).toBe(false);
  });

  test("functions that the recorded cases know to give either are those that copy: false is tried on", () => {
    const either = [...countVerdicts()].filter(([, { views, copies }]) => views > 0 && copies > 0);
    for (const [name] of either) expect([...EITHER, "a[key]"], name).toContain(name);
  });
});
