/** Times and ratios of a case, by the contenders' names. */
import type { Outcome, Round } from "./outcome.ts";
import { bootstrapRatio, medianOfRounds, noiseFloor, type Ratio, ratioOf } from "./statistics.ts";

/** Null where it was not measured. */
export function roundsOf({ results }: Outcome, name: string): readonly Round[] | null {
  const result = results.get(name);
  return result?.state === "measured" ? result.rounds : null;
}

/** Nanoseconds of one call, or null where it was not measured. */
export function timeOf(outcome: Outcome, name: string): number | null {
  const rounds = roundsOf(outcome, name);
  return rounds === null ? null : medianOfRounds(rounds);
}

/** The time of `first` over that of `name`, with the interval of 95 in 100 drawings. */
export function ratioTo(outcome: Outcome, name: string, first = "strided"): Ratio | null {
  const [ours, theirs] = [roundsOf(outcome, first), roundsOf(outcome, name)];
  return ours === null || theirs === null ? null : bootstrapRatio(ours, theirs);
}

/** The factor that two runs of the same code stay within, over all cases. */
export function floorOf(outcomes: readonly Outcome[], once = "strided", again = `${once} again`): number {
  return noiseFloor(
    outcomes.flatMap((outcome) => {
      const [first, second] = [roundsOf(outcome, once), roundsOf(outcome, again)];
      return first === null || second === null ? [] : [ratioOf(second, first).median];
    }),
  );
}

/** Bytes a nanosecond, which are GB/s; what is read and what is written count once each. */
export function bandwidth(outcome: Outcome, name: string): number | null {
  const time = timeOf(outcome, name);
  const { traffic } = outcome.item;
  const moved = traffic === null ? 0 : traffic.read + traffic.written;
  return time === null || moved === 0 ? null : moved / time;
}
