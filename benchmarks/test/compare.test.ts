import { describe, expect, test } from "vitest";
import { comparisonText, verdictOn } from "../src/compare.ts";
import type { Outcome } from "../src/outcome.ts";
import { recipes } from "../src/suites/recipes.ts";
import { floorOf } from "../src/times.ts";
import { measured } from "./outcomes.ts";

function three(ours: readonly number[], theirs: readonly number[], again: readonly number[]): Outcome {
  return {
    item: recipes.cases[0],
    results: new Map([
      ["this tree", measured(...ours)],
      ["commit", measured(...theirs)],
      ["commit again", measured(...again)],
    ]),
  };
}

describe("a comparison with a commit", () => {
  test("takes the floor from the commit's own two runs", () => {
    expect(floorOf([three([1, 1], [2, 2], [2, 2])], "commit")).toBe(1);
    expect(floorOf([three([1, 1], [2, 2], [3, 3])], "commit")).toBe(1.5);
    expect(floorOf([])).toBe(1);
  });

  test("has a verdict only beyond the floor and outside of the interval", () => {
    expect(verdictOn({ median: 0.5, low: 0.4, high: 0.6 }, 1.2)).toBe("faster");
    expect(verdictOn({ median: 2, low: 1.5, high: 3 }, 1.2)).toBe("slower");
    expect(verdictOn({ median: 1.1, low: 1.05, high: 1.15 }, 1.2)).toBe("the same within the noise");
    expect(verdictOn({ median: 2, low: 0.9, high: 3 }, 1.2)).toBe("the same within the noise");
    expect(verdictOn(null, 1.2)).toBe("not compared");
  });

  test("lists what changed and counts the rest", () => {
    const text = comparisonText([three([1, 1, 1], [2, 2, 2], [2, 2, 2])], "main (abc)", "recipes");
    expect(text).toContain("recipes: this tree against main (abc)");
    expect(text).toContain("1 faster, 0 slower, 0 the same within the noise, 0 not compared");
    expect(text).toMatch(/a \*= 2 .* faster .*0\.50 \(0\.50 to 0\.50\)/);
  });
});
