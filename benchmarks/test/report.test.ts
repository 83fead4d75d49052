import { describe, expect, test } from "vitest";
import { occasionLine, outcomeLine, readRecorded } from "../src/record.ts";
import { reportText } from "../src/report.ts";
import { summarize } from "../src/summary.ts";
import { measured, occasionOf, outcomeOf } from "./outcomes.ts";

const outcomes = [
  outcomeOf({ ours: measured(1), theirs: measured(2), facts: { id: "x/1", group: "x" } }),
  outcomeOf({ ours: measured(8), theirs: measured(2), facts: { id: "x/2", group: "x", flops: 16 } }),
  outcomeOf({ ours: measured(3), theirs: measured(3), facts: { id: "y/1", group: "y", title: "a | b" } }),
  outcomeOf({ theirs: { state: "missing", reason: "no python3" }, facts: { id: "y/2", group: "y" } }),
];

const occasion = occasionOf({ suite: "some" });

describe("a summary", () => {
  const { cells, asFast, without, groups, worst } = summarize(outcomes, "strided", "NumPy");

  test("counts the cells that take no longer, and those without a ratio", () => {
    expect([cells, asFast, without]).toEqual([3, 2, 1]);
  });

  test("has the geometric mean and the worst cell of each group", () => {
    expect(groups.map(({ group, asFast, mean, worst }) => [group, asFast, mean, worst.item.id])).toEqual([
      ["x", 1, expect.closeTo(Math.SQRT2, 12), "x/2"],
      ["y", 1, 1, "y/1"],
    ]);
  });

  test("lists the cells that take longer, the worst first", () => {
    expect(worst.map(({ item, ratio }) => [item.id, ratio.median])).toEqual([["x/2", 4]]);
  });
});

describe("a report", () => {
  const text = occasionLine(occasion) + outcomes.map((outcome, k) => outcomeLine(outcome, k)).join("");
  const report = reportText(readRecorded(text));

  test("says where and how it was measured", () => {
    expect(report).toContain("commit abc; load 0.25 at the start");
    expect(report).toContain("load 0.00 to 3.00 while it ran");
    expect(report).toContain("strided took no longer than NumPy in 2 of 3 cells; 1 more have no ratio.");
  });

  test("has a table for each group", () => {
    expect(report).toContain("## y\n\n| operation | operand | memory | strided | NumPy | strided / NumPy |");
    expect(report).toContain("| `a \\| b` | float64 10,000,000 | in place | 3.00 ns | 3.00 ns | 1.00 (1.00 to 1.00) |");
    expect(report).toContain("8.00 ns, 2.0 GFLOP/s");
    expect(report).toContain("NumPy is missing in y/2: no python3");
  });

  test("is made of the whole lines of a run that was broken off", () => {
    expect(readRecorded(`${text}{"id":"z/`).outcomes.map(({ item }) => item.id)).toEqual(["x/1", "x/2", "y/1", "y/2"]);
  });
});
