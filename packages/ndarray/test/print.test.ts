/** What the printed form of an array looks like, fact by fact; the texts are NumPy's. */
import { describe, expect, test } from "vitest";
import { array2string, arrayRepr, arrayStr } from "../src/print/print.ts";
import { type FakeArray, fromElements, fromFunction } from "./print.fake.ts";

const floats = (...elements: number[]): FakeArray => fromElements("float64", [elements.length], elements);
const range = (dtype: string, ...shape: number[]): FakeArray => fromFunction(dtype, shape, (position) => position);
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const FACTS: readonly (readonly [fact: string, array: FakeArray, str: string, repr: string])[] = [
  ["the points of floats stand below each other", floats(1, 2.5, -3), "[ 1.   2.5 -3. ]", "array([ 1. ,  2.5, -3. ])"],
  ["negative zero keeps its sign", floats(-0, 0), "[-0.  0.]", "array([-0.,  0.])"],
  [
    "eight digits after the point are enough",
    floats(1 / 3, 2),
    "[0.33333333 2.        ]",
    "array([0.33333333, 2.        ])",
  ],
  [
    "digits past the precision are rounded to even",
    floats(0.123456785, 2 ** -9),
    "[0.12345678 0.00195312]",
    "array([0.12345678, 0.00195312])",
  ],
  ["NaN and infinities stand at the right", floats(nan, 1, -inf), "[ nan   1. -inf]", "array([ nan,   1., -inf])"],
  ["below 1e-4 all floats have exponents", floats(1e-5, 1), "[1.e-05 1.e+00]", "array([1.e-05, 1.e+00])"],
  ["from 1e8 on all floats have exponents", floats(1e8), "[1.e+08]", "array([1.e+08])"],
  ["below 1e8 none has", floats(99999999), "[99999999.]", "array([99999999.])"],
  [
    "more than a thousandfold apart, all have exponents",
    floats(1, 1001.5),
    "[1.0000e+00 1.0015e+03]",
    "array([1.0000e+00, 1.0015e+03])",
  ],
  [
    "float32 shows the digits that tell float32 numbers apart",
    fromElements("float32", [2], Float32Array.of(0.1, 1 / 3)),
    "[0.1        0.33333334]",
    "array([0.1       , 0.33333334], dtype=float32)",
  ],
  [
    "float16 has exponents from 1000 on, and then its exact digits where others need as many",
    fromElements("float16", [3], [0.0999755859375, 0.333251953125, 1000]),
    "[9.998e-02 3.333e-01 1.000e+03]",
    "array([9.998e-02, 3.333e-01, 1.000e+03], dtype=float16)",
  ],
  [
    "integers stand at the right",
    fromElements("int64", [3], [1n, -20n, 300n]),
    "[  1 -20 300]",
    "array([  1, -20, 300])",
  ],
  [
    "int64 prints to its ends",
    fromElements("int64", [2], [-(2n ** 63n), 2n ** 63n - 1n]),
    "[-9223372036854775808  9223372036854775807]",
    "array([-9223372036854775808,  9223372036854775807])",
  ],
  [
    "uint64 prints to its end",
    fromElements("uint64", [1], [2n ** 64n - 1n]),
    "[18446744073709551615]",
    "array([18446744073709551615], dtype=uint64)",
  ],
  ["booleans are words", fromElements("bool", [2], [true, false]), "[ True False]", "array([ True, False])"],
  [
    "complex parts are two columns, the unit behind the last digit",
    fromElements(
      "complex128",
      [2],
      [
        { re: 1, im: 2 },
        { re: -0, im: -0.5 },
      ],
    ),
    "[ 1.+2.j  -0.-0.5j]",
    "array([ 1.+2.j , -0.-0.5j])",
  ],
  [
    "axes are brackets",
    range("int32", 2, 3),
    "[[0 1 2]\n [3 4 5]]",
    "array([[0, 1, 2],\n       [3, 4, 5]], dtype=int32)",
  ],
  [
    "blocks are a blank line apart",
    range("int32", 2, 2, 2),
    "[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]",
    "array([[[0, 1],\n        [2, 3]],\n\n       [[4, 5],\n        [6, 7]]], dtype=int32)",
  ],
  ["an empty array has a dtype", range("float64", 0), "[]", "array([], dtype=float64)"],
  [
    "an empty array of more axes has a shape too",
    range("float64", 0, 3),
    "[]",
    "array([], shape=(0, 3), dtype=float64)",
  ],
  ["without axes there are no brackets", fromElements("float64", [], [1.5]), "1.5", "array(1.5)"],
  [
    "a float without axes prints all its digits in str only",
    fromElements("float64", [], [2 / 3]),
    "0.6666666666666666",
    "array(0.66666667)",
  ],
  ["a boolean without axes is not padded", fromElements("bool", [], [true]), "True", "array(True)"],
  [
    "a complex number without axes has no points",
    fromElements("complex128", [], [{ re: 1, im: 0 }]),
    "(1+0j)",
    "array(1.+0.j)",
  ],
  [
    "a thousand elements are printed, one more is not",
    range("int32", 1001),
    "[   0    1    2 ...  998  999 1000]",
    "array([   0,    1,    2, ...,  998,  999, 1000],\n      shape=(1001,), dtype=int32)",
  ],
  [
    "only the long axes of a large array are shortened",
    range("float32", 1, 1001),
    "[[   0.    1.    2. ...  998.  999. 1000.]]",
    "array([[   0.,    1.,    2., ...,  998.,  999., 1000.]],\n      shape=(1, 1001), dtype=float32)",
  ],
  [
    "a reversed view prints in its own order",
    fromFunction("int32", [3], (i) => 2 - i),
    "[2 1 0]",
    "array([2, 1, 0], dtype=int32)",
  ],
  [
    "a broadcast view prints each of its elements",
    fromFunction("bool", [2, 2], () => true),
    "[[ True  True]\n [ True  True]]",
    "array([[ True,  True],\n       [ True,  True]])",
  ],
];

describe("str and repr", () => {
  test.each(FACTS)("%s", (_, a, str, repr) => {
    expect(arrayStr(a)).toBe(str);
    expect(arrayRepr(a)).toBe(repr);
  });

  test("a large array is read at its corners only", () => {
    const a = range("int32", 1000, 1000);
    expect(arrayStr(a)).toBe(
      [
        "[[     0      1      2 ...    997    998    999]",
        " [  1000   1001   1002 ...   1997   1998   1999]",
        " [  2000   2001   2002 ...   2997   2998   2999]",
        " ...",
        " [997000 997001 997002 ... 997997 997998 997999]",
        " [998000 998001 998002 ... 998997 998998 998999]",
        " [999000 999001 999002 ... 999997 999998 999999]]",
      ].join("\n"),
    );
    expect(a.reads).toBe(36);
  });

  test("an unlimited threshold prints everything", () => {
    expect(arrayStr(range("int32", 5000), { threshold: inf }).match(/\d+/g)?.length).toBe(5000);
  });

  test("a line breaks where the next word would pass its end", () => {
    expect(arrayStr(range("int32", 12), { linewidth: 14 })).toBe("[ 0  1  2  3\n  4  5  6  7\n  8  9 10 11]");
  });

  test("a word longer than a line stands on a line of its own", () => {
    expect(arrayStr(floats(1.25, 2.25), { linewidth: 1 })).toBe("[1.25\n 2.25]");
  });

  test("small numbers vanish when suppressed", () => {
    expect(arrayStr(floats(1e-7, 1), { suppress: true, precision: 3 })).toBe("[0. 1.]");
  });

  test("a summary may leave out all but the last item", () => {
    expect(arrayRepr(range("int64", 10), { threshold: 5, edgeitems: 0 })).toBe("array([..., 9], shape=(10,))");
  });

  test("maxLineWidth and suppressSmall are linewidth and suppress", () => {
    const a = floats(1e-7, 1);
    expect(arrayStr(a, { maxLineWidth: 5, suppressSmall: true })).toBe(arrayStr(a, { linewidth: 5, suppress: true }));
  });
});

describe("array2string", () => {
  test("the separator stands between elements and before each line's end", () => {
    expect(array2string(range("int32", 2, 2), { separator: ", " })).toBe("[[0, 1],\n [2, 3]]");
  });

  test("the prefix indents, the prefix and the suffix take room", () => {
    const text = array2string(range("int32", 30), { prefix: "x = ", suffix: ";", linewidth: 30 });
    expect(text).toBe(
      "[ 0  1  2  3  4  5  6  7\n      8  9 10 11 12 13 14 15\n     16 17 18 19 20 21 22 23\n     24 25 26 27 28 29]",
    );
  });

  test("an array without axes is formatted like any other", () => {
    expect(array2string(fromElements("float64", [], [2 / 3]), { precision: 2 })).toBe("0.67");
  });
});

describe("formatters", () => {
  test("each kind has its own", () => {
    const formatter = { int: (x: number | bigint) => `0x${x.toString(16)}`, bool: (x: boolean) => (x ? "yes" : "no") };
    expect(arrayStr(fromElements("int64", [2], [1n, 255n]), { formatter })).toBe("[0x1 0xff]");
    expect(arrayStr(fromElements("uint8", [1], [16]), { formatter })).toBe("[0x10]");
    expect(arrayStr(fromElements("bool", [2], [true, false]), { formatter })).toBe("[yes no]");
    expect(arrayStr(floats(1.5), { formatter })).toBe("[1.5]");
  });

  test("the kind's goes before all's, the dtype's before the kind's", () => {
    const all = (): string => "all";
    const floatKind = (): string => "kind";
    expect(arrayStr(floats(1.5), { formatter: { all } })).toBe("[all]");
    expect(arrayStr(floats(1.5), { formatter: { floatKind, all } })).toBe("[kind]");
    expect(arrayStr(floats(1.5), { formatter: { float: () => "own", floatKind, all } })).toBe("[own]");
  });

  test("complex numbers come as their two parts", () => {
    const a = fromElements("complex64", [1], [{ re: 1, im: -1 }]);
    expect(arrayStr(a, { formatter: { complexfloat: ({ re, im }) => `<${re},${im}>` } })).toBe("[<1,-1>]");
  });

  test("an array without axes is formatted in repr, not in str", () => {
    const a = fromElements("int64", [], [255n]);
    const formatter = { int: (x: number | bigint) => `0x${x.toString(16)}` };
    expect([arrayStr(a, { formatter }), arrayRepr(a, { formatter })]).toEqual(["255", "array(0xff)"]);
  });

  test("the lines of a word stay below each other", () => {
    const formatter = { all: (x: unknown) => `<${x}\n${x}>` };
    expect(array2string(range("int32", 3), { formatter, separator: ", " })).toBe(
      "[<0\n 0>, <1\n     1>, <2\n         2>]",
    );
  });
});
