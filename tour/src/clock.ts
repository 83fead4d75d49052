/** Times of two functions: measured in turns, so that a slow moment of the machine hits both, and as medians. */

/** Nanoseconds per call of each, or null where nothing is measured. */
export type Clock = (runs: readonly (() => unknown)[]) => readonly number[] | null;

/** A sample is at least this long, so that the timer's own cost does not show. */
const SAMPLE_MS = 1;
/** An odd number. */
const SAMPLES = 9;

/** Results go here, so that no call can be seen to be useless. */
const sink: { last: unknown } = { last: null };

export const measure: Clock = (runs) => {
  const repeats = runs.map(warmUp);
  const samples = runs.map((): number[] => []);
  for (let round = 0; round < SAMPLES; round++) {
    runs.forEach((run, k) => {
      samples[k].push((timeOf(run, repeats[k]) / repeats[k]) * 1e6);
    });
  }
  return samples.map(median);
};

/** Runs each once and measures nothing: what the tests do. */
export const runOnce: Clock = (runs) => {
  for (const run of runs) sink.last = run();
  return null;
};

/** Of an odd number of samples. */
function median(samples: readonly number[]): number {
  return [...samples].sort((a, b) => a - b)[samples.length >> 1];
}

/** Runs until the compiler has had its chance; gives the number of calls that make one sample. */
function warmUp(run: () => unknown): number {
  let calls = 0;
  const start = performance.now();
  while (calls < 3 || (performance.now() - start < 20 && calls < 20_000)) {
    sink.last = run();
    calls++;
  }
  return Math.max(1, Math.ceil(SAMPLE_MS / (timeOf(run, 3) / 3)));
}

/** Milliseconds of `calls` calls. */
function timeOf(run: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) sink.last = run();
  return performance.now() - start;
}
