/** What the other libraries compute for the headline's cases, against NumPy's recorded results. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { smallCases } from "../goldens/small-cases.ts";
import { workOf } from "../src/case.ts";
import { Child } from "../src/child.ts";
import { CONTENDERS } from "../src/contenders.ts";
import { checksumText, sameResult } from "../src/equality.ts";
import type { Checksum } from "../src/protocol.ts";

const { checksums } = JSON.parse(readFileSync(new URL("../goldens/checksums.json", import.meta.url), "utf8")) as {
  readonly checksums: Readonly<Record<string, Checksum>>;
};

/** How many cases each must at least be able to do. */
const LEAST: Readonly<Record<string, number>> = {
  "strided fused": 3,
  "strided on buffers": 120,
  "strided without WebAssembly": 120,
  "numpy-ts": 90,
  scijs: 50,
  "jax-js": 25,
  "tfjs CPU": 7,
  "tfjs WASM": 7,
  stdlib: 12,
};

/** What a library computes wrongly: the benchmark says so and does not time it. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  "numpy-ts": ["headline matmul-columns/float64/12x12/every second column"],
};

describe.each(CONTENDERS.filter(({ name }) => name in LEAST))("$name", (contender) => {
  const child = new Child(contender);
  afterAll(() => child.close());

  test("computes what NumPy computes, lacks it, or is known to be wrong", { timeout: 60_000 }, async () => {
    expect(await child.hello()).toHaveProperty("impl");
    const wrong: string[] = [];
    let equal = 0;
    for (const [key, item] of smallCases()) {
      const work = key.startsWith("headline ") ? workOf(item, contender.language) : null;
      if (work === null) continue;
      const checked = await child.check(work);
      if (!("checksum" in checked)) continue;
      if (sameResult(checked.checksum, checksums[key], item.tolerance)) equal++;
      else wrong.push(key);
      expect(checksumText(checked.checksum)).not.toBe("");
    }
    expect(wrong).toEqual(WRONG[contender.name] ?? []);
    expect(equal).toBeGreaterThanOrEqual(LEAST[contender.name]);
  });
});
