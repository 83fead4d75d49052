import { readFileSync } from "node:fs";
import type { DTypeName } from "@strided/buffer";
import { broadcastTo, fromTypedArray, type NDArray, ones, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { arrayInterface, byteBounds } from "../src/index.ts";

/** Address within the owner, read-only, shape, strides, type string, both bounds within the owner. */
type Described = [number, boolean, number[], number[] | null, string, [number, number]];
const recorded: Record<DTypeName, Record<string, Described>> = JSON.parse(
  readFileSync(new URL("goldens/interfaces.json", import.meta.url), "utf8"),
);

const VIEWS: Readonly<Record<string, (a: NDArray) => NDArray>> = {
  "the array itself": (a) => a,
  "one row": (a) => a.slice(1),
  "one column": (a) => a.slice(":, 2"),
  transposed: (a) => a.T,
  "reversed along both axes": (a) => a.slice("::-1, ::-1"),
  "a step of two": (a) => a.slice("::2, 1::2"),
  "a stretch of rows": (a) => a.slice("1:3"),
  "one element": (a) => a.slice("3, 5:"),
  "a new axis": (a) => a.slice(null, ":", null, 0),
  "zero dimensions": (a) => a.slice(2, 3),
  "broadcast along a new axis": (a) => broadcastTo(a.slice(0), [3, 6]),
  "no elements": (a) => a.slice("4:"),
};

describe.each(Object.keys(recorded) as DTypeName[])("arrayInterface and byteBounds of %s", (name) => {
  test("know the views that NumPy was asked about", () => {
    expect(Object.keys(VIEWS)).toEqual(Object.keys(recorded[name]));
  });

  test.each(Object.keys(VIEWS))("%s: NumPy's address, strides, type and bounds", (view) => {
    const owner = zeros([4, 6], { dtype: name }) as unknown as NDArray;
    const a = VIEWS[view](owner);
    const start = arrayInterface(owner).data[0];
    const { data, shape, strides, typestr, version } = arrayInterface(a);
    const bounds = byteBounds(a).map((bound) => bound - start);
    expect([data[0] - start, data[1], shape, strides, typestr, bounds]).toEqual(recorded[name][view]);
    expect(version).toBe(3);
  });
});

describe("an address", () => {
  test("is a multiple of the dtype's alignment for every new array", () => {
    for (let n = 1; n < 40; n++) expect(arrayInterface(zeros(n, { dtype: "complex128" })).data[0] % 16).toBe(0);
  });

  test("belongs to one array only while both are alive", () => {
    const arrays = Array.from({ length: 200 }, (_, n) => ones(n % 7, { dtype: "int16" }) as unknown as NDArray);
    const ranges = arrays
      .filter((a) => a.size > 0)
      .map(byteBounds)
      .sort((p, q) => p[0] - q[0]);
    for (let i = 1; i < ranges.length; i++) expect(ranges[i][0]).toBeGreaterThanOrEqual(ranges[i - 1][1]);
  });

  test("stays while the array is written, read, and its memory exposed", () => {
    const a = zeros([3, 3]);
    const before = arrayInterface(a).data[0];
    a.set(1, 1, 5);
    a.data[0] = 2;
    zeros(100000);
    expect(arrayInterface(a).data[0]).toBe(before);
    expect(arrayInterface(a.slice(1, 1)).data[0]).toBe(before + 32);
  });

  test("is the same for two arrays over the same bytes", () => {
    const numbers = new Int32Array(4);
    const [p, q] = [fromTypedArray(numbers), fromTypedArray(numbers.subarray(1))];
    expect(arrayInterface(q).data[0] - arrayInterface(p).data[0]).toBe(4);
  });
});
