/** Whoever prints or compares an object that holds an array does not walk the memory in which the array lies. */
import { inspect } from "node:util";
import { arange, array, zeros } from "@strided/ndarray";
import { expect, test } from "vitest";

test("an array inside something that is printed without its own text takes a few lines", () => {
  const text = inspect({ held: zeros(1000) }, { customInspect: false, depth: 10 });
  expect(text.length).toBeLessThan(4000);
  expect(text).toContain("Storage");
});

test("the memory of an array has no fields that a comparison would enter", () => {
  expect(Object.keys(arange(3).storage.memory)).toEqual([]);
  expect(Object.keys(array([1]).storage.memory)).toEqual([]);
});
