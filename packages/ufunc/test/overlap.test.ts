/** Whatever operands and outs share: the result is as if all operands had been read before anything was written. */
import type { DTypeName } from "@strided/buffer";
import { createLayout } from "@strided/layout";
import { arange, fromTypedArray, type NDArray, zeros } from "@strided/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, equal, multiply, negative, remainder, subtract } from "../src/index.ts";
import { bytesOf, differences } from "./elements.ts";

const count = (n: number): NDArray => arange(n) as unknown as NDArray;

describe("cases that go wrong without care", () => {
  test("y[1:] += y[:-1] adds the old neighbours", () => {
    const y = count(6);
    add(y.slice("1:"), y.slice(":-1"), { out: y.slice("1:") });
    expect(y.toNested()).toEqual([0, 1, 3, 5, 7, 9]);
  });

  test("y[:-1] += y[1:] too", () => {
    const y = count(6);
    add(y.slice(":-1"), y.slice("1:"), { out: y.slice(":-1") });
    expect(y.toNested()).toEqual([1, 3, 5, 7, 9, 5]);
  });

  test("y[1:] = -y[:-1], longer than any block", () => {
    const y = count(5000);
    const expected = [0, ...(y.toNested() as number[]).slice(0, -1).map((x) => -x)];
    negative(y.slice(":-1"), { out: y.slice("1:") });
    expect(y.toNested()).toEqual(expected);
  });

  test("A += A.T", () => {
    const a = count(9).reshape([3, 3]).copy();
    add(a, a.T, { out: a });
    expect(a.toNested()).toEqual([
      [0, 4, 8],
      [4, 8, 12],
      [8, 12, 16],
    ]);
  });

  test("A += B.T, A.T += B, and A += B.T where a mask says so, longer than any tile", () => {
    for (const dtype of ["float64", "int32", "uint8"] as const) {
      const make = (shape: number[], by: number): NDArray =>
        multiply(arange(shape[0] * shape[1]), by)
          .astype(dtype)
          .reshape(shape) as unknown as NDArray;
      const [a, b] = [make([300, 520], 3), make([520, 300], 5)];
      const sum = (i: number, j: number): unknown => add(a.slice(i, j), b.slice(j, i)).get();
      const [within, turned, masked] = [a.copy(), a.copy(), a.copy()];
      add(within, b.T, { out: within });
      add(turned.T, b, { out: turned.T });
      const where = equal(remainder(a, 2), 0);
      add(masked, b.T, { out: masked, where });
      for (const [i, j] of [
        [0, 0],
        [31, 255],
        [32, 256],
        [157, 300],
        [299, 519],
      ]) {
        expect([within.get(i, j), turned.get(i, j)]).toEqual([sum(i, j), sum(i, j)]);
        expect(masked.get(i, j)).toBe(where.get(i, j) ? sum(i, j) : a.get(i, j));
      }
      expect(within.toNested()).toEqual(add(a, b.T.copy()).toNested());
      expect(turned.toNested()).toEqual(within.toNested());
      expect(subtract(masked, a).toNested()).toEqual(multiply(b.T.copy(), where).astype(dtype).toNested());
    }
  });

  test("x = x[::-1] + x", () => {
    const x = count(5);
    add(x.slice("::-1"), x, { out: x });
    expect(x.toNested()).toEqual([4, 4, 4, 4, 4]);
  });

  test("x[::2] = x[:3] * x[1::2]", () => {
    const x = count(6);
    multiply(x.slice(":3"), x.slice("1::2"), { out: x.slice("::2") });
    expect(x.toNested()).toEqual([0, 1, 3, 3, 10, 5]);
  });

  test("x -= x[0], which is x itself along no axis", () => {
    const x = arange(1, 5) as unknown as NDArray;
    subtract(x, x.slice(0), { out: x });
    expect(x.toNested()).toEqual([0, 1, 2, 3]);
  });

  test("x -= x[:1], stretched over the whole", () => {
    const x = arange(1, 5) as unknown as NDArray;
    subtract(x, x.slice(":1"), { out: x });
    expect(x.toNested()).toEqual([0, 1, 2, 3]);
  });

  test("the same bytes read as another dtype", () => {
    const x = count(4);
    const words = x.view("int32").slice("1::2") as unknown as NDArray;
    const expected = (words.toNested() as number[]).map((high, i) => high + i);
    const low = x.view("int32").slice("::2") as unknown as NDArray;
    add(words, arange(4, { dtype: "int32" }), { out: low });
    expect(low.toNested()).toEqual(expected);
  });

  test("one ArrayBuffer behind two arrays that do not know each other", () => {
    const numbers = Float64Array.of(1, 2, 3, 4, 5);
    const [x, out] = [
      fromTypedArray(numbers.subarray(0, 4)),
      fromTypedArray(numbers.subarray(1)),
    ] as unknown as NDArray[];
    add(x, 10, { out });
    expect([...numbers]).toEqual([1, 11, 12, 13, 14]);
  });
});

const FACTOR = process.env.FUZZ === "long" ? 50 : 1;

describe("laws", () => {
  const NBYTES = 2048;
  const dtypes: readonly DTypeName[] = ["uint8", "int16", "float32", "float64", "complex64"];

  interface Place {
    readonly dtype: DTypeName;
    readonly steps: readonly number[];
    readonly at: number;
  }
  const place: fc.Arbitrary<Place> = fc.record({
    dtype: fc.constantFrom(...dtypes),
    steps: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 3, maxLength: 3 }),
    at: fc.nat(63),
  });

  /** A view of `shape` into a memory; steps are cut until it fits. */
  function view(memory: NDArray, shape: readonly number[], { dtype, steps, at }: Place, forWriting: boolean): NDArray {
    const d = memory.view(dtype).dtype;
    const { itemsize } = d;
    let strides = shape.map((_, k) => steps[k] * itemsize);
    // An element that is written twice has no one right value.
    if (forWriting) {
      let packed = itemsize;
      strides = shape.map((length, k) => {
        const stride = packed * (steps[k] < 0 ? -1 : 1) * (1 + (Math.abs(steps[k]) % 2));
        packed = Math.abs(stride) * length;
        return stride;
      });
    }
    const low = shape.reduce((sum, length, k) => sum + Math.min(0, strides[k] * (length - 1)), 0);
    const offset = at - low;
    return memory.deriveAs(d, createLayout(shape, { strides, offset, itemsize })) as unknown as NDArray;
  }

  function memory(onHeap: boolean): NDArray {
    const bytes = Uint8Array.from({ length: NBYTES }, (_, i) => (i * 37 + (i >> 3)) % 61);
    const foreign = fromTypedArray(bytes) as unknown as NDArray;
    return onHeap ? foreign.copy() : foreign;
  }

  const shape = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 0, maxLength: 3 });

  test.each([
    ["on the heap", true],
    ["on memory from outside", false],
  ])("two operands and an out anywhere in one memory, %s", (_, onHeap) => {
    fc.assert(
      fc.property(shape, place, place, place, (lengths, p, q, r) => {
        const [one, other] = [memory(onHeap), memory(onHeap)];
        const out = view(one, lengths, r, true);
        const options = { casting: "unsafe" } as const;
        add(view(one, lengths, p, false), view(one, lengths, q, false), { ...options, out });
        const [x, y] = [view(other, lengths, p, false).copy(), view(other, lengths, q, false).copy()];
        const fresh = zeros(lengths, { dtype: out.dtype }) as unknown as NDArray;
        add(x, y, { ...options, out: fresh });
        expect(differences(out.dtype, bytesOf(out), bytesOf(fresh))).toEqual([]);
        // And nothing beside out was written.
        view(other, lengths, r, true).assign(fresh);
        expect(Buffer.from(bytesOf(one)).equals(Buffer.from(bytesOf(other)))).toBe(true);
      }),
      { numRuns: 500 * FACTOR },
    );
  });

  test("one operand and an out, long enough for several blocks", () => {
    const step = fc.constantFrom(1, 2, 3, -1, -2);
    fc.assert(
      fc.property(step, step, fc.nat(40), fc.nat(40), fc.boolean(), (s, t, shift, other, onHeap) => {
        const n = 2500;
        const span = (k: number): number => Math.abs(k) * (n - 1);
        const base = arange(3 * n + 50) as unknown as NDArray;
        const all = onHeap
          ? base
          : (fromTypedArray(Float64Array.from(base.toTypedArray() as Float64Array)) as unknown as NDArray);
        const part = (k: number, at: number): NDArray =>
          all.derive(createLayout([n], { strides: [k * 8], offset: 8 * (at + (k < 0 ? span(k) : 0)), itemsize: 8 }));
        const x = part(s, shift);
        const out = part(t, other);
        const expected = negative(x.copy());
        negative(x, { out });
        expect(differences(out.dtype, bytesOf(out), bytesOf(expected))).toEqual([]);
      }),
      { numRuns: 30 * FACTOR },
    );
  });
});
