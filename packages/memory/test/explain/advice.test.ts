import { float64 } from "@strided/buffer";
import { arange } from "@strided/ndarray";
import { expect, test } from "vitest";
import { explain } from "../../src/index.ts";

const a = arange(6).reshape([2, 3]);
const again = "copy: false gives the array itself, as nothing has to change";

test("astype: its own dtype, by name or as the row, needs no copy", () => {
  expect(explain("astype", a, "float64").advice).toBe(again);
  expect(explain("astype", a, float64).advice).toBe(again);
  expect(explain("astype", a, "float64", { copy: true }).advice).toBe(again);
  expect(explain("astype", a, "float32").advice).toBeNull();
});

test("reshape and ravel: what gives a view is said, and does", () => {
  expect(explain("reshape", a.T, [6]).advice).toMatch(/^order "F" gives a view/);
  expect(a.T.reshape([6], { order: "F" }).base).toBe(a.base);
  expect(explain("ravel", a.T).advice).toMatch(/^order "K" gives a view/);
  expect(a.T.ravel({ order: "K" }).base).toBe(a.base);
  expect(explain("ravel", a.slice(":, ::2")).advice).toMatch(/^ravel before slicing or transposing/);
  expect(explain("reshape", a, [6]).advice).toBeNull();
});

test("getitem: equally spaced indices are a slice; others have lost their tie", () => {
  expect(explain("getitem", a, [0, 1]).advice).toBe('slice("0:2") selects the same elements as a view');
  expect(explain("getitem", a, null, [1, 0]).advice).toMatch(/^slice\(null, /);
  expect(explain("getitem", a, [0, 0]).advice).toMatch(/^to write to these elements use setitem: .* shape \(2,3\)$/);
});

test("asarray and ascontiguousarray: once, and only where an order is needed", () => {
  expect(explain("asarray", a, { dtype: "int32" }).advice).toMatch(/^convert once/);
  expect(explain("asarray", a, { order: "F" }).advice).toMatch(/^leave out the order/);
  expect(explain("ascontiguousarray", a.T).advice).toMatch(/from the second pass on$/);
});
