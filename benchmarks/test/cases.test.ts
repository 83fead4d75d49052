import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { smallCases } from "../goldens/small-cases.ts";
import type { Adapter } from "../src/adapter.ts";
import { sizeOf, type Work, workOf } from "../src/case.ts";
import { bare } from "../src/contenders/bare.ts";
import { loop } from "../src/contenders/loop.ts";
import { strided } from "../src/contenders/strided.ts";
import { checksumText, sameResult } from "../src/equality.ts";
import type { Checksum } from "../src/protocol.ts";
import { compile, lackOf } from "../src/statement.ts";
import { limits } from "../src/suites/limits.ts";
import { recipes } from "../src/suites/recipes.ts";
import { SUITES } from "../src/suites.ts";

const goldens = JSON.parse(readFileSync(new URL("../goldens/checksums.json", import.meta.url), "utf8")) as {
  readonly impl: string;
  readonly checksums: Readonly<Record<string, Checksum>>;
};

test.each(SUITES)("every case of $name has an id of its own and the statements of its contenders", (suite) => {
  const { cases, languages } = suite;
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  for (const { statements } of cases) {
    if (suite !== limits) {
      expect(statements.numpy).toBeDefined();
      expect(statements.strided).toBeDefined();
    }
    expect(Object.keys(statements)).not.toEqual([]);
    expect(statements.strided?.run).not.toBe("");
    for (const language of Object.keys(statements)) expect(languages).toContain(language);
  }
});

test("every case has a recorded checksum", () => {
  expect(goldens.impl).toBe("numpy@2.4.6");
  expect(Object.keys(goldens.checksums)).toEqual([...smallCases().keys()]);
});

test("views move no bytes, and nothing in place allocates", () => {
  for (const { variant, traffic } of recipes.cases) {
    if (variant === "view") expect(traffic).toEqual({ read: 0, written: 0, allocated: 0 });
    if (variant === "in place") expect(traffic?.allocated).toBe(0);
    if (variant === "copy" || variant === "implicit copy") expect(traffic?.allocated).toBeGreaterThan(0);
  }
});

test("tiling allocates three times what broadcasting does", () => {
  const [tile, broadcast] = recipes.cases.filter(({ group }) => group === "recipe 6");
  expect(tile.traffic?.allocated).toBe(24_000_000);
  expect(broadcast.traffic?.allocated).toBe(8_000_000);
});

async function check(adapter: Adapter, work: Work, expected: Checksum): Promise<void> {
  const checksum = await adapter.checksum(compile(work, adapter).check(), work);
  const text = `got ${checksumText(checksum)}, expected ${checksumText(expected)}`;
  expect(sameResult(checksum, expected, work.tolerance), text).toBe(true);
}

describe.each([...smallCases()])("%s", (key, item) => {
  expect(sizeOf(item.shape)).toBeLessThan(1000);
  // Each has its own statement; what the library does not have yet, or nobody wrote, is no test.
  const ways = [
    ["strided", "gives on its small shape what NumPy gave", strided],
    ["loop", "is the same as a loop over typed arrays", loop],
    ["bare", "is the same by a kernel by hand", bare],
  ] as const;
  for (const [language, title, adapter] of ways) {
    const work = workOf(item, language);
    if (work === null || lackOf(work, adapter) !== null) continue;
    test(title, () => check(adapter, work, goldens.checksums[key]));
  }
});
