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
