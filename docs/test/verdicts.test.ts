import { expect, test } from "vitest";
import { countWays } from "../scripts/ufunc-verdicts.ts";

test("every universal function does what explain says, and is counted in every way that it can be called", () => {
  const { functions, ways } = countWays();
  expect(functions).toBeGreaterThan(80);
  const [plain, transposed, row, given, own, shifted] = ways;
  for (const { inPlace, buffered } of [plain, transposed, row]) expect([inPlace, buffered]).toEqual([0, 1]);
  expect(plain.made).toBe(transposed.made);
  expect([given.made, given.inPlace]).toEqual([0, plain.made]);
  expect([own.made, own.buffered, shifted.made, shifted.inPlace]).toEqual([0, 0, 0, 0]);
  expect(shifted.buffered).toBe(own.inPlace);
});
