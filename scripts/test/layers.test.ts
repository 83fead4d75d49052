import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkLayers } from "../layers/check.ts";

let root: string;

/** A workspace in which every rule is kept: low (0), beside (0), high (1, on low and beside) and a private tour. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "layers-"));
  write({ "package.json": { name: "root", devDependencies: { vitest: "1" } } });
  addPackage("packages/low", "@t/low", 0, []);
  addPackage("packages/beside", "@t/beside", 0, []);
  addPackage("packages/high", "@t/high", 1, ["low", "beside"]);
  write({
    "tour/package.json": { name: "@t/tour", private: true, dependencies: { "@t/high": "workspace:^" } },
    "tour/src/main.ts": 'import { readFileSync } from "node:fs";\nimport "@t/high";\n',
    "packages/low/src/index.ts": 'export { a } from "./a.ts";\n',
    "packages/low/src/a.ts": 'import type { B } from "./b.ts";\nexport const a = 1;\n',
    "packages/low/src/b.ts": 'import { a } from "./a.ts";\nexport type B = typeof a;\n',
    "packages/low/test/a.test.ts":
      'import { test } from "vitest";\nimport "node:fs";\nimport { a } from "@t/low";\nimport "../src/a.ts";\n',
    "packages/high/src/index.ts": 'export * from "@t/low";\n',
  });
});

afterEach(() => rmSync(root, { recursive: true }));

function addPackage(folder: string, name: string, layer: number, dependencies: readonly string[]): void {
  write({
    [`${folder}/package.json`]: {
      name,
      dependencies: Object.fromEntries(dependencies.map((dependency) => [`@t/${dependency}`, "workspace:^"])),
    },
    [`${folder}/turbo.json`]: { extends: ["//"], tags: [`layer:${layer}`] },
    [`${folder}/tsconfig.json`]: { references: dependencies.map((dependency) => ({ path: `../${dependency}` })) },
    [`${folder}/src/index.ts`]: "export {};\n",
  });
}

function write(files: Record<string, string | object>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
}

test("a workspace whose imports all point downwards has no problems", () => {
  expect(checkLayers(root)).toEqual([]);
});

describe("an import is a problem when it", () => {
  test.each([
    [
      "goes upwards",
      { "packages/low/src/x.ts": 'import "@t/high";' },
      "packages/low/src/x.ts:1: @t/low (layer 0) imports upwards: @t/high is in layer 1",
    ],
    [
      "goes upwards for a type",
      { "packages/low/src/x.ts": '\nimport type { A } from "@t/high";' },
      "packages/low/src/x.ts:2: @t/low (layer 0) imports upwards: @t/high is in layer 1",
    ],
    [
      "goes upwards from a test",
      { "packages/low/test/x.test.ts": 'import "@t/high";' },
      "packages/low/test/x.test.ts:1: @t/low (layer 0) imports upwards: @t/high is in layer 1",
    ],
    [
      "goes sideways",
      { "packages/low/src/x.ts": 'export * from "@t/beside";' },
      "packages/low/src/x.ts:1: @t/low (layer 0) imports sideways: @t/beside is in layer 0",
    ],
    [
      "goes upwards at run time",
      { "packages/low/src/x.ts": 'export const f = () => import("@t/high");' },
      "packages/low/src/x.ts:1: @t/low (layer 0) imports upwards: @t/high is in layer 1",
    ],
    [
      "goes upwards inside a type",
      { "packages/low/src/x.ts": 'export type A = import("@t/high").A;' },
      "packages/low/src/x.ts:1: @t/low (layer 0) imports upwards: @t/high is in layer 1",
    ],
    [
      "is not declared",
      { "tour/src/x.ts": 'import "@t/low";' },
      'tour/src/x.ts:1: "@t/low" is not declared in tour/package.json',
    ],
    [
      "is declared for tests only",
      { "packages/low/src/x.ts": 'import "vitest/node";' },
      'packages/low/src/x.ts:1: "vitest" is not declared in packages/low/package.json',
    ],
    [
      "is a module of Node in a published source",
      { "packages/low/src/x.ts": 'import "node:fs";' },
      'packages/low/src/x.ts:1: "node:fs" exists in Node only; the packages also run in browsers',
    ],
    [
      "is deep",
      { "packages/high/src/x.ts": 'import "@t/low/src/a.ts";' },
      'packages/high/src/x.ts:1: "@t/low/src/a.ts" reaches into @t/low; import "@t/low" and export there what is missing',
    ],
    [
      "is deep, from a test",
      { "packages/high/test/x.test.ts": 'import "@t/low/dist/a.js";' },
      'packages/high/test/x.test.ts:1: "@t/low/dist/a.js" reaches into @t/low; import "@t/low" and export there what is missing',
    ],
    [
      "leaves its package by a path",
      { "packages/high/src/x.ts": 'import "../../low/src/a.ts";' },
      'packages/high/src/x.ts:1: "../../low/src/a.ts" leaves the package; import another package by its name',
    ],
    [
      "closes a cycle",
      {
        "packages/low/src/x.ts": 'import "./y.ts";',
        "packages/low/src/y.ts": 'import "./z.ts";',
        "packages/low/src/z.ts": 'export { x } from "./x.ts";',
      },
      "import cycle: packages/low/src/x.ts -> packages/low/src/y.ts -> packages/low/src/z.ts -> packages/low/src/x.ts",
    ],
  ])("%s", (_, files, problem) => {
    write(files);
    expect(checkLayers(root)).toEqual([problem]);
  });
});

describe("a package is a problem when it", () => {
  test("depends on its own layer or a higher one", () => {
    addPackage("packages/beside", "@t/beside", 0, ["low"]);
    expect(checkLayers(root)).toEqual([
      'packages/beside/package.json: "@t/low" is in layer 0, not below @t/beside in layer 0',
    ]);
  });

  test("depends on anything from outside", () => {
    write({ "packages/low/package.json": { name: "@t/low", dependencies: { lodash: "4" } } });
    expect(checkLayers(root)).toEqual([
      'packages/low/package.json: "lodash" is a runtime dependency outside the workspace',
    ]);
  });

  test("has no layer", () => {
    write({ "packages/beside/turbo.json": { extends: ["//"] }, "packages/high/turbo.json": { tags: ["layer:1"] } });
    expect(checkLayers(root)).toContain('packages/beside/turbo.json: @t/beside has no "layer:N" tag');
  });

  test("has project references that are not its dependencies", () => {
    write({ "packages/high/tsconfig.json": { references: [{ path: "../low" }] } });
    expect(checkLayers(root)).toEqual([
      'packages/high/tsconfig.json: "references" and the dependencies differ in packages/beside',
    ]);
  });
});

test("a further entry of a package is not a deep import", () => {
  write({
    "packages/low/package.json": { name: "@t/low", exports: { "./extra": { "@strided/source": "./src/extra.ts" } } },
    "packages/high/src/x.ts": 'import "@t/low/extra";',
  });
  expect(checkLayers(root)).toEqual([]);
});

test("text that only looks like an import is not one", () => {
  write({ "packages/low/src/x.ts": '/** import "@t/high"; */\nexport const text = \'import "@t/high"\';' });
  expect(checkLayers(root)).toEqual([]);
});
