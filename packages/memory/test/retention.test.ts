/** retention: bytes used against bytes kept alive, and from when on a copy is advised. */
import { broadcastTo, fromTypedArray, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { format, retention } from "../src/index.ts";

const frames = zeros([100, 64, 64], { dtype: "uint8" });

describe("bytes", () => {
  test.each([
    ["an owner", () => frames, 409_600, 409_600],
    ["one frame", () => frames.slice(3), 4096, 409_600],
    ["every second pixel", () => frames.slice(3, "::2", "::2"), 1024, 409_600],
    ["a repeated row, counted once", () => broadcastTo(frames.slice(0, 0), [50, 64]), 64, 409_600],
    ["no elements", () => frames.slice("100:"), 0, 409_600],
    ["a part of somebody's ArrayBuffer", () => fromTypedArray(new Float64Array(1000).subarray(10, 12)), 16, 8000],
  ])("%s", (_, make, used, kept) => {
    const found = retention(make());
    expect([found.used, found.kept]).toEqual([used, kept]);
    expect(found.ratio).toBe(used === 0 ? null : kept / used);
  });
});

describe("advice", () => {
  test("above a ratio", () => {
    expect(retention(frames.slice(":25")).advice).toBeNull();
    expect(retention(frames.slice(":24")).advice).toBe(
      "copy() and drop the rest: 98,304 B are used, 409,600 B are kept alive, 4.17 times as many",
    );
    expect(retention(frames.slice(":24"), { ratio: 5 }).advice).toBeNull();
    expect(retention(frames.slice(":99"), { ratio: 1 }).advice).not.toBeNull();
  });

  test("for an array without elements", () => {
    expect(retention(frames.slice("100:")).advice).toBe("drop the array: it has no elements and keeps 409,600 B alive");
  });

  test("not for small memory", () => {
    expect(retention(zeros(400).slice(0)).advice).toBeNull();
  });

  test("a copy follows it", () => {
    expect(retention(frames.slice(3).copy())).toEqual({
      kind: "retention",
      used: 4096,
      kept: 4096,
      ratio: 1,
      advice: null,
    });
  });
});

test("as text", () => {
  expect(format(retention(frames.slice(3)))).toBe(
    "uses 4,096 B of the 409,600 B that it keeps alive\n  advice: copy() and drop the rest: 4,096 B are used, 409,600 B are kept alive, 100 times as many",
  );
  expect(format(retention(frames))).toBe("uses 409,600 B of the 409,600 B that it keeps alive");
});

test("the ratio is checked", () => {
  for (const ratio of [0, Number.NaN]) {
    expect(() => retention(frames, { ratio })).toThrow(
      `retention: invalid value for ratio; got ${ratio}, expected a number from 1 on`,
    );
  }
});
