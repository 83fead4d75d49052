import { describe, expect, test } from "vitest";
import { duration } from "../src/cell.ts";
import { isFaulty, type Outcome, type Result } from "../src/outcome.ts";
import { leftText } from "../src/progress.ts";
import { recipes } from "../src/suites/recipes.ts";
import { tableText } from "../src/table.ts";
import { measured, outcomeOf } from "./outcomes.ts";

const [item] = recipes.cases;
const outcome = (theirs: Result): Outcome => outcomeOf({ theirs });

const table = (theirs: Result): string[] => tableText([outcome(theirs)], ["strided", "NumPy"]).split("\n");

test("a row has the medians of both and their ratio with its range", () => {
  expect(table(measured(1e6, 2e6, 8e6))).toEqual([
    "group     operation  operand             memory    strided    NumPy      strided / NumPy",
    "recipe 3  a *= 2     float64 10,000,000  in place  3.00 ms  2.00 ms  1.50 (0.50 to 2.00)",
  ]);
});

describe("on a narrow terminal", () => {
  const outcomes = [
    outcomeOf({ theirs: measured(1e6), facts: { group: "one", title: "np.a_function_with_a_long_name(a, out=out)" } }),
    outcomeOf({ theirs: measured(1e6), facts: { group: "one", title: "short" } }),
    outcomeOf({ theirs: measured(1e6), facts: { group: "two", title: "last" } }),
  ];

  test("groups have lines of their own and the longest words are cut", () => {
    const lines = tableText(outcomes, ["strided", "NumPy"], 90).split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(90);
    expect(lines.slice(1, 3)).toEqual(["", "one"]);
    expect(lines[3]).toMatch(
      /^np\.a_function_with\S*… +float64 10,000,000 +3\.00 ms +1\.00 ms +2\.00 \(2\.00 to 2\.00\)$/,
    );
    expect(lines.slice(5, 7)).toEqual(["", "two"]);
  });

  test("the ranges go before the table does", () => {
    const [head, , , first] = tableText(outcomes, ["strided", "NumPy"], 70).split("\n");
    expect(head).toMatch(/^operation +operand +strided +NumPy +\/ NumPy$/);
    expect(first).toMatch(/^np\.a\S*… +float64 \S+ +3\.00 ms +1\.00 ms +2\.00$/);
  });

  test("where no table fits, each case has a line for each contender", () => {
    const lines = tableText(outcomes, ["strided", "NumPy"], 50).split("\n");
    expect(lines).toContain("  last, float64 10,000,000, in place");
    expect(lines.at(-1)).toBe("    NumPy    1.00 ms  2.00 (2.00 to 2.00)");
  });

  test("what is left is said once there is something to go by", () => {
    expect([leftText(1, 0.01), leftText(10, 0.25), leftText(60, 0.1)]).toEqual(["", "30 s left  ", "9 min left  "]);
  });
});

describe("a contender without times", () => {
  test("is shown as missing, with the reason", () => {
    const lines = table({ state: "missing", reason: "spawn python3 ENOENT (it needs python3)" });
    expect(lines[1]).toMatch(/3\.00 ms {2}missing {2,}-$/);
    expect(lines.at(-1)).toBe(`NumPy is missing in ${item.id}: spawn python3 ENOENT (it needs python3)`);
  });

  test("is shown as missing once, however many cases there are", () => {
    const missing: Result = { state: "missing", reason: "no python3" };
    const text = tableText([outcome(missing), outcome(missing)], ["strided", "NumPy"]);
    expect(text).toContain("and 1 more: no python3");
    expect(text.match(/NumPy is missing/g)).toHaveLength(1);
  });

  test("may not have the operation", () => {
    expect(table({ state: "unsupported" })[1]).toMatch(/3\.00 ms {2,}- {2,}-$/);
  });

  test("has computed something else", () => {
    const lines = table({ state: "differs", got: { value: 1 }, expected: { value: 2 } });
    expect(lines[1]).toContain("differs");
    expect(lines.at(-1)).toBe(`NumPy differs in ${item.id}: got 1, expected 2`);
  });

  test("has failed", () => {
    const lines = table({ state: "failed", reason: "MemoryError: too much" });
    expect(lines.at(-1)).toBe(`NumPy failed in ${item.id}: MemoryError: too much`);
  });
});

test("missing is no fault, differing and failing are", () => {
  expect(isFaulty(outcome(measured(1)))).toBe(false);
  expect(isFaulty(outcome({ state: "missing", reason: "" }))).toBe(false);
  expect(isFaulty(outcome({ state: "unsupported" }))).toBe(false);
  expect(isFaulty(outcome({ state: "failed", reason: "" }))).toBe(true);
  expect(isFaulty(outcome({ state: "differs", got: { value: 1 }, expected: { value: 2 } }))).toBe(true);
});

test.each([
  [22.94, "22.9 ns"],
  [387_000, "387 µs"],
  [2_630_000, "2.63 ms"],
  [1.5e9, "1.50 s"],
])("%d nanoseconds are %s", (nanoseconds, text) => {
  expect(duration(nanoseconds)).toBe(text);
});
