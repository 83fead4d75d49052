import { expect, test } from "vitest";
import { allocatedBytes } from "../src/allocation.ts";

const kept: unknown[] = [];

test("counts ArrayBuffers, and what the library counts itself", async () => {
  const made = await allocatedBytes((calls) => {
    for (let k = 0; k < calls; k++) kept.push(new Float64Array(10_000));
  }, 10);
  expect(made).toBeGreaterThanOrEqual(80_000);
  expect(made).toBeLessThan(120_000);

  let live = 0;
  const counted = await allocatedBytes(
    (calls) => {
      live += 5000 * calls;
    },
    1000,
    () => live,
  );
  expect(counted).toBeGreaterThanOrEqual(5000);
  expect(counted).toBeLessThan(5500);
});

test("a call that frees as much as it takes tells of none, and one that only frees of nothing", async () => {
  let live = 1e9;
  const freed = await allocatedBytes(
    (calls) => {
      live -= calls;
    },
    10,
    () => live,
  );
  expect(freed).toBeNull();
});
