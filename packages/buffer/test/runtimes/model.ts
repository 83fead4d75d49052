/**
 * The random steps in their millions, for the record: `node test/runtimes/model.ts [seeds] [steps] [first seed] [file]`
 * runs them on the sources, on a heap with room to grow and on one that is full most of the time, each in a process of
 * its own, and writes what was done to the file.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { makeTools } from "./behaviour.ts";
import { steps, type Tally } from "./steps.ts";

const HEAPS: Readonly<Record<string, number | undefined>> = {
  "a heap with room to grow": undefined,
  "a heap of 16 MiB, which is full most of the time": 2 ** 24,
};

/** All seeds on one heap. */
async function runHeap(title: string, seeds: number, count: number, first: number): Promise<object> {
  const api = await import("../../src/index.ts");
  const maxBytes = HEAPS[title];
  if (maxBytes !== undefined) api.configureHeap({ maxBytes });
  const tools = makeTools({ heap: true, shared: true, collects: true });
  const tally: Tally = {};
  const start = performance.now();
  for (let seed = first; seed < first + seeds; seed++) steps(api, tools, seed, count, tally);
  const seconds = Math.round((performance.now() - start) / 1000);
  const { collections, fallbacks, grows } = api.heapStats();
  return { seeds: [first, first + seeds - 1], steps: seeds * count, ...tally, collections, grows, fallbacks, seconds };
}

const [seeds = 50, count = 100_000, first = (Date.now() >>> 4) % 1_000_000] = process.argv.slice(2, 5).map(Number);
const [file, title] = process.argv.slice(5);
if (title !== undefined) console.log(JSON.stringify(await runHeap(title, seeds, count, first)));
else {
  const report: Record<string, unknown> = { node: process.version };
  for (const heap of Object.keys(HEAPS)) {
    console.log(`${heap}: seeds ${first} to ${first + seeds - 1}, ${count} steps each`);
    const args = [...process.execArgv, fileURLToPath(import.meta.url), ...[seeds, count, first].map(String), "", heap];
    report[heap] = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
    console.log(report[heap]);
  }
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
