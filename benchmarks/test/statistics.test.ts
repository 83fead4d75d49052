import { expect, test } from "vitest";
import { median, medianOfRounds, ratioOf } from "../src/statistics.ts";

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
  expect(medianOfRounds([[1, 1, 1, 1, 1, 1, 1], [5], [6]])).toBe(5);
});

test("a ratio compares rounds that were measured beside each other", () => {
  const ratio = ratioOf([[2], [20], [8]], [[1], [10], [2]]);
  expect(ratio).toEqual({ median: 2, low: 2, high: 4 });
});

test("rounds without a counterpart are left out", () => {
  expect(ratioOf([[2], [100]], [[1]])).toEqual({ median: 2, low: 2, high: 2 });
});
