/** The free list against a model: an array of owned ranges. */
import { describe, expect, test } from "vitest";
import { LINE, type Region, Regions } from "../src/heap-regions.ts";
import { randomNumbers } from "./runtimes/steps.ts";

/** All regions from the lowest address on. */
function listOf(regions: Regions): Region[] {
  const list: Region[] = [];
  for (let region = regions.last; region !== null; region = region.below) list.unshift(region);
  return list;
}

function check(regions: Regions, taken: ReadonlySet<Region>, start: number, end: number): void {
  const list = listOf(regions);
  expect(list[0].start).toBe(start);
  expect(list.at(-1)?.end).toBe(end);
  let used = 0;
  list.forEach((region, i) => {
    if (i > 0) {
      expect(region.start).toBe(list[i - 1].end);
      expect(list[i - 1].above).toBe(region);
      // Free neighbours are joined.
      expect(region.bin >= 0 && list[i - 1].bin >= 0).toBe(false);
    }
    expect(region.bin < 0).toBe(taken.has(region));
    if (region.bin < 0) used += region.end - region.start;
  });
  expect(regions.used).toBe(used);
}

describe("regions", () => {
  test("what is taken is free memory of exactly that length", () => {
    const regions = new Regions();
    regions.extend(1024, 65536);
    const a = regions.take(640);
    const b = regions.take(64);
    expect([a?.start, a?.end, b?.start, b?.end]).toEqual([1024, 1664, 1664, 1728]);
    expect(regions.take(65536)).toBe(null);
    expect(regions.used).toBe(704);
  });

  test("memory that is added joins the free memory before it", () => {
    const regions = new Regions();
    regions.extend(0, 6400);
    regions.extend(6400, 64_000);
    expect(regions.take(64_000)?.end).toBe(64_000);
  });

  test("fresh memory is known to be zero, used memory is not", () => {
    const regions = new Regions();
    regions.extend(0, 6400);
    const a = regions.take(640) as Region;
    expect(a.isZero).toBe(true);
    regions.give(a);
    expect(regions.take(640)?.isZero).toBe(false);
    expect(regions.take(640)?.isZero).toBe(true);
    expect(regions.take(2 ** 16)).toBe(null);
  });

  test("a region is found even if it hides behind others of its bin that are too small", () => {
    const regions = new Regions();
    const sizes = Array.from({ length: 40 }, (_, i) => (i === 0 ? 79 : 64 + (i % 10)) * LINE);
    regions.extend(
      0,
      sizes.reduce((sum, size) => sum + size + LINE, 0),
    );
    const taken = sizes.map((size) => [regions.take(size), regions.take(LINE)] as const);
    for (const [region] of taken) regions.give(region as Region);
    expect(regions.take(79 * LINE)).not.toBe(null);
    expect(regions.take(79 * LINE)).toBe(null);
  });

  test("regions end above 2 ** 31 as well", () => {
    const regions = new Regions();
    regions.extend(1024, 2 ** 32 - 4096);
    const a = regions.take(3 * 2 ** 30) as Region;
    const b = regions.take(2 ** 29) as Region;
    expect([a.end, b.start, b.end]).toEqual([3 * 2 ** 30 + 1024, 3 * 2 ** 30 + 1024, 3.5 * 2 ** 30 + 1024]);
    regions.give(a);
    regions.give(b);
    expect(regions.take(2 ** 32 - 4096 - 1024)).not.toBe(null);
  });

  test("any order of taking and giving leaves whole, joined, disjoint regions", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomNumbers(seed);
      const regions = new Regions();
      let end = 2 ** 20;
      regions.extend(64, end);
      const taken = new Set<Region>();
      for (let step = 0; step < 2000; step++) {
        if (random(100) < 55) {
          const nbytes = LINE * (1 + random(random(4) === 0 ? 3000 : 40));
          const region = regions.take(nbytes);
          if (region !== null) {
            expect(region.end - region.start).toBe(nbytes);
            expect(taken.has(region)).toBe(false);
            taken.add(region);
          } else if (random(8) === 0) {
            regions.extend(end, end + 2 ** 18);
            end += 2 ** 18;
          }
        } else {
          const region = [...taken][random(Math.max(taken.size, 1))];
          if (region !== undefined) {
            taken.delete(region);
            regions.give(region);
          }
        }
        if (step % 100 === 0) check(regions, taken, 64, end);
      }
      for (const region of taken) regions.give(region);
      check(regions, new Set(), 64, end);
      expect(listOf(regions).length).toBe(1);
    }
  });
});
