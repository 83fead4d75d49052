/** The matchers: what they let pass, what they refuse, and in which words. */
import { type MemoryMatchers, matchers } from "@strided/memory/vitest";
import { arange, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends MemoryMatchers<R> {}
}
expect.extend(matchers);

const a = arange(12).reshape([3, 4]);

/** The message of a matcher that fails. */
function failure(claim: () => void): string {
  try {
    claim();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the matcher let it pass");
}

test("toBeViewOf", () => {
  expect(a.T.slice(0)).toBeViewOf(a);
  expect(a.slice("3:")).toBeViewOf(a);
  expect(a.copy()).not.toBeViewOf(a);
  expect(failure(() => expect(a.copy()).toBeViewOf(a))).toBe(
    "expected the array to be a view of the given one; the array of float64 with shape (3,4) owns its memory",
  );
  expect(failure(() => expect(zeros(3).slice("1:")).toBeViewOf(a))).toBe(
    "expected the array to be a view of the given one; the array of float64 with shape (2,) is a view of other memory",
  );
  expect(failure(() => expect(a.slice(0)).toBeViewOf(a.slice(1)))).toBe(
    "expected the array to be a view of the given one; it lies in the same buffer, but the array of float64 with shape (4,) and the array of float64 with shape (4,) have no byte in common",
  );
  expect(failure(() => expect(a.T).not.toBeViewOf(a))).toBe(
    "expected the array not to be a view of the given one, and it does",
  );
});

test("toShareMemoryWith", () => {
  expect(a.slice(":, ::2")).toShareMemoryWith(a.slice(":, ::3"));
  expect(a.slice(":, ::2")).not.toShareMemoryWith(a.slice(":, 1::2"));
});

test("toMakeNoCopy", () => {
  expect(() => a.slice("1:").reshape([8])).toMakeNoCopy();
  expect(() => zeros(100)).toMakeNoCopy();
  expect(() => a.T.reshape([12])).not.toMakeNoCopy();
  expect(failure(() => expect(() => a.T.reshape([12])).toMakeNoCopy())).toMatch(
    /^expected the function to copy nothing; reshape copied 96 B; merging axes 0 and 1 needs .* \(.*vitest\.test\.ts:\d+:\d+\)$/,
  );
});

test("toAllocateAtMost", () => {
  expect(() => zeros(1000)).toAllocateAtMost("8 KB");
  expect(() => zeros(1000)).toAllocateAtMost(8000);
  expect(() => a.T).toAllocateAtMost(0);
  expect(() => zeros(1001)).not.toAllocateAtMost("8 KB");
  const text = failure(() => expect(() => zeros(1001)).toAllocateAtMost("8 KB"));
  expect(text).toMatch(
    /^expected the function to allocate at most 8 KB; it allocated 8,008 B, 8 B more\n\n1 allocation, /,
  );
});

describe("what is no array, and no function", () => {
  test.each([
    ["toBeViewOf", () => expect([1]).toBeViewOf(a), "toBeViewOf: not an array; got object, expected an NDArray"],
    [
      "toMakeNoCopy",
      () => expect(a).toMakeNoCopy(),
      "toMakeNoCopy: not a function; got object, expected a function to run",
    ],
    [
      "toAllocateAtMost",
      () => expect(() => 1).toAllocateAtMost("many"),
      /^toAllocateAtMost: not a number of bytes; got "many"/,
    ],
  ])("%s", (_, claim, message) => {
    expect(claim).toThrow(message);
  });
});
