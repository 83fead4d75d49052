/**
 * Behaviours: facts about storage that hold on every runtime, as plain functions. vitest runs them on the sources, run.ts
 * on the built packages under older versions of Node, browser.ts in Chromium. Each gets modules that nobody has used yet.
 */
import type * as Buffer from "../../src/index.ts";

/** What a runtime is expected to offer. */
export interface Expected {
  /** Arrays lie in linear memory. */
  readonly heap: boolean;
  /** That memory may be shared with other threads. */
  readonly shared: boolean;
  /** Garbage can be collected within a synchronous loop. */
  readonly collects: boolean;
  /** There is time for millions of rounds. */
  readonly isPatient?: boolean;
}

export interface Tools {
  readonly expected: Expected;
  /** How many rounds to take. */
  rounds(usually: number, patiently: number): number;
  /** Throws unless both are the same, or the same when written as JSON. */
  equal(actual: unknown, expected: unknown, what?: string): void;
  ok(condition: boolean, what: string): void;
  /** Throws unless the function throws an error whose `name: message` contains the text. */
  throws(fn: () => unknown, text: string): void;
  /** Ends the running job. */
  turn(): Promise<void>;
  /** Makes garbage over many jobs, until the engine has collected and the condition is true. */
  until(condition: () => boolean, what: string): Promise<void>;
}

export interface Behaviour {
  readonly name: string;
  readonly run: (buffer: typeof Buffer, tools: Tools) => void | Promise<void>;
}

export function makeTools(expected: Expected): Tools {
  const text = (value: unknown): string =>
    typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const fail = (message: string): never => {
    throw new Error(message);
  };
  const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));
  return {
    expected,
    rounds: (usually, patiently) => (expected.isPatient ? patiently : usually),
    equal(actual, wanted, what = "value") {
      if (!Object.is(actual, wanted) && text(actual) !== text(wanted)) {
        fail(`${what}: got ${text(actual)}, expected ${text(wanted)}`);
      }
    },
    ok(condition, what) {
      if (!condition) fail(what);
    },
    throws(fn, wanted) {
      let caught: unknown;
      try {
        fn();
      } catch (error) {
        caught = error;
      }
      if (!(caught instanceof Error)) fail(`nothing was thrown; expected ${wanted}`);
      const got = String(caught);
      if (!got.includes(wanted)) fail(`got "${got}", expected "${wanted}"`);
    },
    turn,
    async until(condition, what) {
      const start = Date.now();
      for (let litter: unknown[] = []; !condition(); ) {
        if (Date.now() - start > 60_000) fail(`waited in vain: ${what}`);
        litter = [new ArrayBuffer(2 ** 25)];
        for (let i = 0; i < 20_000; i++) litter.push({ i });
        await turn();
      }
    },
  };
}
