import { expect, test } from "vitest";
import { randomSample } from "../src/random.ts";

test("the numbers are those of RandomState(seed).random_sample", () => {
  expect(randomSample(0, [2, 2]).toNested()).toEqual([
    [0.5488135039273248, 0.7151893663724195],
    [0.6027633760716439, 0.5448831829968969],
  ]);
  expect(randomSample(42, [1]).get(0)).toBe(0.3745401188473625);
});

test("they go on the same beyond the first 624 words", () => {
  expect(randomSample(0, [1000]).get(-1)).toBe(0.6771411441114241);
});

test("the array owns its memory", () => {
  expect(randomSample(0, [2, 3]).base).toBe(null);
});
