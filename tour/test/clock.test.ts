import { expect, test } from "vitest";
import { measure, runOnce } from "../src/clock.ts";

test("a longer function takes longer, and both are run in turns", () => {
  const order: string[] = [];
  const spin = (name: string, loops: number) => () => {
    if (order.at(-1) !== name) order.push(name);
    let total = 0;
    for (let i = 0; i < loops; i++) total += Math.sqrt(i);
    return total;
  };
  const times = measure([spin("short", 1_000), spin("long", 200_000)]) as readonly number[];
  expect(times[0]).toBeGreaterThan(0);
  expect(times[1]).toBeGreaterThan(times[0]);
  // Warming up makes the first two turns, nine samples the others.
  expect(order).toEqual(Array.from({ length: 20 }, (_, k) => (k % 2 === 0 ? "short" : "long")));
});

test("without a clock each runs once", () => {
  let runs = 0;
  expect(runOnce([() => runs++, () => runs++])).toBe(null);
  expect(runs).toBe(2);
});
