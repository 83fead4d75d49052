import { describe, expect, test } from "vitest";
import { workOf } from "../src/case.ts";
import { INSTRUCTIONS } from "../src/contenders/bare/instructions.ts";
import { stepsOf } from "../src/contenders/bare/steps.ts";
import { bare } from "../src/contenders/bare.ts";
import { limitsPage } from "../src/dashboard/pages/limits.ts";
import { measureFirstCalls } from "../src/first-call.ts";
import { HELD, heldBy, LIMITS, type Limit } from "../src/limits.ts";
import { limitRows, limitsReport, limitsText, rateText } from "../src/limits-report.ts";
import type { Outcome, Result } from "../src/outcome.ts";
import type { Recorded } from "../src/record.ts";
import { compile } from "../src/statement.ts";
import { limits } from "../src/suites/limits.ts";
import { SUITES } from "../src/suites.ts";
import { measured, occasionOf, outcomeOf } from "./outcomes.ts";

const opOf = (id: string): string => id.slice(0, id.indexOf("/"));

/** The case that measures it, with a time in nanoseconds for each contender. */
function limitOf(op: string, times: Readonly<Record<string, number>>): Outcome {
  const item = limits.cases.find(({ id }) => id.startsWith(`${op}/`));
  if (item === undefined) throw new Error(`no case ${op}`);
  const results = Object.entries(times).map(([name, time]): [string, Result] => [name, measured(time)]);
  return { item, results: new Map(results) };
}

const PEAK = limitOf("peak/float64", { "by hand": INSTRUCTIONS / 5 });
const PRODUCT = limitOf("matmul-out/float64", { strided: (2 * 512 ** 3) / 10, NumPy: (2 * 512 ** 3) / 80 });

const recorded: Recorded = {
  occasion: occasionOf(
    { suite: "limits", contenders: ["by hand", "strided", "NumPy"] },
    { caches: ["48K data"], hugePages: "madvise" },
  ),
  outcomes: [
    PEAK,
    PRODUCT,
    limitOf("f64x2.div", { "by hand": INSTRUCTIONS / 0.5 }),
    limitOf("touch", { "by hand": 16_384_000, NumPy: 3_276_800, "NumPy without huge pages": 16_384_000 }),
    limitOf("call", { "by hand": 6 }),
    limitOf("tanh-out/float32", { "by hand": 1e4, strided: 1.25e4, NumPy: 0.5e4 }),
  ],
  loads: [1],
};

describe("the limits", () => {
  test("each is measured, and each measurement says what it bounds", { timeout: 60_000 }, () => {
    const measurements = [...limits.cases, ...measureFirstCalls(1).map(({ item }) => item)];
    for (const { id, each } of LIMITS) {
      const ops = measurements.filter(({ group }) => group === id).map((item) => opOf(item.id));
      expect(new Set(ops)).toEqual(new Set(Object.keys(each)));
    }
    expect(new Set(measurements.map(({ group }) => group))).toEqual(new Set(LIMITS.map(({ id }) => id)));
  });

  test("what holds a group is one of them, and the group is one of the suites'", () => {
    const groups = SUITES.flatMap(({ cases }) => cases.map(({ group }) => group));
    expect(Object.keys(HELD).filter((group) => !groups.includes(group))).toEqual([]);
    const ids = LIMITS.map(({ id }) => id);
    expect(Object.values(HELD).filter(({ limit }) => !ids.includes(limit as string))).toEqual([]);
    expect(heldBy("integer arrays as indices").limit).toBeNull();
  });

  test("kernels by hand run, on the heap and beside it", () => {
    for (const item of limits.cases.filter(({ small }) => small[0] < 1000)) {
      const work = workOf({ ...item, shape: item.small }, "bare");
      if (work === null || work.statement?.check !== undefined) continue;
      const result = compile(work, bare).check();
      if (item.group === "lanes" || item.group === "instructions") expect(result).toBe(INSTRUCTIONS);
      if (item.group === "touch") expect(result).toBe(item.small[0]);
    }
  });
});

test("the steps of a function are those of its own kernel, and a wider type takes more", () => {
  const stepsOfExp = (dtype: "float64" | "float32"): number => stepsOf("exp", dtype).length;
  expect(stepsOfExp("float32")).toBeGreaterThan(10);
  expect(stepsOfExp("float64")).toBeGreaterThan(stepsOfExp("float32"));
  expect(stepsOf("exp", "float64").filter(({ code }) => code === 0x107).length).toBeGreaterThan(8);
});

describe("the report", () => {
  test("has rates in the unit of what counts", () => {
    expect(rateText(PEAK, "by hand")).toBe("20.0 GFLOP/s");
    expect(rateText(PEAK, "NumPy")).toBe("-");
    expect(rateText(limitOf("f64x2.add", { "by hand": INSTRUCTIONS / 5 }), "by hand")).toBe("5.00 a ns");
    expect(rateText(limitOf("copy/float64", { NumPy: 1024 }), "NumPy")).toBe("24.0 GB/s");
    expect(rateText(limitOf("touch", { NumPy: 16_384_000 }), "NumPy")).toBe("1.00 µs per page");
    expect(rateText(limitOf("call", { "by hand": 6 }), "by hand")).toBe("6.00 ns");
  });

  test("is a heading, a sentence and a table for each, without contenders that take no part", () => {
    const page = limitsReport(recorded);
    expect(page).toContain("caches of a core: 48K data; huge pages: madvise");
    expect(page).toMatch(
      /## lanes\n\nVectors of 128 bits\. .*\n\n\| measured \| operand \| bounds \| by hand \| strided \| NumPy \|\n/,
    );
    expect(page).toContain(
      "- float64: strided reaches 0.50 of the peak; the whole peak would be 0.25 of NumPy's speed",
    );
    expect(page).toContain("| 1.00 ns per element | 1.25 ns per element | 0.50 ns per element |");
    expect(page).toContain(
      "- tanh, float32: strided takes 1.25 of the time of its steps; they alone would be 0.50 of NumPy's speed",
    );
    expect(page).toContain("| 1.00 µs per page | 200 ns per page | 1.00 µs per page |");
    const call = LIMITS.find(({ id }) => id === "call") as Limit;
    expect(limitRows(call, recorded.outcomes)).toEqual([
      ["measured", "operand", "bounds", "by hand"],
      ["a kernel that returns at once", "", "every call, however few its elements", "6.00 ns"],
    ]);
  });

  test("for a terminal has no sentences, and nothing of what was not measured", () => {
    const lines = limitsText(recorded).split("\n");
    expect(lines).toContainEqual(expect.stringMatching(/^f64x2\.div +float64 64 +0\.50 a ns$/));
    expect(lines).toContain("call");
    expect(lines).not.toContain("collection");
  });

  test("is a page of the dashboard, which says what holds the slower groups of the headline", () => {
    const outcomes = [
      outcomeOf({ theirs: measured(1), ours: measured(2), facts: { group: "copies" } }),
      outcomeOf({ theirs: measured(1), ours: measured(3), facts: { group: "integer arrays as indices" } }),
      outcomeOf({ theirs: measured(2), ours: measured(1), facts: { group: "views" } }),
    ];
    const headline = { ...recorded, outcomes };
    const slow = outcomeOf({ theirs: measured(1), ours: measured(4), facts: { group: "one column" } });
    const speed = [{ ...recorded, outcomes: [slow] }];
    const data = { suites: { headline }, limits: recorded, speed } as unknown as Parameters<typeof limitsPage>[0];
    const { text } = limitsPage(data).body;
    expect(text).toContain('<td>copies</td><td><a href="#touch">touch</a></td>');
    expect(text).toContain("<td>integer arrays as indices</td><td>none</td>");
    expect(text).not.toContain("<td>views</td>");
    expect(text).toMatch(
      /<td>one column<\/td><td><a href="#pages">pages<\/a><\/td>.*0\.25<\/td><td class="number">1 of 1</,
    );
    expect(text).toContain('<h2 id="touch">touch: the first touch of a page</h2>');
    expect(limitsPage({ ...data, limits: null }).body.text).toContain("<code>pnpm bench:limits</code>");
  });
});
