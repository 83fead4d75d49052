import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { smallCases } from "../goldens/small-cases.ts";
import type { Adapter } from "../src/adapter.ts";
import { sizeOf, type Work, workOf } from "../src/case.ts";
import { loop } from "../src/contenders/loop.ts";
import { strided } from "../src/contenders/strided.ts";
import { checksumText, sameResult } from "../src/equality.ts";
import type { Checksum } from "../src/protocol.ts";
import { compile, lackOf } from "../src/statement.ts";
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
    expect(statements.numpy).toBeDefined();
    expect(statements.strided).toBeDefined();
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
  const [own, simple] = [workOf(item, "strided"), workOf(item, "loop")];

  test.skipIf(own === null || lackOf(own, strided) !== null)("gives on its small shape what NumPy gave", async () => {
    await check(strided, own as Work, goldens.checksums[key]);
  });

  test.skipIf(simple === null)("is the same as a loop over typed arrays", async () => {
    await check(loop, simple as Work, goldens.checksums[key]);
  });
});
