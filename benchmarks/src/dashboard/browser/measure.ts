/** Measures the cases that were made for the browser: batches long enough for a coarse clock. */
import type { BrowserResult, Message } from "./messages.ts";

export interface BrowserCase {
  readonly id: string;
  readonly title: string;
  readonly strided: () => (calls: number) => void;
  readonly loop: (() => (calls: number) => void) | null;
}

const BATCH_MS = 5;
const BATCHES = 25;
const MOST_MS = 500;

export function measureAll(cases: readonly BrowserCase[], tell: (message: Message) => void): void {
  const begin = performance.now();
  cases.forEach(({ id, title, strided, loop }, done) => {
    tell({ state: "running", title, done, of: cases.length });
    const result: BrowserResult = {
      id,
      title,
      strided: timeOf(strided()),
      loop: loop === null ? null : timeOf(loop()),
    };
    tell({ state: "result", result });
  });
  tell({ state: "finished", seconds: (performance.now() - begin) / 1000 });
}

/** Nanoseconds of one call: the median of the batches. */
export function timeOf(run: (calls: number) => void, now: () => number = () => performance.now()): number {
  const begin = now();
  const spent = (calls: number): number => {
    const start = now();
    run(calls);
    return now() - start;
  };
  let calls = 1;
  // A single long batch may be a pause of the machine.
  while (spent(calls) < BATCH_MS || spent(calls) < BATCH_MS) calls *= 2;
  const batches: number[] = [];
  while (batches.length < 3 || (batches.length < BATCHES && now() - begin < MOST_MS)) {
    batches.push((spent(calls) / calls) * 1e6);
  }
  return batches.sort((a, b) => a - b)[batches.length >> 1];
}
