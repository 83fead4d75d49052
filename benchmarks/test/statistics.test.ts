import { expect, test } from "vitest";
import { geometricMean, median, medianOfRounds, type Rounds, ratioOf } from "../src/statistics.ts";

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
