import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shrink, sizeOf, workOf } from "../src/case.ts";
import { CASES } from "../src/cases.ts";
import { strided } from "../src/contenders/strided.ts";
import { sameResult } from "../src/equality.ts";
import type { Checksum } from "../src/protocol.ts";

const goldens = JSON.parse(readFileSync(new URL("../goldens/checksums.json", import.meta.url), "utf8")) as {
  readonly impl: string;
  readonly checksums: Readonly<Record<string, Checksum>>;
};

test("every case has an id of its own and a recorded checksum", () => {
  expect(goldens.impl).toBe("numpy@2.4.6");
  expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
  expect(Object.keys(goldens.checksums)).toEqual(CASES.map(({ id }) => id));
});

test("views move no bytes, and nothing in place allocates", () => {
  for (const { variant, traffic } of CASES) {
    if (variant === "view") expect(traffic).toEqual({ read: 0, written: 0, allocated: 0 });
    if (variant === "in place") expect(traffic.allocated).toBe(0);
    if (variant === "copy" || variant === "implicit copy") expect(traffic.allocated).toBeGreaterThan(0);
  }
});

test("tiling allocates three times what broadcasting does", () => {
  const [tile, broadcast] = CASES.filter(({ recipe }) => recipe === 6);
  expect(tile.traffic.allocated).toBe(24_000_000);
  expect(broadcast.traffic.allocated).toBe(8_000_000);
});

describe.each(CASES)("$id", (item) => {
  test("gives on its small shape what NumPy gave", () => {
    const work = workOf(shrink(item));
    expect(sizeOf(work.shape)).toBeLessThan(100);
    const checksum = strided.checksum(strided.operations[work.op](work)());
    const expected = goldens.checksums[item.id];
    expect(
      sameResult(checksum, expected),
      `got ${JSON.stringify(checksum)}, expected ${JSON.stringify(expected)}`,
    ).toBe(true);
  });
});
