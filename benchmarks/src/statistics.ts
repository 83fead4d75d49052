/** Medians. Rounds count alike, however many samples each has: a round in a slow moment has fewer. */

/** The samples of one contender, a list for each round. */
export type Rounds = readonly { readonly samplesNs: readonly number[] }[];

/** The middle value, or the mean of the two middle ones. Throws a RangeError for no values. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("median: got no values, expected at least one");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function medianOfRounds(rounds: Rounds): number {
  return median(rounds.map(({ samplesNs }) => median(samplesNs)));
}

/** How one contender's times compare with another's: the median of the rounds' ratios, and their range. */
export interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Each round is compared with the other contender's round that was measured beside it. */
export function ratioOf(rounds: Rounds, others: Rounds): Ratio {
  const both = Math.min(rounds.length, others.length);
  const ratios = rounds.slice(0, both).map(({ samplesNs }, k) => median(samplesNs) / median(others[k].samplesNs));
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((total, value) => total + Math.log(value), 0) / values.length);
}

/** So many times the rounds and their samples are drawn anew. */
const DRAWS = 400;

/**
 * How one contender's times compare with another's, with the interval that holds the ratio in 95 of 100 drawings: rounds
 * are drawn with what was measured beside them, and samples within them.
 */
export function bootstrapRatio(rounds: Rounds, others: Rounds, draws: number = DRAWS): Ratio {
  const both = Math.min(rounds.length, others.length);
  const random = randomFrom(both * 7919 + draws);
  const [ours, theirs] = [rounds, others].map((list) =>
    list.slice(0, both).map(({ samplesNs }) => sortedOf(samplesNs)),
  );
  const ratios = Array.from({ length: draws }, () =>
    median(
      Array.from({ length: both }, () => {
        const k = Math.floor(random() * both);
        return drawnMedian(ours[k], random) / drawnMedian(theirs[k], random);
      }),
    ),
  ).sort((a, b) => a - b);
  return {
    median: ratioOf(rounds, others).median,
    low: ratios[Math.floor(draws * 0.025)],
    high: ratios[Math.ceil(draws * 0.975) - 1],
  };
}

function sortedOf(samples: readonly number[]): Float64Array {
  return Float64Array.from(samples).sort();
}

/**
 * The median of as many samples drawn with replacement. Its place among the sorted ones is nearly normally distributed
 * around the middle, with half the root of their number as deviation; three uniform numbers make nearly such a place.
 */
function drawnMedian(sorted: Float64Array, random: () => number): number {
  const { length } = sorted;
  const deviations = 2 * (random() + random() + random() - 1.5);
  const place = (length - 1) / 2 + (deviations * Math.sqrt(length)) / 2;
  return sorted[Math.max(0, Math.min(length - 1, Math.round(place)))];
}

/** Whether the interval says which of the two is faster. */
export function isDecided({ low, high }: Ratio): boolean {
  return low > 1 || high < 1;
}

/** The factor that 95 of 100 ratios between two runs of the same code stay within; 1 for none. */
export function noiseFloor(ratios: readonly number[]): number {
  if (ratios.length === 0) return 1;
  const sorted = ratios.map((ratio) => Math.exp(Math.abs(Math.log(ratio)))).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)];
}

/** The same numbers in every run: a report does not change when it is made again. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}
