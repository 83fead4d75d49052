/** What the other libraries compute for the published cases, against NumPy's recorded results; what they cannot, with a reason. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { smallCases } from "../goldens/small-cases.ts";
import { workOf } from "../src/case.ts";
import { Child } from "../src/child.ts";
import { CONTENDERS } from "../src/contenders.ts";
import { checksumText, sameResult } from "../src/equality.ts";
import type { Checksum } from "../src/protocol.ts";
import { PUBLISHED } from "../src/suites.ts";

const { checksums } = JSON.parse(readFileSync(new URL("../goldens/checksums.json", import.meta.url), "utf8")) as {
  readonly checksums: Readonly<Record<string, Checksum>>;
};

/** How many cases each must at least be able to do. */
const LEAST: Readonly<Record<string, number>> = {
  "strided fused": 3,
  "strided on buffers": 200,
  "strided without WebAssembly": 200,
  "numpy-ts": 202,
  scijs: 173,
  "jax-js": 98,
  "tfjs CPU": 11,
  "tfjs WASM": 11,
  stdlib: 140,
};

/** Neither reads what is overwritten before. */
const OVERLAPS = ["headline shift-in-place/float64/12", "headline add-T-in-place/float64/12x12"];

/** What a library computes wrongly: the benchmark says so and does not time it. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  "numpy-ts": [
    "headline shares-memory-same/float64/5x5x5x5",
    "headline matmul-columns/float64/12x12/every second column",
  ],
  scijs: OVERLAPS,
  stdlib: OVERLAPS,
};

const NAMES = PUBLISHED.map(({ name }) => name);

describe.each(CONTENDERS.filter(({ name }) => name in LEAST))("$name", (contender) => {
  const child = new Child(contender);
  afterAll(() => child.close());

  test("computes what NumPy computes, lacks it, or is known to be wrong", { timeout: 120_000 }, async () => {
    expect(await child.hello()).toHaveProperty("impl");
    const wrong: string[] = [];
    const silent: string[] = [];
    let equal = 0;
    for (const [key, item] of smallCases()) {
      const work = NAMES.includes(key.split(" ")[0]) ? workOf(item, contender.language) : null;
      if (work === null) continue;
      const checked = await child.check(work);
      if ("unsupported" in checked) silent.push(key);
      if (!("checksum" in checked)) continue;
      if (sameResult(checked.checksum, checksums[key], item.tolerance)) equal++;
      else wrong.push(key);
      expect(checksumText(checked.checksum)).not.toBe("");
    }
    expect(silent).toEqual([]);
    expect(wrong).toEqual(WRONG[contender.name] ?? []);
    expect(equal).toBeGreaterThanOrEqual(LEAST[contender.name]);
  });
});
