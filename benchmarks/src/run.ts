/**
 * Runs cases: first every contender computes each case once and the results are compared, then they are measured in
 * turns. Rounds alternate, so that a slow minute of the machine hits all contenders, and so does their order.
 */
import type { Case } from "./case.ts";
import type { Contender } from "./contenders.ts";
import { Lane } from "./lane.ts";
import type { Outcome } from "./outcome.ts";
import type { Lengths } from "./suite.ts";

export interface RunOptions extends Lengths {
  readonly cases: readonly Case[];
  readonly contenders: readonly Contender[];
  /** What is done now, and which share of the whole is done. */
  readonly onProgress: (text: string, share: number) => void;
  /** Called as soon as a case has all its rounds, in the order of the cases. */
  readonly onOutcome: (outcome: Outcome) => void;
}

export interface Finished {
  readonly outcomes: readonly Outcome[];
  /** `strided@0.1.0 (node 26.10.0)`, for the contenders that are there. */
  readonly versions: readonly string[];
}

export async function runCases(options: RunOptions): Promise<Finished> {
  const lanes = options.contenders.map((contender) => new Lane(contender));
  const outcomes: Outcome[] = [];
  for (let process = 0; process < options.processes; process++) {
    await Promise.all(lanes.map((lane) => lane.start()));
    for (const item of options.cases) {
      if (process === 0) await checkCase(item, lanes, options);
      await measureCase(item, lanes, process, options);
      if (process < options.processes - 1) continue;
      const outcome = { item, results: new Map(lanes.map((lane) => [lane.name, lane.result(item)])) };
      outcomes.push(outcome);
      options.onOutcome(outcome);
    }
    for (const lane of lanes) lane.stop();
  }
  return {
    outcomes,
    versions: lanes.filter((lane) => lane.impl !== "").map(({ impl, runtime }) => `${impl} (${runtime})`),
  };
}

async function checkCase(item: Case, lanes: readonly Lane[], options: RunOptions): Promise<void> {
  options.onProgress(`${place(item, options.cases)} comparing the results`, shareOf(item, 0, 0, options));
  for (const lane of lanes) {
    const expected = lanes.map((other) => other.checksum(item)).find((checksum) => checksum !== null);
    await lane.check(item, expected ?? null);
  }
}

async function measureCase(item: Case, lanes: readonly Lane[], process: number, options: RunOptions): Promise<void> {
  const { processes, rounds, milliseconds, cases, onProgress } = options;
  for (let round = 0; round < rounds; round++) {
    const turn = `round ${process * rounds + round + 1} of ${processes * rounds}`;
    const isReversed = (process + round) % 2 === 1;
    let order = 0;
    for (const lane of isReversed ? lanes.toReversed() : lanes) {
      onProgress(`${place(item, cases)} ${turn}, ${lane.name}`, shareOf(item, process, round, options));
      if (await lane.measure(item, milliseconds, process, order)) order++;
    }
  }
}

/** What was done before this round, of all rounds. */
function shareOf(item: Case, process: number, round: number, { cases, processes, rounds }: RunOptions): number {
  return ((process * cases.length + cases.indexOf(item)) * rounds + round) / (processes * cases.length * rounds);
}

function place(item: Case, cases: readonly Case[]): string {
  return `${cases.indexOf(item) + 1}/${cases.length} ${item.id}:`;
}
