/** Folds along one of two axes, and of all elements: the short way gives what the long way gives. */
import type { DTypeName } from "@strided/buffer";
import { array, full, type NDArray } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { add, bitwiseOr, gcd, hypot, logaddexp, logicalAnd, maximum, minimum, multiply } from "../src/index.ts";

type Foldable = Pick<typeof add, "reduce" | "name">;
const FLOATS: readonly DTypeName[] = ["float64", "float32", "float16"];
const INTEGERS: readonly DTypeName[] = ["int64", "int32", "uint8", "bool"];
const TABLE: readonly (readonly [Foldable, readonly DTypeName[]])[] = [
  [add, [...FLOATS, ...INTEGERS]],
  [multiply, [...FLOATS, ...INTEGERS]],
  [maximum, [...FLOATS, ...INTEGERS]],
  [minimum, [...FLOATS, ...INTEGERS]],
  [logicalAnd, ["float64", "bool"]],
  [bitwiseOr, INTEGERS],
  [gcd, ["int64", "uint8"]],
  [hypot, FLOATS],
  [logaddexp, FLOATS],
] as const;
const SHAPES = [
  [1, 1500],
  [2, 700],
  [8, 200],
  [9, 200],
  [37, 41],
  [600, 3],
  [5000, 1],
  [9, 50, 7],
  [300, 2, 3],
] as const;

/** A few elements of each sign, zeros and NaN among the floats. */
function filled(shape: readonly number[], dtype: DTypeName): NDArray {
  const n = shape.reduce((product, length) => product * length, 1);
  const isFloat = FLOATS.includes(dtype);
  const values = Array.from({ length: n }, (_, k) => {
    const small = (k * 7919 + (k >> 3)) % 5;
    if (!isFloat) return dtype === "bool" ? small > 0 : small;
    return k % 997 === 996 ? Number.NaN : small === 4 ? -0 : (small - 2) / 2;
  });
  return array(values as number[], { dtype }).reshape([...shape]) as unknown as NDArray;
}

const VIEWS: Readonly<Record<string, (a: NDArray) => NDArray>> = {
  C: (a) => a,
  F: (a) => a.T,
  backwards: (a) => a.slice("::-1, ::-1"),
  "rows backwards": (a) => a.slice("::-1"),
  "every second row": (a) => a.slice("::2"),
};

/** What rounds at every step depends on the order, in which few elements are taken otherwise than many. */
const rounded = (value: unknown): unknown =>
  typeof value === "number" && value !== 0 ? Number(value.toPrecision(4)) : value;

const listOf = (a: NDArray): unknown[] => (a.ravel().toNested() as unknown[]).map(rounded);

describe.each(TABLE.map(([ufunc, dtypes]) => ({ name: ufunc.name, ufunc, dtypes })))("$name", ({ ufunc, dtypes }) => {
  test.each(dtypes)("%s", (dtype) => {
    for (const shape of SHAPES) {
      for (const [name, view] of Object.entries(VIEWS)) {
        const a = view(filled(shape, dtype));
        for (const axis of [...a.shape.keys(), null]) {
          const note = `${name} ${shape} axis ${axis}`;
          const kept = ufunc.reduce(a, { axis, keepdims: true }) as NDArray;
          // A dtype that was asked for is looked at on the long way only.
          const long = ufunc.reduce(a, { axis, keepdims: true, dtype: kept.dtype.name }) as NDArray;
          const expected = listOf(long);
          expect([kept.shape, kept.strides, listOf(kept)], note).toEqual([long.shape, long.strides, expected]);
          const short = ufunc.reduce(a, { axis });
          if (axis === null) {
            expect([rounded(short)], note).toEqual(expected);
            continue;
          }
          const left = a.shape.filter((_, k) => k !== axis);
          expect([(short as NDArray).shape, listOf(short as NDArray)], note).toEqual([left, expected]);
          const out = full(left, 7, { dtype: long.dtype.name }) as unknown as NDArray;
          expect(ufunc.reduce(a, { axis, out })).toBe(out);
          expect(listOf(out), `${note}, out`).toEqual(expected);
        }
      }
    }
  });
});

test("an out that is a row of the array, of another dtype, shape or stride", () => {
  const a = (): NDArray => filled([50, 40], "float64");
  const total = add.reduce(a()) as NDArray;
  const [own, other] = [a(), a()];
  expect(add.reduce(own, { out: own.slice("3") as NDArray }).toString()).toBe(total.toString());
  expect(own.slice("3").toString()).toBe(total.toString());
  expect(own.slice("4").toString()).toBe(other.slice("4").toString());
  const wide = full([40, 2], 7) as unknown as NDArray;
  add.reduce(a(), { out: wide.slice(":, 1") as NDArray });
  expect(wide.slice(":, 1").toString()).toBe(total.toString());
  expect(wide.slice(":, 0").toNested()).toEqual(new Array(40).fill(7));
  const single = full([40], 7, { dtype: "float32" }) as unknown as NDArray;
  expect(() => add.reduce(a(), { out: full([39], 7) as unknown as NDArray })).toThrow("add: ");
  expect(add.reduce(a(), { out: single }).dtype.name).toBe("float32");
});
