import { describe, expect, test } from "vitest";
import { beside, breakCode, tabulate, wrap } from "../src/print/columns.ts";
import { inkFor, PLAIN } from "../src/print/ink.ts";
import { bar, duration, times } from "../src/print/quantities.ts";

describe("columns", () => {
  test("a paragraph is broken at spaces", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  });

  test("code goes on further in", () => {
    expect(breakCode("f(aaa, bbb, ccc)", 8)).toEqual(["f(aaa,", "  bbb,", "  ccc)"]);
  });

  test("two lines stand beside each other where there is room", () => {
    expect(beside("> a", "b")).toEqual([`   > a${" ".repeat(47)}b`]);
  });

  test("and below each other where there is none", () => {
    const long = "x".repeat(60);
    expect(beside(`> ${long}`, "b")).toEqual([`   > ${long}`, "     NumPy: b"]);
    expect(beside("> a", long)).toEqual(["   > a", `     NumPy: ${long}`]);
  });

  test("a table has columns as wide as their widest line", () => {
    expect(
      tabulate([
        ["a", "bb"],
        ["one\ntwo and", "c"],
      ]),
    ).toEqual(["a         bb", "one       c", "two and"]);
  });

  test("its last column is wrapped", () => {
    const rows = tabulate([["a", "word ".repeat(30).trim()]]);
    expect(rows.length).toBe(2);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(97);
  });
});

describe("quantities", () => {
  test.each([
    [3.2, "3.20 ns"],
    [104.24, "104 ns"],
    [95_195, "95.2 µs"],
    [3_070_882, "3.07 ms"],
    [2e9, "2.00 s"],
    [0.5, "0.50 ns"],
  ])("%d nanoseconds are %s", (nanoseconds, text) => {
    expect(duration(nanoseconds)).toBe(text);
  });

  test("ratios have a digit behind the point while they are small", () => {
    expect(times(2, 5)).toBe("2.5");
    expect(times(1, 28.4)).toBe("28");
  });

  test("a bar has the length of its share, and is never empty", () => {
    expect(bar(10, 10, 4)).toBe("████");
    expect(bar(5, 10, 3)).toBe("█▌");
    expect(bar(1, 1e6, 30)).toBe("▏");
  });
});

test("colours need a terminal that has them", () => {
  expect(inkFor({ isTTY: false }, {})).toBe(PLAIN);
  expect(inkFor({ isTTY: true }, { TERM: "dumb" })).toBe(PLAIN);
  expect(inkFor({ isTTY: true }, { NO_COLOR: "" })).not.toBe(PLAIN);
});
