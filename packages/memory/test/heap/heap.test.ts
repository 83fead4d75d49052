/** heap and diffHeap: what is alive is listed with what holds it, what nobody holds is not. */
import { arange, fromTypedArray, type NDArray, zeros } from "@strided/ndarray";
import { afterEach, describe, expect, test } from "vitest";
import { diffHeap, format, heap } from "../../src/index.ts";

afterEach(() => {
  heap({ watch: false });
});

describe("heap", () => {
  test("lists storages by size, with what views them and where they were asked for", () => {
    heap();
    const small = zeros(10, { dtype: "uint8" });
    const large = zeros([20, 10]);
    const views = [large.T, large.slice("1:3")];
    const { storages, count, bytes, kind } = heap();
    expect([kind, count, bytes]).toEqual(["heap", 2, 1610]);
    expect(storages.map((one) => [one.bytes, one.fn, one.kind])).toEqual([
      [1600, "zeros", "heap"],
      [10, "zeros", "heap"],
    ]);
    expect(storages[0].views).toEqual([
      { dtype: "float64", shape: [20, 10], isOwner: true },
      { dtype: "float64", shape: [10, 20], isOwner: false },
      { dtype: "float64", shape: [2, 10], isOwner: false },
    ]);
    expect(storages[0].line).toMatch(/heap\.test\.ts:\d+:\d+$/);
    expect([small.size, views.length]).toEqual([10, 2]);
  });

  test("does not list what nobody holds, nor keep it alive", () => {
    heap();
    for (let k = 0; k < 5; k++) zeros(1000 + k).slice("1:");
    const found = heap();
    expect(found.isCollected).toBe(true);
    expect(found.storages).toEqual([]);
  });

  test("nor what was given back", () => {
    heap();
    const a = zeros(1000);
    expect(heap().count).toBe(1);
    a[Symbol.dispose]();
    expect(heap().count).toBe(0);
    expect(a.size).toBe(1000);
  });

  test("lists memory from outside, and storages that are older when a view of them is made", () => {
    const older = arange(100);
    heap();
    const outside = fromTypedArray(new Float32Array(50));
    const view = older.slice("::2");
    expect(heap().storages.map((one) => [one.bytes, one.fn, one.kind, one.views.length])).toEqual([
      [800, null, "heap", 1],
      [200, "adopt", "ArrayBuffer", 1],
    ]);
    expect([outside.size, view.size]).toEqual([50, 50]);
  });

  test("forgets everything when it ends", () => {
    heap();
    const a = zeros(100);
    heap({ watch: false });
    expect(heap().count).toBe(0);
    expect(a.size).toBe(100);
  });

  test("leaves out dead arrays and storages, however many there were", () => {
    heap();
    const a = zeros(10);
    for (let k = 0; k < 5000; k++) a.slice("1:");
    for (let k = 0; k < 5000; k++) zeros(1);
    const { storages } = heap();
    expect(storages.map(({ bytes, views }) => [bytes, views.length])).toEqual([[80, 1]]);
    expect(a.size).toBe(10);
  });

  test("options are checked", () => {
    expect(() => heap({ gc: true } as object)).toThrow(
      'heap: unknown option; got "gc", expected one of watch, collect',
    );
  });
});

describe("diffHeap", () => {
  test("finds the line of a leak", () => {
    const cache: NDArray[] = [];
    const work = (keeps: boolean): void => {
      const a = zeros(1000);
      if (keeps) cache.push(a.slice(":2"));
    };
    const before = heap();
    for (let k = 0; k < 10; k++) work(k % 2 === 0);
    const diff = diffHeap(before, heap());
    expect([diff.added.length, diff.freed.length, diff.bytes]).toEqual([5, 0, 40_000]);
    expect(diff.growth).toEqual([
      { fn: "zeros", line: expect.stringMatching(/heap\.test\.ts:\d+:\d+$/), count: 5, bytes: 40_000 },
    ]);
    // The view keeps its base.
    expect(diff.added[0].views.map(({ shape, isOwner }) => [shape, isOwner])).toEqual([
      [[1000], true],
      [[2], false],
    ]);
    expect(cache).toHaveLength(5);
  });

  test("says what went", () => {
    heap();
    let a: NDArray | null = zeros(100);
    const before = heap();
    expect([before.count, a.size]).toEqual([1, 100]);
    a[Symbol.dispose]();
    a = null;
    const diff = diffHeap(before, heap());
    expect([diff.added.length, diff.freed.length, diff.bytes]).toEqual([0, 1, -800]);
  });
});

test("as text", () => {
  const before = heap();
  const a = zeros([10, 10]);
  const b = a.T;
  const after = heap();
  const line = after.storages[0].line ?? "";
  expect(format(after).replace(line, "LINE")).toBe(`1 storage, 800 B alive
  bytes  memory  held by                     function  line
  800 B  heap    float64 (10,10) and 1 more  zeros     LINE`);
  expect(format(diffHeap(before, after)).replace(line, "LINE")).toBe(`1 storage more, 0 less: 800 B came, 0 B went
  bytes  count      function  line
  800 B  1 storage  zeros     LINE`);
  expect(b.size).toBe(100);
});
