/** When the heap looks for the dead: its own decisions, with users whose lives the test decides about. */
import { describe, expect, test } from "vitest";
import type { Environment } from "../src/heap-collector.ts";
import { nodeEnvironment } from "../src/heap-collector-node.ts";
import type { Region } from "../src/heap-regions.ts";
import { Room } from "../src/heap-room.ts";
import { type HeapSpace, openSpace } from "../src/heap-space.ts";

const MIB = 2 ** 20;

/** A room, and users of its regions: one that was let go is gone once a collection has seen it, an old one after a long one. */
class Users {
  readonly room: Room;
  short = 0;
  long = 0;
  readonly #dead: Set<Region> = new Set();
  readonly #gone: WeakSet<object> = new WeakSet();

  constructor(hasShort = true) {
    const { afterJob, open } = nodeEnvironment() as Environment;
    const { collect, collectYoung } = open();
    // One that is under way is in the way of those that follow.
    collect();
    const environment: Environment = {
      afterJob,
      open: () => ({
        collect: () => {
          // While it is tried whether it does: how long it takes is not what these tests are about.
          if (this.long < 2) collect();
          this.long++;
          this.#bury(() => true);
        },
        collectYoung: hasShort
          ? () => {
              if (this.short < 4) collectYoung?.();
              this.short++;
              this.#bury(({ grain }) => grain !== OLD);
            }
          : null,
      }),
    };
    this.room = new Room(
      openSpace({ initialPages: 16, maxPages: 16_384, shared: true }) as HeapSpace,
      1024,
      environment,
    );
  }

  take(nbytes: number): Region {
    const region = this.room.take(nbytes) as Region;
    const user = {};
    const deref = (): object | undefined => (this.#gone.has(user) ? undefined : user);
    region.user = { deref } as WeakRef<object>;
    region.grain = 64;
    return region;
  }

  letGo(region: Region, isOld = false): void {
    if (isOld) region.grain = OLD;
    this.#dead.add(region);
  }

  #bury(isSeen: (region: Region) => boolean): void {
    for (const region of this.#dead) {
      const user = region.user?.deref();
      if (user === undefined || !isSeen(region)) continue;
      this.#gone.add(user);
      this.#dead.delete(region);
    }
  }
}

/** What a test notes in a region of which no short collection learns that it is dead. */
const OLD = 128;

/** So many results of that size, one after the other: each is let go when the next one has been made. */
function loop(users: Users, nbytes: number, count: number): void {
  let last: Region | null = null;
  for (let i = 0; i < count; i++) {
    const region = users.take(nbytes);
    if (last !== null) users.letGo(last);
    last = region;
  }
  if (last !== null) users.letGo(last);
}

describe("a loop of results", () => {
  test.each([
    [8 * MIB, 200, 32 * MIB],
    [MIB, 2000, 24 * MIB],
    [65_536, 20_000, 24 * MIB],
  ])("of %i bytes touches little memory, and no more the second time", async (nbytes, count, most) => {
    const users = new Users();
    loop(users, nbytes, count);
    const { touched } = users.room.regions;
    expect(touched).toBeLessThan(most);
    await new Promise((resolve) => setImmediate(resolve));
    loop(users, nbytes, count);
    expect(users.room.regions.touched).toBeLessThan(touched + most / 2);
    // It may be tried whether there are long ones, no more.
    expect(users.long).toBeLessThan(2);
  });

  test("goes on with the memory of those that the engine itself had collected", async () => {
    const users = new Users();
    loop(users, 8 * MIB, 20);
    const { touched } = users.room.regions;
    for (let turn = 0; turn < 10; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      loop(users, 8 * MIB, 3);
    }
    expect(users.room.regions.touched).toBeLessThanOrEqual(touched + 8 * MIB);
  });

  test("is served by long collections where there are no short ones", () => {
    const users = new Users(false);
    loop(users, 8 * MIB, 400);
    expect(users.room.regions.touched).toBeLessThan(300 * MIB);
    expect(users.long).toBeLessThan(30);
  });
});

test("where all are alive the heap looks less and less often", () => {
  const users = new Users();
  for (let i = 0; i < 16_384; i++) users.take(16_384);
  expect(users.room.regions.used).toBe(256 * MIB);
  expect(users.short).toBeLessThan(40);
  expect(users.long).toBeLessThan(4);
});

test("the dead among the old are looked for before many times as much is touched", () => {
  const users = new Users();
  for (let i = 0; i < 250; i++) users.letGo(users.take(4 * MIB), true);
  expect(users.long).toBeLessThan(10);
  expect(users.room.regions.touched).toBeLessThan(300 * MIB);
});
