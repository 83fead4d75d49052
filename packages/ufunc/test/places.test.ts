import { arange, array, type NDArray, zeros } from "@strided/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argmax, argmin } from "../src/index.ts";
import { dtypeOf } from "./elements.ts";
import { LETTERS } from "./goldens/load.ts";

const ORDERED = [...LETTERS].filter((letter) => dtypeOf(letter).lanes === 1);

type Comparable = number | bigint | boolean;

/** The first NaN, or the first of the best elements. */
function firstPlace(values: readonly Comparable[], isBetter: (x: Comparable, y: Comparable) => boolean): number {
  const nan = values.findIndex((x) => Number.isNaN(x));
  if (nan >= 0) return nan;
  return values.reduce((best: number, x, k) => (isBetter(x, values[best]) ? k : best), 0);
}

/** Few values, so that most extrema stand in several places. */
function filled(letter: string, size: number, draw: () => number): NDArray {
  const a = zeros([size], { dtype: dtypeOf(letter) }) as unknown as NDArray;
  const { kind } = a.dtype;
  for (let k = 0; k < size; k++) {
    const x = draw() - (kind === "u" || kind === "b" ? 0 : 3);
    const value = kind === "b" ? x > 3 : a.dtype.char === "q" || a.dtype.char === "Q" ? BigInt(x) : x;
    a.set(k, value as never);
  }
  return a;
}

const sizes = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(1023, 1024, 1025, 2048, 3000, 5000));
const views = fc.constantFrom("::", "::2", "::-1", "1::3");

describe.each(ORDERED)("places of extrema in %s", (letter) => {
  test("are those of a plain loop, however many elements there are and however they lie", () => {
    fc.assert(
      fc.property(sizes, views, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (size, view, seed) => {
        let state = seed;
        const a = filled(letter, size + 1, () => {
          state = (Math.imul(state, 1103515245) + 12345) >>> 0;
          return (state >>> 16) % 7;
        }).slice(view) as NDArray;
        const values = a.toNested() as Comparable[];
        expect(argmax(a)).toBe(firstPlace(values, (x, y) => x > y));
        expect(argmin(a)).toBe(firstPlace(values, (x, y) => x < y));
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(["e", "f", "d"])("floats of dtype %s", (letter) => {
  test.each([100, 1024, 1500, 5000])("%i elements: NaN is the first to be found", (size) => {
    for (const places of [[0], [size - 1], [3, 70], [size >> 1, size - 2], [40, size - 40]]) {
      for (const step of [1, 2]) {
        const line = arange(size * step, { dtype: dtypeOf(letter) }) as unknown as NDArray;
        const a = line.slice(`::${step}`) as NDArray;
        for (const place of places) a.set(place, Number.NaN);
        expect([argmax(a), argmin(a)]).toEqual([places[0], places[0]]);
      }
    }
  });

  test("zeros of both signs are equal, infinities are numbers", () => {
    const zerosOf = (first: number, second: number): NDArray =>
      array(
        Array.from({ length: 4000 }, (_, k) => (k < 1500 ? first : second)),
        { dtype: dtypeOf(letter) },
      ) as unknown as NDArray;
    for (const a of [zerosOf(0, -0), zerosOf(-0, 0)]) expect([argmax(a), argmin(a)]).toEqual([0, 0]);
    const a = zerosOf(1, 2);
    a.set(3999, Number.POSITIVE_INFINITY);
    a.set(2500, Number.NEGATIVE_INFINITY);
    expect([argmax(a), argmin(a)]).toEqual([3999, 2500]);
  });
});
