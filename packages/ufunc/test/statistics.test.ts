/** What statistics do with options that meet: dtypes that were asked for, outs, and arrays without axes. Values are NumPy's. */
import { arange, array, asStrided, broadcastTo, type NDArray, ones, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import {
  average,
  clip,
  countNonzero,
  diff,
  dot,
  matmul,
  mean,
  nanmean,
  nanstd,
  ptp,
  type Reduced,
  round,
  std,
  var as variance,
} from "../src/index.ts";

const m = array(
  [
    [1, 2],
    [3, 5],
  ],
  { dtype: "int32" },
) as unknown as NDArray;
const nameOf = (result: Reduced): string => (result as NDArray).dtype.name;
const error = (name: string) => expect.objectContaining({ name });

describe("dtype", () => {
  test("a mean of integers in integers is cut off", () => {
    expect(mean(m, { dtype: "int32" })).toBe(2);
    expect((mean(m, { dtype: "int32", axis: 0 }) as NDArray).toNested()).toEqual([2, 3]);
    expect(mean([true, true, false], { dtype: "bool" })).toBe(true);
    expect(nanmean([true, false], { dtype: "bool" })).toBe(true);
  });

  test("a single deviation is cut off too, an array of them is not cast to integers", () => {
    expect(std(m, { dtype: "int32" })).toBe(1);
    expect(
      std(m, {
        dtype: "int32",
        where: [
          [true, true],
          [true, true],
        ],
      }),
    ).toBe(1);
    for (const call of [std, nanstd]) expect(() => call(m, { dtype: "int32", axis: 0 })).toThrow(error("CastingError"));
    const out = zeros(2, { dtype: "int32" }) as unknown as NDArray;
    expect(() => std(m, { axis: 0, out })).toThrow(error("CastingError"));
    expect(out.toNested()).toEqual([0, 0]);
  });

  test("a variance that was asked for in complex numbers is complex", () => {
    expect(variance([1, 2, 3, 6], { dtype: "complex128" })).toEqual({ re: 3.5, im: 0 });
    expect(nameOf(std(m, { dtype: "complex64", axis: 0 }))).toBe("complex64");
  });

  test("a mean that is given has a say", () => {
    const half = array(
      [
        [1, 2],
        [3, 5],
      ],
      { dtype: "float16" },
    ) as unknown as NDArray;
    const center = array([[2, 3.5]]) as unknown as NDArray;
    expect(nameOf(variance(half, { axis: 0, mean: center }))).toBe("float64");
    expect(nameOf(variance(half, { axis: 0 }))).toBe("float16");
  });
});

describe("arrays without axes", () => {
  const one = array(3) as unknown as NDArray;
  test.each<[string, () => unknown]>([
    ["mean", () => mean(one, { axis: 0 })],
    ["variance", () => variance(one, { axis: -1 })],
    ["average", () => average(one, { axis: 0 })],
    ["average with weights", () => average(one, { axis: 0, weights: array(2) as unknown as NDArray })],
  ])("have no axis for %s", (_, call) => {
    expect(call).toThrow(error("AxisError"));
  });

  test("have no differences, but are their own of order 0", () => {
    expect(diff(one, { n: 0 }).get()).toBe(3);
    expect(() => diff(one)).toThrow(error("ShapeError"));
  });
});

describe("out", () => {
  const f = array([
    [1.5, 2],
    [3, 5],
  ]) as unknown as NDArray;
  test("of a range has its shape and takes its dtype", () => {
    const wide = zeros([2, 2]) as unknown as NDArray;
    expect(() => ptp(f, { axis: 0, keepdims: true, out: wide })).toThrow(error("ShapeError"));
    const whole = zeros(2, { dtype: "int32" }) as unknown as NDArray;
    expect(() => ptp(f, { axis: 0, out: whole })).toThrow(error("CastingError"));
    expect(whole.toNested()).toEqual([0, 0]);
  });

  test("of a product has its shape and takes its dtype", () => {
    const stack = arange(8).reshape([2, 2, 2]) as unknown as NDArray;
    for (const out of [zeros([2, 2], { dtype: "int32" }), zeros([3, 2, 2])] as unknown as NDArray[]) {
      expect(() => dot(stack, [1, 2], { out })).toThrow();
      expect(out.flatten().toNested()).toEqual(new Array(out.size).fill(0));
    }
  });
});

test("products cast their operands by the rule", () => {
  expect(() => matmul(m, m.astype("int64"), { casting: "no" })).toThrow(error("CastingError"));
  expect(matmul(m, m.astype("int64"), { casting: "safe" }).dtype.name).toBe("int64");
});

test("whole numbers that no integer of the array is beyond bound nothing", () => {
  const a = array([1, 200], { dtype: "uint8" });
  expect(clip(a, -5, 300).toNested()).toEqual([1, 200]);
  expect(clip(a, 5, 2n ** 70n).toNested()).toEqual([5, 200]);
  expect(clip(a, null, 300).dtype.name).toBe("uint8");
  expect(() => clip(a, 300, 400)).toThrow("300 is out of bounds for uint8");
});

test("rounding lays its result out as NumPy does: as the array only without decimals", () => {
  const columns = asStrided(arange(20), { shape: [3, 5], strides: [0, 24] }) as unknown as NDArray;
  const counts = asStrided(arange(20, { dtype: "uint16" }), { shape: [3, 5], strides: [0, 6] }) as unknown as NDArray;
  expect([round(counts).strides, round(counts, { decimals: -1 }).strides]).toEqual([
    [2, 6],
    [10, 2],
  ]);
  expect(round(columns, { decimals: 1 }).strides).toEqual([40, 8]);
});

test("differences of what is put together lie as the parts do", () => {
  const a = arange(6).reshape([2, 3]).T as unknown as NDArray;
  expect(diff(a, { axis: 0, prepend: 1.5 }).strides).toEqual([8, 24]);
});

test("more than 2 ** 31 elements that are not zero are counted", () => {
  const row = ones([2 ** 16], { dtype: "bool" });
  expect(countNonzero(broadcastTo(row, [2 ** 15 + 1, 2 ** 16]))).toBe(2 ** 31 + 2 ** 16);
});
