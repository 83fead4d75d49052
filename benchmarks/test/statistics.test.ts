import { describe, expect, test } from "vitest";
import {
  bootstrapRatio,
  geometricMean,
  isDecided,
  median,
  medianOfRounds,
  noiseFloor,
  type Rounds,
  ratioOf,
} from "../src/statistics.ts";

const rounds = (...lists: number[][]): Rounds => lists.map((samplesNs) => ({ samplesNs }));

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])("the median of %j is %d", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test("the median leaves its values in their order", () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test("there is no median of nothing", () => {
  expect(() => median([])).toThrow(RangeError);
});

test("rounds count alike, however many samples they have", () => {
  expect(medianOfRounds(rounds([1, 1, 1, 1, 1, 1, 1], [5], [6]))).toBe(5);
});

test("a ratio compares rounds that were measured beside each other", () => {
  const ratio = ratioOf(rounds([2], [20], [8]), rounds([1], [10], [2]));
  expect(ratio).toEqual({ median: 2, low: 2, high: 4 });
});

test("rounds without a counterpart are left out", () => {
  expect(ratioOf(rounds([2], [100]), rounds([1]))).toEqual({ median: 2, low: 2, high: 2 });
});

test("a mean of ratios in which twice as fast and twice as slow cancel out", () => {
  expect(geometricMean([2, 0.5])).toBeCloseTo(1, 12);
});

describe("intervals", () => {
  test("hold one value where all samples are alike", () => {
    expect(bootstrapRatio(rounds([2, 2], [2, 2]), rounds([4, 4], [4, 4]))).toEqual({
      median: 0.5,
      low: 0.5,
      high: 0.5,
    });
  });

  test("widen with the samples, and are the same in every run", () => {
    const wide = bootstrapRatio(rounds([1, 2, 3, 4, 9], [2, 3, 4, 5, 8]), rounds([2, 3, 3, 3, 5], [2, 2, 4, 4, 4]));
    expect(wide.low).toBeLessThan(wide.median);
    expect(wide.high).toBeGreaterThan(wide.median);
    expect(bootstrapRatio(rounds([1, 2, 3, 4, 9], [2, 3, 4, 5, 8]), rounds([2, 3, 3, 3, 5], [2, 2, 4, 4, 4]))).toEqual(
      wide,
    );
    expect(isDecided(wide)).toBe(false);
    expect(isDecided({ median: 2, low: 1.5, high: 3 })).toBe(true);
  });

  test("the noise floor is the factor that nearly all ratios stay within, whichever side of 1 they lie on", () => {
    expect(noiseFloor([])).toBe(1);
    expect(noiseFloor([0.5, 1, 1.25])).toBe(2);
    expect(noiseFloor([...Array.from({ length: 99 }, () => 1.1), 5])).toBeCloseTo(1.1);
  });
});
