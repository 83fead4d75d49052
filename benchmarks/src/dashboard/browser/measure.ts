/** Measures the cases that were made for the browser: batches long enough for a coarse clock. */
import type { BrowserResult, Message } from "./messages.ts";
import { isRight, type Small, verdictOn } from "./verdict.ts";

/** A statement with operands of its own. */
export interface Made {
  readonly run: (calls: number) => void;
  /** Does it once and gives the result. */
  readonly check: () => unknown;
}

export interface BrowserCase {
  readonly id: string;
  readonly title: string;
  readonly strided: () => Made;
  readonly loop: (() => Made) | null;
  readonly small: Small;
  /** The elements of a result, as numbers. */
  readonly numbersOf: (result: unknown) => ArrayLike<number>;
  readonly tolerance: number;
}

const BATCH_MS = 5;
const BATCHES = 25;
const MOST_MS = 500;

export function measureAll(cases: readonly BrowserCase[], tell: (message: Message) => void): void {
  const begin = performance.now();
  cases.forEach((item, done) => {
    const { id, title, strided, loop } = item;
    tell({ state: "running", title, done, of: cases.length });
    const verdict = verdictOn(item);
    const isTimed = isRight(verdict);
    const result: BrowserResult = {
      id,
      title,
      verdict,
      strided: isTimed ? timeOf(strided().run) : null,
      loop: isTimed && loop !== null ? timeOf(loop().run) : null,
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
