/** Single elements in print, fact by fact; the texts are NumPy's. */
import { bool, complex64, complex128, type DType, float16, float32, float64, int64, uint8 } from "@strided/buffer";
import { describe, expect, test } from "vitest";
import { formatFloatPositional, formatFloatScientific } from "../src/print/floatformat.ts";
import { formatScalar, scalarRepr } from "../src/print/scalar.ts";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const FACTS: readonly (readonly [fact: string, value: unknown, dtype: DType, str: string, repr: string])[] = [
  ["a whole float has one zero behind the point", 1, float64, "1.0", "np.float64(1.0)"],
  ["negative zero keeps its sign", -0, float64, "-0.0", "np.float64(-0.0)"],
  ["float64 has an exponent from 1e16 on", 1e16, float64, "1e+16", "np.float64(1e+16)"],
  ["float64 has none below", 9007199254740994, float64, "9007199254740994.0", "np.float64(9007199254740994.0)"],
  ["float32 has an exponent from 1e6 on", 1e6, float32, "1e+06", "np.float32(1e+06)"],
  ["float16 has an exponent from 1000 on", 65504, float16, "6.55e+04", "np.float16(6.55e+04)"],
  ["floats have an exponent below 1e-4", 0.00001, float64, "1e-05", "np.float64(1e-05)"],
  ["1e-4 has none in float64", 0.0001, float64, "0.0001", "np.float64(0.0001)"],
  ["1e-4 has one in float32, which is a little less", Math.fround(1e-4), float32, "1e-04", "np.float32(1e-04)"],
  ["float32 shows its own shortest digits", Math.fround(0.1), float32, "0.1", "np.float32(0.1)"],
  ["float16 shows its own shortest digits", 0.333251953125, float16, "0.3333", "np.float16(0.3333)"],
  [
    "the shortest digits of a power of two may lie above it",
    2 ** -96,
    float32,
    "1.2621775e-29",
    "np.float32(1.2621775e-29)",
  ],
  ["the smallest number has one digit", 5e-324, float64, "5e-324", "np.float64(5e-324)"],
  ["NaN has no sign", -nan, float64, "nan", "np.float64(nan)"],
  ["infinity has a sign", -inf, float64, "-inf", "np.float64(-inf)"],
  ["booleans are Python's words", true, bool, "True", "np.True_"],
  ["false too", false, bool, "False", "np.False_"],
  ["integers are digits", 7, uint8, "7", "np.uint8(7)"],
  ["bigints too", -(2n ** 63n), int64, "-9223372036854775808", "np.int64(-9223372036854775808)"],
  ["complex numbers stand in brackets", { re: 1, im: -2 }, complex128, "(1-2j)", "np.complex128(1-2j)"],
  ["a real part of zero is left out", { re: 0, im: 2.5 }, complex128, "2.5j", "np.complex128(2.5j)"],
  ["a real part of negative zero is not", { re: -0, im: 2 }, complex64, "(-0+2j)", "np.complex64(-0+2j)"],
  [
    "both parts have their own exponent",
    { re: 1e16, im: 0.5 },
    complex128,
    "(1e+16+0.5j)",
    "np.complex128(1e+16+0.5j)",
  ],
  ["NaN and infinity have a unit", { re: nan, im: inf }, complex128, "(nan+infj)", "np.complex128(nan+infj)"],
];

test.each(FACTS)("%s", (_, value, dtype, str, repr) => {
  expect(formatScalar(value, dtype)).toBe(str);
  expect(scalarRepr(value, dtype)).toBe(repr);
});

describe("formatFloatPositional", () => {
  test("never uses an exponent", () => {
    expect(formatFloatPositional(1e-20, { trim: "-" })).toBe("0.00000000000000000001");
    expect(formatFloatPositional(1e22, { trim: "-" })).toBe("10000000000000000000000");
  });

  test("rounds the exact value, ties to even", () => {
    expect(formatFloatPositional(2.5, { precision: 0 })).toBe("2.");
    expect(formatFloatPositional(0.15, { precision: 1 })).toBe("0.1");
    expect(formatFloatPositional(0.1, { unique: false, precision: 30 })).toBe("0.100000000000000005551115123126");
  });

  test("counts from the first digit when not fractional", () => {
    expect(formatFloatPositional(0.0012345, { precision: 3, fractional: false })).toBe("0.00123");
    expect(formatFloatPositional(123456, { precision: 2, fractional: false, unique: false })).toBe("120000.");
  });

  test("trims in four ways", () => {
    const trimmed = (["k", ".", "0", "-"] as const).map((trim) => formatFloatPositional(1, { trim, minDigits: 2 }));
    expect(trimmed).toEqual(["1.00", "1.", "1.0", "1"]);
  });

  test("pads both sides of the point", () => {
    expect(formatFloatPositional(1.5, { padLeft: 4, padRight: 4 })).toBe("   1.5   ");
  });

  test("knows the digits of narrower floats", () => {
    expect(formatFloatPositional(Math.fround(Math.PI), { dtype: float32 })).toBe("3.1415927");
    expect(formatFloatPositional(3.140625, { dtype: float16 })).toBe("3.14");
  });
});

describe("formatFloatScientific", () => {
  test("always uses an exponent", () => {
    expect(formatFloatScientific(1)).toBe("1.e+00");
    expect(formatFloatScientific(1.5e300, { sign: true })).toBe("+1.5e+300");
  });

  test("carries into the exponent", () => {
    expect(formatFloatScientific(9.996, { precision: 2, unique: false })).toBe("1.00e+01");
  });

  test("prints the exact digits of a power of ten that is none", () => {
    expect(formatFloatScientific(1e23)).toBe("1.e+23");
    expect(formatFloatScientific(1e23, { precision: 16, unique: false })).toBe("9.9999999999999992e+22");
    expect(formatFloatScientific(1e23, { precision: 15, unique: false })).toBe("9.999999999999999e+22");
    expect(formatFloatScientific(1e23, { precision: 14, unique: false })).toBe("1.00000000000000e+23");
  });
});

const ERRORS: readonly (readonly [call: () => string, error: Error])[] = [
  [
    () => formatFloatPositional(1, { expDigits: 3 } as object),
    new TypeError(
      'formatFloatPositional: unknown option "expDigits"; known options: precision, unique, trim, sign, padLeft, minDigits, dtype, fractional, padRight',
    ),
  ],
  [
    () => formatFloatPositional(1, { unique: false }),
    new RangeError("formatFloatPositional: no precision; got unique: false, expected a precision with it"),
  ],
  [
    () => formatFloatScientific(1, { minDigits: 5, precision: 2 }),
    new RangeError("formatFloatScientific: too many digits; got minDigits 5, expected at most precision 2"),
  ],
  [
    () => formatFloatPositional(1, { fractional: false, precision: 0 }),
    new RangeError("formatFloatPositional: no digits; got precision 0, expected at least 1 if not fractional"),
  ],
];

test.each(ERRORS)("%s is refused: %s", (call, error) => {
  expect(call).toThrow(error);
});
