/**
 * The public names of all packages. A name that comes or goes shows up here; `vitest run surface -u` writes the list anew.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as buffer from "@strided/buffer";
import * as kernel from "@strided/kernel";
import * as layout from "@strided/layout";
import * as memory from "@strided/memory";
import * as ndarray from "@strided/ndarray";
import * as ufunc from "@strided/ufunc";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import * as strided from "../src/index.ts";

const PACKAGES: Readonly<Record<string, object>> = { layout, buffer, kernel, ndarray, ufunc, memory, strided };

/** Names that exist for the compiler only. */
function typesOf(name: string): string[] {
  const file = new URL(`../../${name}/src/index.ts`, import.meta.url);
  const { staticExports } = parseSync(file.pathname, readFileSync(file, "utf8")).module;
  return staticExports.flatMap(({ entries }) =>
    entries.filter((entry) => entry.isType).map((entry) => String(entry.exportName.name)),
  );
}

function listing(names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `  ${name}\n`)
    .join("");
}

test("the names are those of the list", async () => {
  const sections = Object.entries(PACKAGES).map(
    ([name, exported]) => `${name}\n${listing(Object.keys(exported))}${name}, types\n${listing(typesOf(name))}`,
  );
  await expect(sections.join("\n")).toMatchFileSnapshot("surface.txt", "if this is meant: vitest run surface -u");
});

describe("the whole namespace", () => {
  /** What packages offer each other, and a person who works with arrays does not need. */
  const INTERNAL: readonly string[] = [
    "areApart",
    "arrayOverlap",
    "boundsOverlap",
    "checkArray",
    "checkOptions",
    "isAligned",
    "isSameView",
    "joinArrays",
    "joinedShape",
    "oneOf",
    "placesOf",
    "toNDArray",
  ];

  test.each(["ndarray", "ufunc", "memory"])("has every name of %s that is for users", (name) => {
    // A verdict on a call that is not made, and a reason in words, are for `explain` and `trace` to show.
    const isInternal = (key: string): boolean => INTERNAL.includes(key) || /(Verdict|Reason)$/.test(key);
    const missing = Object.keys(PACKAGES[name]).filter((key) => !(key in strided) && !isInternal(key));
    expect(missing).toEqual([]);
  });

  test("has nothing of its own: every name is one of a package below", () => {
    const below = Object.entries(PACKAGES).flatMap(([name, exported]) =>
      name === "strided" ? [] : Object.values(exported),
    );
    const own = Object.entries(strided).filter(([, value]) => value !== null && !below.includes(value));
    expect(own.map(([key]) => key)).toEqual([]);
  });

  test("has no default export, nor has any package", () => {
    for (const exported of Object.values(PACKAGES)) expect(exported).not.toHaveProperty("default");
  });
});

test("nothing happens at import: no globals, no timers, no heap", () => {
  const script = `
    const globals = Reflect.ownKeys(globalThis).length;
    const resources = process.getActiveResourcesInfo().length;
    const packages = ${JSON.stringify(Object.keys(PACKAGES).map((name) => `../../${name}/src/index.ts`))};
    for (const file of packages) await import(new URL(file, ${JSON.stringify(import.meta.url)}));
    const { configureHeap } = await import(new URL("../../buffer/src/index.ts", ${JSON.stringify(import.meta.url)}));
    configureHeap({ maxBytes: 2 ** 20 });
    console.log(Reflect.ownKeys(globalThis).length - globals, process.getActiveResourcesInfo().length - resources);
  `;
  const options = ["--conditions=@strided/source", "--input-type=module", "--eval", script];
  expect(execFileSync(process.execPath, options, { encoding: "utf8" }).trim()).toBe("0 0");
});
