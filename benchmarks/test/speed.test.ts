import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shrink } from "../src/case.ts";
import { CONTENDERS, SMALL_PAGES } from "../src/contenders.ts";
import type { Recorded } from "../src/record.ts";
import { runSpeed, SPEED, speedReport, speedText } from "../src/speed.ts";
import { SUITES } from "../src/suites.ts";
import { measured, occasionOf, outcomeOf } from "./outcomes.ts";

const recorded: Recorded = {
  occasion: occasionOf({ suite: "ufuncs", lengths: { processes: 2, rounds: 2, milliseconds: 15 } }),
  outcomes: [
    outcomeOf({ ours: measured(1, 1), theirs: measured(4, 4), facts: { id: "x/1", group: "x", title: "quick" } }),
    outcomeOf({ ours: measured(4, 4), theirs: measured(1, 1), facts: { id: "x/2", group: "x", title: "slow" } }),
    outcomeOf({ ours: measured(4, 2, 5), theirs: measured(3, 3, 3), facts: { id: "y/1", group: "y", title: "open" } }),
    outcomeOf({ theirs: { state: "missing", reason: "no python3" }, facts: { id: "y/2", group: "y" } }),
  ],
  loads: [0.5, 1],
};

test("the text has every cell, the groups, the mean, and those below 1 from the lowest on", () => {
  const lines = speedText([recorded]).split("\n");
  expect(lines).toContainEqual(expect.stringMatching(/^x +quick .*4\.00 \(4\.00 to 4\.00\)$/));
  expect(lines).toContainEqual(expect.stringMatching(/^x +1 of 2 +1\.00 +0\.25 +-$/));
  expect(lines).toContain(
    "3 cells: geometric mean 0.909; 1 at 1 or above, 2 below, in 1 of which the interval holds 1",
  );
  const below = lines.slice(lines.indexOf("below 1, lowest first") + 2);
  expect(below.map((line) => line.split(/ +/)[1])).toEqual(["slow", "open"]);
  expect(lines).toContain("NumPy is missing in y/2: no python3");
});

test("the page has the same as tables", () => {
  const page = speedReport([recorded]);
  expect(page).toContain("load 0.50 to 1.00 while it ran");
  expect(page).toContain("| x | 1 of 2 | 1.00 | 0.25 | - |");
  expect(page).toMatch(/## Below 1, lowest first\n\n\| group .*\n.*\n\| x \| slow \|/);
});

test("the page says what holds a group with cells that are surely below 1, or that nothing is known to", () => {
  const slow = (group: string, ...times: readonly number[]) =>
    outcomeOf({
      ours: measured(...times),
      theirs: measured(...times.map(() => 1)),
      facts: { id: `${group}/1`, group },
    });
  const outcomes = [slow("one column", 2, 2), slow("sums", 4, 4), slow("broadcast", 0.5, 0.5)];
  const page = speedReport([{ ...recorded, outcomes }]);
  expect(page).toMatch(/\| one column \| \[pages\]\(limits\.md#pages\) \| each element lies .* \| 0\.50 \| 1 of 1 \|/);
  expect(page).toMatch(/\| sums \| none \| no limit is known: .* \| 0\.25 \| 1 of 1 \|/);
  expect(page).not.toMatch(/\| broadcast \| (none|\[)/);
});

test("where NumPy took part without huge pages too, its time and the mean of the group stand beside", () => {
  const item = { id: "z/1", group: "z", title: "paged" };
  const outcome = outcomeOf({ ours: measured(2e3), theirs: measured(1e3), facts: item });
  const results = new Map([...outcome.results, [SMALL_PAGES, measured(3e3)]]);
  const page = speedReport([{ ...recorded, outcomes: [{ ...outcome, results }] }]);
  expect(page).toContain("| z | 0 of 1 | 0.50 | 0.50 | 1.50 |");
  expect(page).toContain("| 2.00 µs | 1.00 µs | 3.00 µs | - | 0.50 (0.50 to 0.50) |");
});

test("the suites exist, and one is run where a case of it is asked for", { timeout: 60_000 }, async () => {
  const names = SUITES.map(({ name }) => name);
  expect(SPEED.filter((name) => !names.includes(name))).toEqual([]);
  const written: string[] = [];
  const { code, recorded } = await runSpeed(
    ["--case", "matvec/float32", "--processes", "1", "--rounds", "1", "--milliseconds", "2"],
    join(mkdtempSync(join(tmpdir(), "speed-")), "new"),
    {
      stdout: { write: (text: string) => written.push(text) > 0 },
      stderr: { write: () => true },
      suites: SUITES.map((suite) => ({ ...suite, cases: suite.cases.map(shrink) })),
      contenders: CONTENDERS.slice(0, 1),
    },
  );
  expect(code).toBe(0);
  expect(written).toEqual([]);
  expect(recorded.map(({ occasion, outcomes }) => [occasion.suite, outcomes.length])).toEqual([["matmul", 1]]);
});
