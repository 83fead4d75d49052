import { expect, test } from "vitest";
import { AxisError, createLayout, IndexError, ShapeError, sliceLayout } from "../src/index.ts";

const BRAND = Symbol.for("strided.error");

test.each([
  ["ShapeError", new ShapeError("f: wrong", { shape: [2], got: 3 }), { shape: [2], got: 3 }],
  ["AxisError", new AxisError("f: wrong", { axis: 2, ndim: 1 }), { axis: 2, ndim: 1 }],
  ["IndexError", new IndexError("f: wrong", { index: 5, axis: 0, size: 3 }), { index: 5, axis: 0, size: 3 }],
])("%s has a name, a brand and its facts as fields", (name, error, facts) => {
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe(name);
  expect(error.message).toBe("f: wrong");
  expect((error as unknown as Record<symbol, unknown>)[BRAND]).toBe(name);
  expect(error).toMatchObject(facts);
  expect(Object.keys(error).sort()).toEqual([...Object.keys(facts), "name"].sort());
});

test("an error thrown by a function carries the facts of its text", () => {
  expect(() => sliceLayout(createLayout([3]), [5], "get")).toThrow(
    expect.objectContaining({
      message: "get: index 5 is out of bounds for axis 0 with size 3",
      index: 5,
      axis: 0,
      size: 3,
    }),
  );
});
