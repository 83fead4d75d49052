import { arange, array, broadcastTo, NDArray, ones, zeros } from "@strided/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  average,
  copysign,
  equal,
  gcd,
  hypot,
  logaddexp,
  maximum,
  mean,
  minimum,
  multiply,
  type Reduced,
  type ReduceOptions,
  remainder,
  subtract,
  sum,
} from "../src/index.ts";
import { bytesOf, dtypeOf } from "./elements.ts";
import { golden, LETTERS } from "./goldens/load.ts";

/** The letter of the result's dtype and its bytes, or the name of NumPy's error. */
type Outcome = [letter: string, bytes: string] | string;
type Axis = number | number[] | null;

interface Recorded {
  readonly accumulators: Record<string, Record<string, Outcome>>;
  readonly with_dtype: Record<string, Record<string, Outcome>>;
  readonly with_out: Record<string, Record<string, Outcome>>;
  readonly axes: [source: string, axis: Axis, keepdims: boolean, shape: number[], elements: number[]][];
  readonly zero_dimensional: [axis: Axis, outcome: string][];
  readonly special: [terms: string[], total: string][];
  readonly initial: [letter: string, start: number, outcome: Outcome][];
}
const recorded = golden<Recorded>("reductions");

/** The values that record-reductions.py uses. */
function small(letter: string): NDArray {
  const d = dtypeOf(letter);
  const values = {
    b: [true, false, true, true],
    u: [5, 200, 100, 0],
    i: [5, 100, -3, 100],
    f: [0.5, 2.5, -0.25, 300],
    c: [{ re: 0.5, im: 1 }, 2.5, { re: -0.25, im: -3 }, 300],
  }[d.kind];
  return array(values, { dtype: d }) as unknown as NDArray;
}

/** As written by the recorder. A single element says nothing of its dtype, so dimensions are kept. */
function outcomeOf(call: () => Reduced): Outcome {
  const result = call();
  if (!(result instanceof NDArray)) throw new TypeError("expected an array");
  return [result.dtype.char, Buffer.from(bytesOf(result)).toString("hex")];
}

describe("by itself a reduction gives NumPy's dtype and value", () => {
  const functions: [string, (a: NDArray, options?: ReduceOptions) => Reduced][] = [
    ["sum", sum],
    ["add.reduce", add.reduce],
    ["multiply.reduce", multiply.reduce],
  ];
  test.each(functions)("%s", (name, reduce) => {
    for (const letter of LETTERS) {
      const got = outcomeOf(() => reduce(small(letter), { keepdims: true }));
      expect([letter, got]).toEqual([letter, recorded.accumulators[name][letter]]);
    }
  });
});

describe.each([...LETTERS].map((letter) => ({ letter, name: dtypeOf(letter).name })))("sum of $name", ({ letter }) => {
  test("in every dtype gives NumPy's value", () => {
    const got = Object.fromEntries(
      [...LETTERS].map((to) => [to, outcomeOf(() => sum(small(letter), { dtype: dtypeOf(to), keepdims: true }))]),
    );
    expect(got).toEqual(recorded.with_dtype[letter]);
  });

  test("into an out of every dtype gives NumPy's value", () => {
    const got = Object.fromEntries(
      [...LETTERS].map((to) => [
        to,
        outcomeOf(() => sum(small(letter), { out: zeros([], { dtype: dtypeOf(to) }) as unknown as NDArray })),
      ]),
    );
    expect(got).toEqual(recorded.with_out[letter]);
  });
});

describe("along axes", () => {
  const count = (n: number): NDArray => arange(n, { dtype: "int32" }) as unknown as NDArray;
  const sources: Record<string, NDArray> = {
    "C order": count(24).reshape([2, 3, 4]),
    "Fortran order": count(24).reshape([2, 3, 4]).copy({ order: "F" }),
    transposed: count(24).reshape([4, 3, 2]).T,
    reversed: count(24).reshape([2, 3, 4]).slice(":, ::-1, ::-1"),
    "a step of two": count(96).reshape([4, 3, 8]).slice("::2, :, 1::2"),
    repeated: broadcastTo(count(4), [2, 3, 4]),
    "no elements": zeros([2, 0, 4], { dtype: "int32" }) as unknown as NDArray,
  };

  test.each(Object.keys(sources))("%s: NumPy's shapes and elements", (name) => {
    const rows = recorded.axes.filter(([source]) => source === name);
    expect(rows.length).toBe(24);
    for (const [, axis, keepdims, shape, elements] of rows) {
      const result = sum(sources[name], { axis, keepdims });
      const got = result instanceof NDArray ? [result.shape, result.flatten().toNested()] : [[], [result]];
      expect([axis, keepdims, ...got]).toEqual([axis, keepdims, shape, elements.map(BigInt)]);
    }
  });

  test("of an array without axes: its first and last axis may be named, others not, as in NumPy", () => {
    for (const [axis, outcome] of recorded.zero_dimensional) {
      const ask = () => sum(5, { axis });
      if (outcome === "AxisError") expect(ask).toThrow(expect.objectContaining({ name: "AxisError" }));
      else expect(ask()).toBe(5);
    }
  });

  test("add.reduce folds the first axis unless told otherwise, sum all", () => {
    const a = ones([2, 3]);
    expect((add.reduce(a) as NDArray).toNested()).toEqual((add.reduce(a, { axis: 0 }) as NDArray).toNested());
    expect(sum(a)).toBe(6);
    expect(add.reduce(a, { axis: null })).toBe(6);
  });
});

describe("special values", () => {
  test("signs of zero, infinities, NaN and subnormals add up as NumPy's do", () => {
    const numbers: Record<string, number> = { inf: Number.POSITIVE_INFINITY, "-inf": Number.NEGATIVE_INFINITY };
    const parse = (text: string): number => numbers[text] ?? Number(text);
    for (const [terms, total] of recorded.special) {
      expect([terms, sum(array(terms.map(parse), { dtype: "float64" }))]).toEqual([terms, parse(total)]);
    }
  });

  test("a sum may start from another value", () => {
    for (const [letter, initial, outcome] of recorded.initial.filter((_, i) => i % 2 === 0)) {
      expect([letter, outcomeOf(() => sum(small(letter), { initial, keepdims: true }))]).toEqual([letter, outcome]);
    }
    for (const [letter, initial, outcome] of recorded.initial.filter((_, i) => i % 2 === 1)) {
      const nothing = small(letter).slice(":0");
      expect([letter, outcomeOf(() => sum(nothing, { initial, keepdims: true }))]).toEqual([letter, outcome]);
    }
  });
});

describe("out", () => {
  test("is filled and given back, whatever its layout", () => {
    const a = arange(6).reshape([2, 3]) as unknown as NDArray;
    const memory = zeros(6) as unknown as NDArray;
    const out = memory.slice("::-2");
    expect(sum(a, { axis: 0, out })).toBe(out);
    expect(memory.toNested()).toEqual([0, 7, 0, 5, 0, 3]);
  });

  test("may lie in the memory that is summed: the result is as if it had been read first", () => {
    const a = arange(9).reshape([3, 3]) as unknown as NDArray;
    const expected = sum(a.copy(), { axis: 0 }) as NDArray;
    sum(a, { axis: 0, out: a.slice(1) });
    expect(a.slice(1).toNested()).toEqual(expected.toNested());
    expect(a.slice(0).toNested()).toEqual([0, 1, 2]);
  });
});

describe("errors", () => {
  const a = ones([2, 3]) as unknown as NDArray;
  test.each<[string, () => unknown, string, string]>([
    [
      "an axis that is not there",
      () => sum(a, { axis: 2 }),
      "AxisError",
      "axis 2 is out of bounds for array of dimension 2",
    ],
    ["an axis twice", () => sum(a, { axis: [0, -2] }), "AxisError", "repeated axis; got 0, -2"],
    [
      "an out of another shape",
      () => sum(a, { axis: 0, out: zeros(2) as unknown as NDArray }),
      "ShapeError",
      "output parameter for reduction operation add has the wrong shape; got (2,), expected (3,)",
    ],
    [
      "a read-only out",
      () => sum(a, { axis: 0, out: broadcastTo(0, [3]) }),
      "ReadOnlyError",
      "assignment destination is read-only",
    ],
    [
      "an unknown option",
      () => sum(a, { axes: 0 } as ReduceOptions),
      "TypeError",
      'unknown option; got "axes", expected one of axis, dtype, out, keepdims, initial, where',
    ],
    [
      "no element to start from",
      () => subtract.reduce(zeros([0, 2])),
      "ShapeError",
      "zero-size array to reduction operation subtract which has no identity; got shape (0,2), expected elements along the folded axes",
    ],
  ])("%s", (_, call, name, text) => {
    expect(call).toThrow(expect.objectContaining({ name, message: expect.stringContaining(text) }));
  });

  test("leave out as it was", () => {
    const out = zeros(2) as unknown as NDArray;
    expect(() => sum(a, { axis: 0, out })).toThrow();
    expect(out.toNested()).toEqual([0, 0]);
  });
});

describe("laws", () => {
  /** Doubles with 53 significant bits whose exact sum a bigint can hold: whole multiples of 2 ** -60. */
  const terms = fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 6 })), {
    maxLength: 3000,
    size: "max",
  });
  const exactly = (x: number): bigint => BigInt(Math.round(x * 2 ** 30)) << 30n;

  test("a sum is off by no more than a pairwise one may be", () => {
    fc.assert(
      fc.property(terms, fc.constantFrom<"float32" | "float64">("float32", "float64"), (list, dtype) => {
        const a = array(
          list.map(([x, e]) => Math.round(x * 2 ** (e + 14)) * 2 ** -14),
          { dtype },
        );
        const values = a.toNested() as number[];
        const exact = Number(values.reduce((total, x) => total + exactly(x), 0n)) * 2 ** -60;
        const size = values.reduce((total, x) => total + Math.abs(x), 0);
        const epsilon = dtype === "float32" ? 2 ** -24 : 2 ** -53;
        // Higham, Accuracy and Stability of Numerical Algorithms, 4.2; eight accumulators at the leaves.
        const steps = Math.ceil(Math.log2(Math.max(values.length, 2))) + 16;
        expect(Math.abs((sum(a) as number) - exact)).toBeLessThanOrEqual(steps * epsilon * size * 1.01);
      }),
      { numRuns: 60 },
    );
  });

  test("summing along all axes is summing along one after the other", () => {
    const shape = fc.array(fc.nat(4), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shape, fc.nat(), (lengths, k) => {
        const size = lengths.reduce((n, length) => n * length, 1);
        const a = arange(size, { dtype: "int64" }).reshape(lengths) as unknown as NDArray;
        const axis = k % lengths.length;
        expect(sum(sum(a, { axis }))).toBe(sum(a));
        expect((sum(a, { axis, keepdims: true }) as NDArray).shape).toEqual(
          lengths.map((length, d) => (d === axis ? 1 : length)),
        );
      }),
    );
  });
});

test("the extrema of half floats, which are computed in single floats", () => {
  const line = arange(-6, 300, 1, { dtype: "float16" }) as unknown as NDArray;
  for (const a of [line, line.slice("::-1") as NDArray]) {
    expect([maximum.reduce(a), minimum.reduce(a)]).toEqual([299, -6]);
  }
});

test("a complex mean is divided as a complex number, as in NumPy: infinity in one part makes NaN of the other", () => {
  for (const dtype of ["complex128", "complex64"] as const) {
    for (const fold of [(a: NDArray) => mean(a), (a: NDArray) => average(a)]) {
      expect(fold(array([Number.POSITIVE_INFINITY, 1], { dtype }) as unknown as NDArray)).toEqual({
        re: Number.POSITIVE_INFINITY,
        im: Number.NaN,
      });
      expect(fold(array([{ re: 1, im: Number.NEGATIVE_INFINITY }, 1], { dtype }) as unknown as NDArray)).toEqual({
        re: Number.NaN,
        im: Number.NEGATIVE_INFINITY,
      });
      expect(fold(array([{ re: 3, im: -1 }, 2], { dtype }) as unknown as NDArray)).toEqual({ re: 2.5, im: -0.5 });
    }
  }
});

describe("elements are taken in the dtype of the loop before they meet the total", () => {
  const u = array(
    [
      [3, 8, 1],
      [4, 6, 2],
    ],
    { dtype: "uint32" },
  ) as unknown as NDArray;
  const z = array(
    [
      [{ re: 5, im: 1 }, 2],
      [{ re: 1, im: -3 }, 1],
    ],
    { dtype: "complex64" },
  ) as unknown as NDArray;
  test.each<[string, () => Reduced, string]>([
    ["hypot", () => hypot.reduce(u.T, { axis: 1 }), "[ 5.         10.          2.23606798]"],
    ["hypot, along no axis", () => hypot.reduce(u, { axis: [] }), "[[3. 8. 1.]\n [4. 6. 2.]]"],
    ["copysign", () => copysign.reduce(u.astype("uint16") as unknown as NDArray), "[3. 8. 1.]"],
    ["subtract in another dtype", () => subtract.reduce(z, { dtype: "uint64" }), "[4 1]"],
    ["equal in another dtype", () => equal.reduce(z, { dtype: "bool" }), "[ True  True]"],
  ])("%s", (_, call, text) => {
    expect(String(call())).toBe(text);
  });
});

describe("what NumPy does with few elements, or with none", () => {
  test("a mask leaves elements out of functions without an identity, along no axis too", () => {
    const e = array(
      [
        [-1.25, -4],
        [5.5, 2],
      ],
      { dtype: "float16" },
    ) as unknown as NDArray;
    const rest = remainder.reduce(e, { axis: [], initial: 2, where: [[true], [false]] }) as NDArray;
    expect(rest.toNested()).toEqual([
      [-0.5, -2],
      [2, 2],
    ]);
    expect(subtract.reduce(array(2.5) as unknown as NDArray, { initial: 1, where: false })).toBe(1);
  });

  test("complex numbers that a mask leaves out are not multiplied with, as infinity times one is not infinity", () => {
    const z = array(
      [
        [Number.POSITIVE_INFINITY, 1],
        [2, 3],
      ],
      { dtype: "complex128" },
    ) as unknown as NDArray;
    const where = [
      [true, false],
      [false, false],
    ];
    expect(multiply.reduce(z, { axis: null, where })).toEqual({ re: Number.POSITIVE_INFINITY, im: Number.NaN });
  });

  test("one element is combined with the identity", () => {
    expect([hypot.reduce([-4]), gcd.reduce([-4n])]).toEqual([4, 4n]);
  });

  test("half floats that were asked for are rounded before they go to a wider out", () => {
    const h = array([0.5, 1.25, -0.5], { dtype: "float16" }) as unknown as NDArray;
    const out = zeros([], { dtype: "float32" }) as unknown as NDArray;
    const outs = zeros([1], { dtype: "float32" }) as unknown as NDArray;
    expect((logaddexp.reduce(h, { dtype: "float16", out }) as NDArray).toNested()).toBe(1.748046875);
    expect(logaddexp.reduceat(h, [0], { dtype: "float16", out: outs }).toNested()).toEqual([1.748046875]);
  });
});
