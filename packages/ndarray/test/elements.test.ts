/** One element at a time: where `get` and `set` find it, what they refuse, what they write. */
import { CastingError, DTYPES, type DType, type Scalar } from "@strided/buffer";
import { describe, expect, test } from "vitest";
import { arange, array, type NDArray, zeros } from "../src/index.ts";

/** Arrays of up to five axes, as they are made and as views: steps, backwards, transposed, an axis left out. */
const ARRAYS: readonly NDArray[] = [
  arange(1).reshape([]),
  arange(5),
  arange(10).slice("1::3"),
  arange(6).slice("::-1"),
  arange(6).reshape([2, 3]),
  arange(24).reshape([4, 6]).slice("::2, 1::2").T,
  arange(24).reshape([2, 3, 4]),
  arange(24).reshape([2, 3, 4]).slice(1),
  arange(24).reshape([2, 3, 4]).T.slice("::-1"),
  arange(24).reshape([1, 2, 3, 4]),
  arange(24).reshape([2, 1, 3, 2, 2]),
] as readonly NDArray[];

function* indices(shape: readonly number[], from = 0): Generator<number[]> {
  if (from === shape.length) yield [];
  else for (let i = 0; i < shape[from]; i++) for (const rest of indices(shape, from + 1)) yield [i, ...rest];
}

const nested = (list: unknown, index: readonly number[]): unknown =>
  index.reduce((inner, i) => (inner as unknown[])[i], list);

describe.each(ARRAYS.map((a) => [a.shape.join("x"), a] as const))("an array of %s", (_, a) => {
  test("every index, counted from either end, names its element", () => {
    const list = a.toNested();
    for (const index of indices(a.shape)) {
      const fromEnd = index.map((i, k) => i - a.shape[k]);
      expect(a.get(...index)).toBe(nested(list, index));
      expect(a.get(...fromEnd)).toBe(nested(list, index));
      if (index.length > 1) expect(a.get(fromEnd[0], ...index.slice(1))).toBe(nested(list, index));
    }
  });

  test("what is set at an index is read there and nowhere else", () => {
    const b = a.copy({ order: "K" });
    for (const index of indices(a.shape)) {
      b.set(...index, -1.5);
      expect(b.get(...index)).toBe(-1.5);
      b.set(...index.map((i, k) => i - a.shape[k]), a.get(...index) as number);
    }
    expect(b.toNested()).toEqual(a.toNested());
  });

  test("another number of indices is refused", () => {
    for (let count = 0; count < 7; count++) {
      if (count === a.ndim) continue;
      const index = new Array<number>(count).fill(0);
      const what = `${count > a.ndim ? "too many indices for array" : "too few indices for one element"}: array is ${a.ndim}-dimensional, but ${count} were indexed`;
      expect(() => a.get(...index)).toThrow(`get: ${what}`);
      expect(() => a.set(...index, 1)).toThrow(`set: ${what}`);
    }
  });

  test("an index outside of its axis, or that is no whole number, is refused by name", () => {
    for (let axis = 0; axis < a.ndim; axis++) {
      for (const bad of [a.shape[axis], -a.shape[axis] - 1, 2 ** 32, -(2 ** 32), 0.5, -0.5, Number.NaN]) {
        const index = new Array<number>(a.ndim).fill(0);
        index[axis] = bad;
        const what = Number.isInteger(bad)
          ? `index ${bad} is out of bounds for axis ${axis} with size ${a.shape[axis]}`
          : `an index must be a whole number; got ${bad} for axis ${axis}`;
        const before = a.toNested();
        expect(() => a.get(...index)).toThrow(`get: ${what}`);
        expect(() => a.set(...index, 7)).toThrow(`set: ${what}`);
        expect(a.toNested()).toEqual(before);
      }
    }
  });
});

test("an index of -0 is 0", () => {
  expect(arange(3).get(-0)).toBe(0);
  expect(arange(6).reshape([2, 3]).get(-0, 1)).toBe(1);
});

const VALUES: readonly unknown[] = [
  0,
  -0,
  1,
  -1,
  1.75,
  127,
  128,
  -129,
  255,
  256,
  65504,
  65536,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  false,
  0n,
  5n,
  -7n,
  2n ** 63n,
  { re: 1, im: -2 },
  "1",
  null,
  undefined,
  [1],
];

describe.each(Object.values(DTYPES) as DType[])("$name", (dtype) => {
  test.each([[[3]], [[2, 2]], [[1, 1, 2]], [[1, 1, 1, 2]]])("of shape %j takes what its coercion takes", (shape) => {
    const a = zeros(shape, { dtype });
    const b = zeros([1], { dtype });
    const last = shape.map((length) => length - 1);
    for (const value of VALUES) {
      const before = a.toTypedArray();
      let expected: unknown;
      try {
        expected = dtype.coerce(value, "set");
      } catch (error) {
        expect(error).toBeInstanceOf(CastingError);
        expect(() => a.set(...last, value as Scalar)).toThrow((error as Error).message);
        expect(a.toTypedArray()).toEqual(before);
        continue;
      }
      dtype.set(b.storage.memory.view, b.storage.address, expected as never);
      a.set(...last, value as Scalar);
      expect(a.get(...last)).toEqual(b.get(0));
    }
  });
});

test("elements of a storage that has moved or gone are looked for where it is", () => {
  const a = arange(6).reshape([2, 3]);
  const row = a.slice(":1");
  expect(a.data).toHaveLength(6);
  a.set(1, 2, 50);
  expect([a.get(1, 2), row.get(0, 2)]).toEqual([50, 2]);
  a[Symbol.dispose]();
  expect(() => row.get(0, 2)).toThrow("dispose: the array has no memory any more");
  expect(() => row.set(0, 2, 1)).toThrow("dispose: the array has no memory any more");
});

test("an index that is no number is refused, undefined too", () => {
  for (const a of [arange(3), arange(6).reshape([2, 3])] as readonly NDArray[]) {
    const rest = a.ndim === 1 ? [] : [0];
    for (const wrong of [undefined, null, "1", true, 1n] as unknown as number[]) {
      expect(() => a.get(...rest, wrong)).toThrow(`get: an index must be a whole number; got ${wrong} for axis`);
      expect(() => a.set(...rest, wrong, 1)).toThrow(`set: an index must be a whole number; got ${wrong} for axis`);
    }
  }
  expect(arange(3).toNested()).toEqual([0, 1, 2]);
});

test("lists of numbers, truth values and bigints side by side become floats", () => {
  expect(array([1.5, true, 2n] as unknown as number[]).toNested()).toEqual([1.5, 1, 2]);
  expect(
    array([
      [1.5, 2n],
      [false, 3n],
    ] as unknown as number[][]).toNested(),
  ).toEqual([
    [1.5, 2],
    [0, 3],
  ]);
  expect(() => array([1.5, 10n ** 400n] as unknown as number[])).toThrow(
    "array: a bigint of 1329 bits is out of bounds",
  );
});
