/** Random steps on the heap, with another seed in every run; FUZZ=long for millions of them. */
import { expect, test, vi } from "vitest";
import type * as Buffer from "../src/index.ts";
import { makeTools } from "./runtimes/behaviour.ts";
import { steps } from "./runtimes/steps.ts";

const [SEEDS, STEPS] = process.env.FUZZ === "long" ? [50, 100_000] : [3, 1500];
const tools = makeTools({ heap: true, shared: true, collects: true });
const first = (Date.now() >>> 4) % 1_000_000;

async function fresh(): Promise<typeof Buffer> {
  vi.resetModules();
  return import("../src/index.ts");
}

for (const [title, maxBytes] of [
  ["a heap with room to grow", undefined],
  ["a heap of 16 MiB, which is full most of the time", 2 ** 24],
] as const) {
  test(`${title}: seeds from ${first}, ${SEEDS} times ${STEPS} steps`, { timeout: 3_600_000 }, async () => {
    const api = await fresh();
    if (maxBytes !== undefined) api.configureHeap({ maxBytes });
    console.log(`${title}: seeds ${first} to ${first + SEEDS - 1}`);
    for (let seed = first; seed < first + SEEDS; seed++) steps(api, tools, seed, STEPS);
    const { collections, fallbacks, live } = api.heapStats();
    if (maxBytes === undefined) expect(fallbacks).toBe(0);
    else expect(fallbacks).toBeGreaterThan(0);
    console.log(`${title}: ${collections} collections, ${fallbacks} fallbacks, ${live} bytes live`);
  });
}
