/** Measures a compiled statement with tinybench: samples of batches, so that the timer's cost does not show. */
import { PerformanceObserver } from "node:perf_hooks";
import { Bench } from "tinybench";
import type { Measured } from "./protocol.ts";
import type { Compiled } from "./statement.ts";

/** A batch takes at least this long, or what makes this many samples. */
const MIN_BATCH_MS = 0.05;
const SAMPLES = 20;
/** Compilers need so long, however short the rounds are; more than the upper one changes nothing. */
const WARM_UP_MS = { least: 40, most: 100 } as const;

/** Runs until the compiler has had its chance; gives the calls that make one sample. */
export async function warmUp({ run }: Compiled, milliseconds: number): Promise<number> {
  const enough = Math.min(WARM_UP_MS.most, Math.max(WARM_UP_MS.least, 2 * milliseconds));
  let calls = 1;
  let spent = await timed(run, 1);
  let each = spent;
  while (spent < enough && calls < 10_000_000) {
    const more = Math.max(1, calls >> 1);
    const time = await timed(run, more);
    each = time / more;
    calls += more;
    spent += time;
  }
  return Math.max(1, Math.round(Math.max(MIN_BATCH_MS, milliseconds / SAMPLES) / each));
}

async function timed(run: Compiled["run"], calls: number): Promise<number> {
  const start = performance.now();
  await run(calls);
  return performance.now() - start;
}

export async function measure(
  { run }: Compiled,
  calls: number,
  milliseconds: number,
  isAsync = false,
): Promise<Measured> {
  const bench = new Bench({ time: milliseconds, iterations: 3, warmup: false, retainSamples: true, throws: true });
  const told = (start: number) => {
    const spent = bench.now() - start;
    return { overriddenDuration: spent / calls, overriddenIterationCost: spent };
  };
  bench.add(
    "run",
    isAsync
      ? async () => {
          const start = bench.now();
          await run(calls);
          return told(start);
        }
      : () => {
          const start = bench.now();
          run(calls);
          return told(start);
        },
  );
  const collections = watchCollections();
  const [task] = isAsync ? await bench.run() : bench.runSync();
  const { nanoseconds, count } = await collections();
  if (!("latency" in task.result)) throw new Error(`tinybench gave no samples: ${task.result.state}`);
  const samples = task.result.latency.samples ?? [];
  return {
    samples: samples.map((ms) => ms * 1e6),
    calls,
    gcNanoseconds: nanoseconds,
    collections: count,
  };
}

/** Starts to add up collections; the function that it gives ends that and tells their time and number. */
function watchCollections(): () => Promise<{ nanoseconds: number; count: number }> {
  let total = 0;
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      total += duration;
      count++;
    }
  });
  observer.observe({ entryTypes: ["gc"] });
  return async () => {
    // Entries are handed out when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
    observer.disconnect();
    return { nanoseconds: total * 1e6, count };
  };
}
