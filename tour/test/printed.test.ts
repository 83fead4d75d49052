import { arange } from "strided";
import { expect, test } from "vitest";
import { print, printed } from "../src/printed.ts";
import { codeOf } from "../src/source.ts";

test.each([
  [true, "True"],
  [false, "False"],
  [null, "None"],
  [8, "8"],
  [8n, "8"],
  [[3], "(3,)"],
  [[], "()"],
  [[[8], [40000]], "((8,), (40000,))"],
  ["text", "text"],
  [arange(3n), "[0 1 2]"],
])("%s is printed as Python would", (value, text) => {
  expect(printed(value)).toBe(text);
});

test("several values have a space between them", () => {
  expect(print("shape:", [3, 4], true)).toBe("shape: (3, 4) True");
});

test("the code of a line is what stands behind its arrow, on one line", () => {
  // A function made from text keeps its text through the test runner's own transformations.
  const run = { toString: () => "() =>\n  f(\n    a,\n    [1, 2],\n  )" } as unknown as () => unknown;
  expect(codeOf(run, "f(a, (1, 2))")).toBe("f(a, [1, 2])");
  expect(codeOf(run, "slice_view = f(a, (1, 2))")).toBe("sliceView = f(a, [1, 2])");
  expect(codeOf(run, "a == b")).toBe("f(a, [1, 2])");
});
