/** What storages promise, wherever they lie. */
import type * as Buffer from "../../src/index.ts";
import type { Behaviour, Tools } from "./behaviour.ts";
import { steps } from "./steps.ts";

type Api = typeof Buffer;
type Storage = Buffer.Storage;

const MIB: number = 2 ** 20;

/** Fills a storage with bytes that follow from `seed`. */
function write({ memory, address, nbytes }: Storage, seed: number): void {
  for (let i = 0; i < nbytes; i++) memory.bytes[address + i] = (seed + i * 7) & 255;
}

/** Whether the bytes are those that `write` has left. */
function holds({ memory, address, nbytes }: Storage, seed: number): boolean {
  for (let i = 0; i < nbytes; i++) if (memory.bytes[address + i] !== ((seed + i * 7) & 255)) return false;
  return true;
}

/** Reads and writes a few bytes only, for loops over large storages. */
function mark(storage: Storage, seed: number): void {
  const { memory, address, nbytes } = storage;
  memory.view.setUint32(address, seed, true);
  memory.view.setUint32(address + nbytes - 4, seed, true);
}
function isMarked(storage: Storage, seed: number): boolean {
  const { memory, address, nbytes } = storage;
  return memory.view.getUint32(address, true) === seed && memory.view.getUint32(address + nbytes - 4, true) === seed;
}

const onHeap = (api: Api, storage: Storage): boolean => storage.memory === api.heapSpace()?.memory;

/** One synchronous loop of fresh results; some of them are kept and looked at in the end. */
function loop(api: Api, { ok }: Tools, nbytes: number, count: number, keepEvery: number): void {
  const kept: [Storage, number][] = [];
  for (let i = 0; i < count; i++) {
    const storage = api.allocate(nbytes);
    mark(storage, i);
    ok(isMarked(storage, i), `result ${i} of ${nbytes} bytes reads back`);
    if (i % keepEvery === 0) kept.push([storage, i]);
  }
  ok(
    kept.every(([storage, i]) => isMarked(storage, i)),
    `the kept results of ${nbytes} bytes are unchanged`,
  );
}

export const storageBehaviours: readonly Behaviour[] = [
  {
    name: "the heap is what this runtime is expected to offer",
    run(api, { equal, expected }) {
      const space = api.heapSpace();
      equal(space !== null, expected.heap, "heap");
      equal(space?.shared ?? false, expected.heap && expected.shared, "shared");
      equal(onHeap(api, api.allocate(8)), expected.heap, "on the heap");
      equal(api.heapSpace(), space, "the same space again");
    },
  },
  {
    name: "small storages are aligned to 16 bytes, large ones to 64, and none overlap",
    run(api, { ok }) {
      const made = [0, 1, 7, 8, 15, 16, 17, 100, 128, 129, 1000, 1024, 1025, 8192, 65536, 65537, 100_000, 3 * MIB]
        .flatMap((nbytes) => [nbytes, nbytes])
        .map((nbytes) => api.allocate(nbytes));
      const heap = made.filter((storage) => onHeap(api, storage));
      for (const { address, nbytes } of heap) ok(address % (nbytes > 128 ? 64 : 16) === 0, `${nbytes} at ${address}`);
      heap.sort((a, b) => a.address - b.address);
      for (let i = 1; i < heap.length; i++) {
        ok(
          heap[i - 1].address + heap[i - 1].nbytes <= heap[i].address,
          `${heap[i].nbytes} bytes have a place of their own`,
        );
      }
    },
  },
  {
    name: "zeroed storages are zero, also where others were before",
    run(api, { ok }) {
      for (const nbytes of [8, 80, 8000, 80_000]) {
        const first = api.allocateZeroed(nbytes);
        ok(
          first.memory.bytes.subarray(first.address, first.address + nbytes).every((byte) => byte === 0),
          "first",
        );
        write(first, 1);
        first.dispose();
        const second = api.allocateZeroed(nbytes);
        ok(
          second.memory.bytes.subarray(second.address, second.address + nbytes).every((byte) => byte === 0),
          "second",
        );
      }
    },
  },
  {
    name: "expose moves the bytes once, to an ArrayBuffer of their own, at the same virtual address",
    run(api, { equal, ok }) {
      const storage = api.allocate(100);
      write(storage, 3);
      const address = api.addressOf(storage);
      storage.expose();
      const { buffer } = storage.memory;
      ok(!onHeap(api, storage) && buffer instanceof ArrayBuffer, "an ordinary ArrayBuffer");
      equal(buffer.byteLength, 100);
      ok(holds(storage, 3), "the bytes have moved");
      storage.expose();
      equal(storage.memory.buffer, buffer, "the same buffer again");
      equal(api.addressOf(storage), address, "address");
      equal(api.addressOf(api.adopt(buffer, 8)), address + 8, "address of what comes back");
      ok(api.adopt(buffer).memory === storage.memory, "one memory for one buffer");
    },
  },
  {
    name: "virtual addresses are unique and multiples of 64",
    run(api, { ok }) {
      const made = Array.from({ length: 50 }, (_, i) => api.allocate(1 + i * 100));
      const ranges = made.map((storage) => [api.addressOf(storage), api.addressOf(storage) + storage.nbytes]);
      made[7].expose();
      ok(api.addressOf(made[7]) === ranges[7][0], "stable");
      ranges.sort((a, b) => a[0] - b[0]);
      ok(
        ranges.every(([start], i) => start % 64 === 0 && (i === 0 || ranges[i - 1][1] < start)),
        "apart",
      );
    },
  },
  {
    name: "a disposed storage cannot be read, written, exposed or located; disposing it again does nothing",
    run(api, { throws, equal }) {
      for (const nbytes of [8, 100_000]) {
        const storage = api.allocate(nbytes);
        storage.dispose();
        storage.dispose();
        const text = "DisposedError: dispose: the array has no memory any more";
        throws(() => storage.memory.view, text);
        throws(() => storage.memory.bytes, text);
        throws(() => storage.memory.buffer, text);
        throws(() => storage.expose(), text);
        throws(() => storage.share(), text);
        throws(() => api.addressOf(storage), text);
        equal(storage.nbytes, nbytes);
      }
      const data = new Uint8Array([1, 2, 3]);
      const outside = api.adopt(data.buffer);
      outside.dispose();
      throws(() => outside.memory.view, "DisposedError");
      equal([...data], [1, 2, 3], "what came from outside is left alone");
    },
  },
  {
    name: "disposed memory is used again at once",
    run(api, { equal, expected, rounds }) {
      for (const nbytes of [8, 80, 5000, 65536, 10 * MIB]) {
        const first = api.allocate(nbytes);
        const { address } = first;
        first.dispose();
        if (expected.heap) equal(api.allocate(nbytes).address, address, `address of ${nbytes} bytes`);
      }
      api.allocate(10 * MIB).dispose();
      const { reserved } = api.heapStats();
      for (let i = rounds(20, 200); i > 0; i--) api.allocate(10 * MIB).dispose();
      equal(api.heapStats().reserved, reserved, "reserved");
    },
  },
  {
    name: "a scope gives back what it made and does not return",
    run(api, { ok, throws, equal }) {
      const live = api.heapStats().live;
      let inner: Storage | undefined;
      const out = api.scope(() => {
        inner = api.allocate(1000);
        const kept = api.allocate(50);
        write(kept, 9);
        const map = new Map([["a", { storage: api.allocate(60) }]]);
        return { list: [{ storage: kept }, 5, null, "x"], map, set: new Set([{ storage: api.allocateZeroed(70) }]) };
      });
      throws(() => inner?.memory.view, "DisposedError");
      ok(holds((out.list[0] as { storage: Storage }).storage, 9), "a returned storage survives");
      equal(out.map.get("a")?.storage.memory.bytes.length !== 0, true);
      equal([...out.set][0].storage.memory.bytes.length !== 0, true);
      if (api.heapSpace() !== null) equal(api.heapStats().live - live, 64 + 64 + 80, "live");
    },
  },
  {
    name: "a scope returns what has a field of the name storage and is no array",
    run(api, { equal }) {
      const a = { storage: api.allocate(8) };
      const out = api.scope(() => {
        const [b, c] = [{ storage: api.allocateZeroed(8) }, { storage: api.allocate(8) }];
        return [
          { storage: "disk", b },
          { storage: c, a },
        ] as const;
      });
      equal(out[0].b.storage.memory.bytes[out[0].b.storage.address], 0);
      equal(out[1].storage.storage.nbytes, 8);
      equal(out[1].storage.storage.memory === a.storage.memory, true);
    },
  },
  {
    name: "scopes nest, and what an inner one returns belongs to the outer one",
    run(api, { throws, equal }) {
      let first: Storage | undefined;
      let second: Storage | undefined;
      const third = api.scope(() => {
        const [a, b] = api.scope(() => [{ storage: api.allocate(8) }, { storage: api.allocate(8) }]);
        first = a.storage;
        second = api.allocate(8);
        return b;
      });
      throws(() => first?.memory.view, "DisposedError");
      throws(() => second?.memory.view, "DisposedError");
      equal(third.storage.nbytes, 8);
      third.storage.memory.view.setFloat64(third.storage.address, 1.5);
    },
  },
  {
    name: "a scope that throws gives everything back, one that returns a promise or a generator is refused",
    async run(api, { throws }) {
      let inner: Storage | undefined;
      throws(() => {
        api.scope(() => {
          inner = api.allocate(8);
          throw new RangeError("mine");
        });
      }, "RangeError: mine");
      throws(() => inner?.memory.view, "DisposedError");
      let later: Promise<number> | undefined;
      throws(() => {
        api.scope(() => {
          later = (async () => {
            const storage = api.allocate(8);
            await null;
            return storage.memory.view.getUint8(storage.address);
          })();
          return later;
        });
      }, "TypeError: scope: the function has not ended when it returns; got a promise, expected arrays or other values");
      await later;
      const unfinished: readonly (readonly [made: () => unknown, got: string])[] = [
        [function* () {}, "generator"],
        [async function* () {}, "generator"],
        [() => [{ late: Promise.resolve(1) }], "promise"],
        [() => new Map([["late", (function* () {})()]]), "generator"],
      ];
      for (const [made, got] of unfinished) {
        let kept: Storage | undefined;
        throws(
          () =>
            api.scope(() => {
              kept = api.allocate(8);
              return made();
            }),
          `TypeError: scope: the function has not ended when it returns; got a ${got}, expected arrays or other values`,
        );
        // The work may go on with it.
        kept?.memory.view.getUint8(kept.address);
      }
    },
  },
  {
    name: "what is reserved survives every scope",
    run(api, { ok }) {
      let table: Storage | undefined;
      api.scope(() => {
        table = api.reserve(256);
        write(table, 4);
      });
      for (let i = 0; i < 1000; i++) write(api.allocate(256), 5);
      ok(table !== undefined && holds(table, 4), "the table is unchanged");
    },
  },
  {
    name: "the staging area is aligned, grows, and belongs to no array",
    run(api, { equal, ok, expected }) {
      if (!expected.heap) return equal(api.scratch(100), 0);
      const first = api.scratch(100);
      equal(api.scratch(50), first, "smaller");
      const made = Array.from({ length: 100 }, () => api.allocate(5000));
      const large = api.scratch(3 * MIB);
      equal(large % 64, 0, "alignment");
      for (const { address, nbytes } of made) ok(address + nbytes <= large || address >= large + 3 * MIB, "apart");
      equal(api.scratch(3 * MIB), large, "the same again");
    },
  },
  {
    name: "the heap grows, and what it held is where it was",
    run(api, { ok, equal, expected }) {
      api.configureHeap({ initialBytes: MIB });
      const kept = Array.from({ length: 20 }, (_, i) => {
        const storage = api.allocate(4 * MIB);
        mark(storage, i);
        return storage;
      });
      ok(kept.every(isMarked), "unchanged");
      const { grows, fallbacks } = api.heapStats();
      if (expected.heap) {
        ok(grows > 0, "has grown");
        equal(fallbacks, 0, "fallbacks");
        equal(api.heapSpace()?.memory.bytes.length, api.heapSpace()?.wasm.buffer.byteLength, "views are new");
      }
    },
  },
  {
    name: "the heap grows to its very limit: what is free at its end counts",
    run(api, { equal, expected }) {
      api.configureHeap({ initialBytes: 8 * MIB, maxBytes: 16 * MIB });
      const small = api.allocate(8);
      const large = api.allocate(12 * MIB);
      mark(large, 1);
      equal([onHeap(api, small), onHeap(api, large)], [expected.heap, expected.heap]);
      equal(api.heapStats().fallbacks, 0, "fallbacks");
    },
  },
  {
    name: "a loop of huge results uses few blocks again and again",
    run(api, tools) {
      loop(api, tools, 40_000_000, tools.rounds(tools.expected.heap ? 40 : 10, 40), 41);
      const { reserved } = api.heapStats();
      tools.ok(reserved <= 650 * MIB, `reserved is bounded: ${reserved}`);
    },
  },
  {
    name: "a heap nearly full of the living serves what comes and goes",
    run(api, tools) {
      if (!tools.expected.collects) return;
      const kept = Array.from({ length: 95 }, (_, i) => {
        const storage = api.allocate(40_000_000);
        mark(storage, i);
        return storage;
      });
      loop(api, tools, 40_000_000, 60, 61);
      tools.ok(kept.every(isMarked), "the living are unchanged");
      // How often it collects follows from how long that takes.
      const { fallbacks } = api.heapStats();
      tools.ok(fallbacks < 40, `few of 60 find no room: ${fallbacks}`);
    },
  },
  {
    name: "without shared memory growth detaches nothing that is read through a storage",
    run(api, { ok, equal }) {
      api.configureHeap({ initialBytes: MIB, shared: false });
      const first = api.allocate(1000);
      write(first, 2);
      for (let i = 0; i < 10; i++) mark(api.allocate(9 * MIB), i);
      ok(holds(first, 2), "unchanged");
      equal(api.heapSpace()?.shared ?? false, false);
      equal(first.share(), false, "cannot be shared");
    },
  },
  {
    name: "at its limit the heap gives way to ordinary ArrayBuffers, and takes over again later",
    async run(api, { ok, equal, until, expected }) {
      api.configureHeap({ maxBytes: 4 * MIB });
      let kept: Storage[] | null = Array.from({ length: 100 }, (_, i) => {
        const storage = api.allocate(100_000);
        write(storage, i);
        return storage;
      });
      ok(kept.every(holds), "all are right");
      const { fallbacks, ordinary, reserved } = api.heapStats();
      if (expected.heap) ok(fallbacks > 50 && fallbacks < 100, `some fell back: ${fallbacks}`);
      ok(reserved <= 4 * MIB, "the limit holds");
      equal(ordinary, expected.heap ? fallbacks * 100_000 : 10_000_000, "ordinary");
      kept = null;
      await until(() => onHeap(api, api.allocate(100_000)) || !expected.heap, "the heap has room again");
      await until(() => api.heapStats().ordinary < 9_000_000, "ordinary memory is let go");
    },
  },
  {
    name: "more than the heap could ever hold is no problem either",
    run(api, { equal, throws }) {
      api.configureHeap({ maxBytes: 65536 });
      const storage = api.allocate(50 * MIB);
      mark(storage, 1);
      equal(onHeap(api, storage), false);
      throws(
        () => api.allocate(2 ** 53 - 1, "zeros"),
        "OutOfMemoryError: zeros: out of memory; got a request for 9007199254740991 bytes",
      );
    },
  },
  {
    name: "a synchronous loop of many times the memory gives right results, and leaves no fallback behind",
    async run(api, tools) {
      const { ok, equal, until, expected, rounds } = tools;
      loop(api, tools, 80, rounds(100_000, 1_000_000), 10_007);
      loop(api, tools, 8000, rounds(10_000, 100_000), 1009);
      // More than may be reserved, in any run.
      loop(api, tools, 8_000_000, rounds(expected.heap ? 200 : 20, 1000), 151);
      const { collections, fallbacks, reserved } = api.heapStats();
      ok(reserved <= 1000 * MIB, `reserved is bounded: ${reserved}`);
      if (expected.collects) {
        ok(collections > 0, "has collected");
        equal(fallbacks, 0, "fallbacks");
      }
      if (expected.heap) await until(() => onHeap(api, api.allocate(8_000_000)), "the heap serves");
    },
  },
  {
    name: "a program that returns to its event loop is served by sweeps, and by short collections where there are any",
    async run(api, { ok, turn, rounds, expected }) {
      for (let i = rounds(expected.heap ? 80 : 10, 300); i > 0; i--) {
        mark(api.allocate(20_000_000), i);
        await turn();
      }
      const { collections, reserved } = api.heapStats();
      ok(reserved < (collections > 0 ? 400 : 1000) * MIB, `reserved is bounded: ${reserved}`);
    },
  },
  {
    name: "a scope that uses up the memory leaves the dead to the collector",
    run(api, tools) {
      api.scope(() => loop(api, tools, 5_000_000, tools.rounds(tools.expected.heap ? 300 : 30, 300), 280));
      tools.ok(api.heapStats().reserved <= 1200 * MIB, `reserved is bounded: ${api.heapStats().reserved}`);
    },
  },
  {
    name: "a view of an exposed storage stays valid after the storage is gone and the heap was used again",
    async run(api, { equal, until, rounds }) {
      let isGone = false;
      const gone = new FinalizationRegistry(() => {
        isGone = true;
      });
      const view = (() => {
        const storage = api.allocate(8000);
        gone.register(storage, null);
        write(storage, 5);
        storage.expose();
        return new Uint8Array(storage.memory.buffer, storage.address + 10, 4);
      })();
      const expected = [...view];
      for (let i = rounds(200, 5000); i > 0; i--) write(api.allocate(8000), i);
      await until(() => isGone, "the storage is collected");
      for (let i = rounds(200, 5000); i > 0; i--) write(api.allocate(8000), i);
      equal([...view], expected);
    },
  },
  {
    name: "the counters add up",
    run(api, { equal, expected }) {
      const { live, ordinary } = api.heapStats();
      const small = api.allocate(5000);
      const large = api.allocate(MIB);
      const there = expected.heap ? live : ordinary;
      const count = (): number => (expected.heap ? api.heapStats().live : api.heapStats().ordinary) - there;
      equal(count(), (expected.heap ? 5056 : 5000) + MIB, "two");
      small.dispose();
      equal(count(), MIB, "one");
      large.expose();
      equal(api.heapStats().ordinary - ordinary, MIB, "exposed");
      if (expected.heap) equal(count(), 0, "moved away");
      large.dispose();
      equal(api.heapStats().ordinary, ordinary, "none");
    },
  },
  {
    name: "configureHeap refuses what cannot be, and refuses everything once the heap is in use",
    run(api, { throws, equal, expected }) {
      const wrong = api.configureHeap as (options: object) => void;
      throws(
        () => wrong({ maxByte: 1 }),
        'TypeError: configureHeap: unknown option; got "maxByte", expected one of initialBytes, maxBytes, shared',
      );
      throws(
        () => wrong({ maxBytes: -1 }),
        "RangeError: configureHeap: maxBytes is out of range; got -1, expected 0 to 4294967296 bytes",
      );
      throws(() => wrong({ maxBytes: Number.NaN }), "RangeError: configureHeap: maxBytes is out of range; got NaN");
      throws(
        () => wrong({ initialBytes: 2e6, maxBytes: 1e6 }),
        "RangeError: configureHeap: initialBytes is out of range; got 2000000, expected 0 to 1000000 bytes",
      );
      if (!expected.shared) {
        throws(
          () => wrong({ shared: true }),
          "TypeError: configureHeap: this platform does not share memory; got shared true, expected false",
        );
      }
      api.configureHeap({ maxBytes: 10 * MIB });
      api.configureHeap({ maxBytes: 20 * MIB, initialBytes: 0 });
      api.allocate(1);
      if (expected.heap) equal(api.heapSpace()?.maxPages, 320);
      throws(
        () => api.configureHeap({}),
        "Error: configureHeap: the heap is already in use; got a call after the first array was made, expected it before",
      );
    },
  },
  {
    name: "sizes that are no whole pages make a heap of those that are within",
    run(api, { equal, expected }) {
      api.configureHeap({ initialBytes: MIB - 1, maxBytes: MIB - 1 });
      api.allocate(8);
      equal(api.heapStats().reserved, expected.heap ? MIB - 65536 : 0);
    },
  },
  {
    name: "to look at the counters, or to adopt what lies outside, is not to use the heap",
    run(api, { equal, expected }) {
      equal(api.heapStats().reserved, 0);
      api.scope(() => api.addressOf(api.adopt(new ArrayBuffer(8))));
      api.configureHeap({ initialBytes: MIB });
      api.allocate(1);
      equal(api.heapStats().reserved, expected.heap ? MIB : 0);
    },
  },
  {
    name: "with maxBytes 0 there is no heap, and all else works",
    run(api, { ok, equal }) {
      api.configureHeap({ maxBytes: 0 });
      equal(api.heapSpace(), null);
      const storage = api.allocate(100);
      write(storage, 1);
      ok(holds(storage, 1), "written");
      equal(api.heapStats(), {
        live: 0,
        reserved: 0,
        slabs: 0,
        ordinary: 65536,
        collections: 0,
        collectionTime: 0,
        fallbacks: 0,
        grows: 0,
      });
    },
  },
  {
    name: "shared bytes lie in a SharedArrayBuffer of their own",
    run(api, { equal, ok, expected }) {
      const storage = api.allocate(48);
      write(storage, 6);
      const address = api.addressOf(storage);
      const can = expected.heap && expected.shared;
      equal(storage.share(), can, "shared");
      if (!can) return;
      equal(storage.memory.buffer.byteLength, 48);
      equal(storage.share(), true, "again");
      ok(holds(storage, 6), "unchanged");
      equal(api.addressOf(storage), address, "address");
      const other = structuredClone(storage.memory.buffer);
      new Uint8Array(other)[3] = 77;
      equal(storage.memory.bytes[3], 77, "one memory");
    },
  },
  {
    name: "random steps never let two storages overlap or a byte change",
    run: (api, tools) => steps(api, tools, 1, tools.rounds(1500, 20_000)),
  },
];
