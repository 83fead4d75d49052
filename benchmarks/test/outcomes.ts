/** Outcomes for tests, with times in place of a machine. */
import type { CaseFacts } from "../src/case.ts";
import { type Environment, readEnvironment } from "../src/environment.ts";
import type { Outcome, Result } from "../src/outcome.ts";
import type { Occasion } from "../src/record.ts";
import { recipes } from "../src/suites/recipes.ts";

/** A round with one sample for each time. */
export function measured(...times: readonly number[]): Result {
  const rounds = times.map((time) => ({
    process: 0,
    order: 0,
    calls: 1,
    gcNs: null,
    collections: null,
    allocatedBytes: null,
    samplesNs: [time],
  }));
  return { state: "measured", impl: "library@1", rounds };
}

interface Parts {
  readonly theirs: Result;
  readonly ours?: Result;
  readonly facts?: Partial<CaseFacts>;
}

/** What became of a case in strided, which takes 2, 3 and 4 ms unless told otherwise, and in NumPy. */
export function outcomeOf({ theirs, ours = measured(2e6, 3e6, 4e6), facts = {} }: Parts): Outcome {
  return {
    item: { ...recipes.cases[0], ...facts },
    results: new Map([
      ["strided", ours],
      ["NumPy", theirs],
    ]),
  };
}

/** What a run has in common with all others here: a quiet machine with two cores, unless told otherwise. */
export function occasionOf(
  facts: Pick<Occasion, "suite"> & Partial<Occasion>,
  env: Partial<Environment> = {},
): Occasion {
  return {
    about: "cases for a test",
    started: "2026-11-20T12:00:00.000Z",
    lengths: { processes: 1, rounds: 1, milliseconds: 1 },
    contenders: ["strided", "NumPy"],
    env: { ...readEnvironment(), load: 0.25, cores: 2, commit: "abc", ...env },
    ...facts,
  };
}
