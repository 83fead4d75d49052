/** Measures one function with tinybench: samples of batches, so that the timer's cost does not show. */
import { PerformanceObserver } from "node:perf_hooks";
import { Bench } from "tinybench";
import type { Measured } from "./protocol.ts";

/** A batch takes at least this long, or what makes this many samples. */
const MIN_BATCH_MS = 0.05;
const SAMPLES = 100;
const WARM_UP_MS = 100;

/** Results go here, so that no call can be seen to be useless. */
const sink: { last: unknown } = { last: null };

export async function measure(run: () => unknown, milliseconds: number): Promise<Measured> {
  const calls = batchSize(run, milliseconds);
  const bench = new Bench({ time: milliseconds, iterations: 3, warmup: false, retainSamples: true, throws: true });
  bench.add("run", () => {
    const start = bench.now();
    for (let i = 0; i < calls; i++) sink.last = run();
    const spent = bench.now() - start;
    return { overriddenDuration: spent / calls, overriddenIterationCost: spent };
  });
  const collections = watchCollections();
  const [task] = bench.runSync();
  const gcNanoseconds = await collections();
  if (!("latency" in task.result)) throw new Error(`tinybench gave no samples: ${task.result.state}`);
  const samples = task.result.latency.samples ?? [];
  return { samples: samples.map((ms) => ms * 1e6), calls, gcNanoseconds };
}

/** Runs until the compiler has had its chance; gives the calls that make one sample. */
function batchSize(run: () => unknown, milliseconds: number): number {
  const start = performance.now();
  let calls = 0;
  while (calls < 2 || (performance.now() - start < Math.min(WARM_UP_MS, milliseconds) && calls < 100_000)) {
    sink.last = run();
    calls++;
  }
  const each = (performance.now() - start) / calls;
  return Math.max(1, Math.round(Math.max(MIN_BATCH_MS, milliseconds / SAMPLES) / each));
}

/** Starts to add up collections; the function that it gives ends that and tells the time. */
function watchCollections(): () => Promise<number> {
  let total = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) total += duration;
  });
  observer.observe({ entryTypes: ["gc"] });
  return async () => {
    // Entries are handed out when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
    observer.disconnect();
    return total * 1e6;
  };
}
