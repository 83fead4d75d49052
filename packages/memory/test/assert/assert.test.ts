/** assertView, assertShares, assertNoCopy: beside their examples, every way to copy that counts as one. */
import { arange, array, asarray, concat, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { assertNoCopy, assertShares, assertView } from "../../src/index.ts";

const a = arange(12).reshape([3, 4]);

test("an owner is no view, not even of itself", () => {
  const owner = zeros(3);
  expect(() => assertView(owner, owner)).toThrow(
    "assertView: expected a view; the array of float64 with shape (3,) owns its memory",
  );
  expect(() => assertView(owner.slice("1:"), owner)).not.toThrow();
});

test("an array without elements is a view of whatever its memory is", () => {
  expect(() => assertView(a.slice("3:"), a)).not.toThrow();
  expect(() => assertShares(a.slice("3:"), a)).toThrow("assertShares: expected shared memory");
});

describe("copies", () => {
  test.each([
    ["reshape", () => a.T.reshape([12])],
    ["ravel", () => a.T.ravel()],
    ["copy", () => a.copy()],
    ["flatten", () => a.flatten()],
    ["astype", () => a.astype("float32")],
    ["asarray", () => asarray(a, { dtype: "int32" })],
    ["array", () => array(a)],
    ["vindex", () => a.vindex([0, 2])],
    ["oindex", () => a.oindex([0, 2])],
    ["assign", () => a.slice("1:").assign(a.slice(":-1"))],
  ])("%s is one", (fn, call) => {
    expect(() => assertNoCopy<unknown>(call)).toThrow(
      new RegExp(`^assertNoCopy: expected no copy; ${fn} copied \\d+ B`),
    );
  });

  test("views, new arrays and what is computed are none", () => {
    const result = assertNoCopy(() => [a.T, a.ravel(), zeros(5), concat([a, a])]);
    expect(result).toHaveLength(4);
    expect(assertNoCopy(() => 7)).toBe(7);
  });
});
