import { stripTypeScriptTypes } from "node:module";
import { describe, expect, test } from "vitest";
import { check, printed, throws } from "../examples/check.ts";
import { examplesInMarkdown, examplesInSource } from "../examples/extract.ts";
import { testFile } from "../examples/generate.ts";
import { rewrite } from "../examples/rewrite.ts";

/** Runs the code of an example as its generated test would. */
async function run(code: string): Promise<void> {
  const { body } = rewrite(code, (line) => `example.ts:${line}`);
  const script = stripTypeScriptTypes(`async ($check, $printed, $throws) => {\n${body}\n}`);
  // biome-ignore lint/security/noGlobalEval: the example was written in this file.
  await globalThis.eval(`(${script})`)(check, printed, throws);
}

describe("an example passes when each result is as stated", () => {
  test.each([
    ["an expression", "1 + 1; // => 2"],
    ["an expression without a semicolon", "1 + 1 // => 2"],
    ["a constant", "const y: number = 3; // => 3"],
    ["a constant that is used afterwards", "const y = 3; // => 3\ny + 1; // => 4"],
    ["a destructured value", "const [a, b] = [1, 2]; // => [ 1, 2 ]\na + b; // => 3"],
    ["an assignment", "let x = 1;\nx = 5; // => 5"],
    ["an awaited value", "await Promise.resolve(2); // => 2"],
    ["a result on the next line", "[1, 2]\n// => [ 1, 2 ]"],
    ["a result over several lines", "({ a: [1, 2], b: 'x' }); // => { a: [1, 2],\n//      b: 'x' }"],
    ["a string in either quotes", "'a'; // => 'a'\n'a'; // => \"a\""],
    ["a negative zero", "-0; // => -0"],
    ["a bigint", "2n ** 64n; // => 18446744073709551616n"],
    ["a typed array", "Float64Array.of(1, 2.5); // => Float64Array(2) [ 1, 2.5 ]"],
    ["a long array", "Array.from({ length: 9 }, (_, i) => i); // => [0, 1, 2, 3, 4, 5, 6, 7, 8]"],
    [
      "a class with a text of its own",
      "class P { toString() { return 'P(1)'; } }\nnew P(); // => P(1)\nnew P(); // => P {}",
    ],
    [
      "a class with a printed form of its own",
      "class P { [Symbol.for('nodejs.util.inspect.custom')]() { return 'P!'; } }\nnew P(); // => P!",
    ],
    ["a printed value", "console.log('n =', 3, [1]); // => n = 3 [ 1 ]"],
    ["an error", "null.x; // throws TypeError: Cannot read properties of null (reading 'x')"],
    ["an error by its name", "null.x; // throws TypeError"],
    ["an error of a declaration", "const y = null.x; // => throws TypeError"],
    ["a rejection", "await Promise.reject(new RangeError('no')); // throws RangeError: no"],
    ["a result inside a block", "for (const i of [1]) {\n  i + 1; // => 2\n}"],
    ["other comments", "// a remark\n1; // => 1\n// another remark\n2; // not => checked"],
  ])("%s", (_, code) => run(code));
});

describe("an example fails when a result is not as stated", () => {
  test.each([
    ["another value", "1 + 1; // => 3", /example\.ts:1: expected '2' to be '3'/],
    ["another value in the third line", "1;\n2;\n3; // => 4", /example\.ts:3/],
    ["another value of a constant", "const y = 3; // => 4", /expected '3' to be '4'/],
    ["another sign of zero", "0; // => -0", /expected '0' to be '-0'/],
    ["another last line", "[1, 2]; // => [1,\n//      3]", /expected '\[1, 2\]' to be '\[1, 3\]'/],
    ["another printed text", "console.log(1); // => 2", /expected '1' to be '2'/],
    ["nothing thrown", "1; // throws TypeError: no", /nothing was thrown, expected TypeError: no/],
    ["nothing rejected", "await 1; // throws TypeError: no", /nothing was thrown/],
    ["another error", "null.x; // throws RangeError", /expected 'TypeError: .*' to be 'RangeError'/],
    [
      "another message",
      "throw new TypeError('a'); // throws TypeError: b",
      /expected 'TypeError: a' to be 'TypeError: b'/,
    ],
    ["an error nobody announced", "null.x;", /Cannot read properties of null/],
    ["an empty expectation", "1; // =>", /expected '1' to be ''/],
  ])("%s", async (_, code, message) => {
    await expect(run(code)).rejects.toThrow(message);
  });

  test.each([
    ["a comment without a statement", "// => 2", /example\.ts:1: no statement stands before this comment/],
    ["a statement without a value", "if (true) {} // => 2", /the statement before this comment has no value/],
    ["code that does not parse", "const = 1; // => 1", /example\.ts:1: /],
  ])("%s cannot be checked", async (_, code, message) => {
    await expect(run(code)).rejects.toThrow(message);
  });
});

describe("examples in sources", () => {
  const source = [
    "/** Adds. No example here. */",
    "const two = 2;",
    "",
    "/**",
    " * Adds one.",
    " *",
    " * @example",
    " * ```ts",
    " * addOne(1); // => 2",
    " *",
    " * addOne(2); // => 3",
    " * ```",
    " *",
    " * ```ts",
    " * addOne(two); // only for reading",
    " * ```",
    " */",
    "export function addOne(x: number): number { return x + 1; }",
    "",
    "export class Counter {",
    "  /**",
    "   * ```ts",
    "   * new Counter().next(); // => 1",
    "   * ```",
    "   */",
    "  next(): number { return 1; }",
    "}",
    "const text = '/** ```ts\\n1; // => 2\\n``` */';",
  ].join("\n");
  const found = examplesInSource("packages/p/src/count.ts", source);

  test("are found in doc comments only, where they state a result", () => {
    expect(found).toEqual([
      { file: "packages/p/src/count.ts", line: 9, title: "addOne", code: "addOne(1); // => 2\n\naddOne(2); // => 3" },
      { file: "packages/p/src/count.ts", line: 23, title: "next", code: "new Counter().next(); // => 1" },
    ]);
  });

  test("get the names that they do not import from the first package that exports them", () => {
    const providers = [
      { name: "@strided/p", exported: new Set(["Counter", "next"]) },
      { name: "strided", exported: new Set(["Counter", "addOne"]) },
    ];
    const text = testFile("packages/p/src/count.ts", found, providers, "./check.ts");
    expect(text).toContain('const { addOne } = await import("strided");');
    expect(text).toContain('const { Counter } = await import("@strided/p");');
    expect(text).not.toContain("next }");
  });

  test("become failing tests when they do not parse", () => {
    const broken = [{ file: "a.ts", line: 3, title: "f", code: "f(; // => 1" }];
    expect(testFile("a.ts", broken, [], "./check.ts")).toMatch(/test\("f", .*throw new SyntaxError\("a\.ts:3: /);
  });
});

describe("examples in Markdown", () => {
  const text = [
    "# Title",
    "```ts",
    'import { a, type T, b as c } from "strided";',
    "a(c); // => 2",
    "```",
    "## Reading",
    "```ts no-run",
    "fetch(1);",
    "```",
    "```sh",
    "pnpm test",
    "```",
    "```ts",
    'import * as np from "strided";',
    "np.add(1, 2);",
    "```",
  ].join("\n");

  test("run with and without a stated result, unless they are marked no-run", () => {
    expect(examplesInMarkdown("README.md", text).map(({ title, line }) => [title, line])).toEqual([
      ["Title", 3],
      ["Reading", 14],
    ]);
  });

  test("import what they say themselves, at the start of their own test", () => {
    const bodies = examplesInMarkdown("README.md", text).map(({ code }) => rewrite(code, String).body.split("\n")[0]);
    expect(bodies).toEqual(['const { a: a, b: c } = await import("strided");', 'const np = await import("strided");']);
  });

  test("get no names that they do not import", () => {
    const free = examplesInMarkdown("README.md", text).map(({ code }) => rewrite(code, String).free.size);
    expect(free).toEqual([0, 0]);
  });
});
