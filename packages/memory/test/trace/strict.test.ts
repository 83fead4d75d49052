/** strict: the first copy that nobody asked for is an error, and nothing has been made or written by then. */
import { heapStats } from "@strided/buffer";
import { arange, array, asarray, getitem, isStridedError, setitem, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { HiddenCopyError, strict, trace } from "../../src/index.ts";

const a = arange(12).reshape([3, 4]);

/** The error of a call. */
function refused(call: () => unknown): HiddenCopyError {
  try {
    strict(call);
  } catch (error) {
    if (error instanceof HiddenCopyError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("refuses", () => {
  test.each([
    ["reshape for want of a view", () => a.T.reshape([12]), "copy", "reshape", 96],
    ["ravel for want of a view", () => a.slice(":, ::2").ravel(), "copy", "ravel", 48],
    ["a conversion by asarray", () => asarray(a, { dtype: "float32" }), "cast", "asarray", 48],
    ["another order by asarray", () => asarray(a, { order: "F" }), "copy", "asarray", 96],
    ["a value that overlaps what it is assigned to", () => a.slice("1:").assign(a.slice(":-1")), "guard", "assign", 64],
    [
      "a value in another dtype at picked places",
      () => setitem(a, [[0, 1]], array([1, 2, 3, 4], { dtype: "int16" })),
      "cast",
      "setitem",
      32,
    ],
  ] as const)("%s", (_, call, purpose, fn, bytes) => {
    const before = a.toNested();
    const { live } = heapStats();
    const error = refused(call);
    expect(error).toMatchObject({ name: "HiddenCopyError", purpose, fn, bytes });
    expect(error.line).toMatch(/strict\.test\.ts:\d+:\d+$/);
    expect(isStridedError(error)).toBe(true);
    expect(a.toNested()).toEqual(before);
    // At most the small value that the call itself made.
    expect(heapStats().live - live).toBeLessThan(64);
  });

  test("in words", () => {
    expect(refused(() => a.slice("1:").assign(a.slice(":-1"))).message).toBe(
      "assign: a copy because of overlap of 64 B where none is allowed; the value is read while the array is written, and element [1, 0] of the one and [0, 0] of the other share a byte",
    );
    expect(refused(() => asarray(a, { dtype: "float32" })).message).toMatch(
      /^asarray: a converted copy of 48 B where none is allowed; /,
    );
  });
});

describe("lets pass", () => {
  test.each([
    ["views", () => [a.T, a.slice("1:"), a.reshape([12]), a.ravel()]],
    ["copies that are asked for", () => [a.copy(), a.T.flatten(), a.astype("int16"), array(a)]],
    ["a copy by reshape that is asked for", () => a.reshape([12], { copy: true })],
    ["new arrays", () => zeros(100)],
    ["indices, which always copy", () => getitem(a, [0, 2])],
    ["lists on their way in", () => zeros(3).assign([1, 2, 3])],
  ])("%s", (_, call) => {
    expect(() => strict<unknown>(call)).not.toThrow();
  });

  test("what comes after it", () => {
    expect(() => strict(() => a.T.reshape([12]))).toThrow(HiddenCopyError);
    expect(a.T.reshape([12]).size).toBe(12);
  });

  test("what is traced inside", () => {
    const { result, total } = strict(() => trace(() => a.copy()));
    expect([result.size, total.bytes]).toEqual([12, 96]);
  });
});

test("gives back what the function returns, throws what it throws, refuses promises", () => {
  expect(strict(() => 7)).toBe(7);
  expect(() => strict(() => a.reshape([5]))).toThrow("cannot reshape array of size 12 into shape (5,)");
  expect(() => strict(async () => 1)).toThrow(
    new TypeError("strict: the function has not ended when it returns; got a promise, expected arrays or other values"),
  );
});
