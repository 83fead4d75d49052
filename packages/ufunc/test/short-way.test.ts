/** Calls that take a short way give what the long way gives: the same elements, dtype and strides, or the same error. */
import type { DTypeName } from "@strided/buffer";
import { type ArrayLike, arange, array, type NDArray, ones, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import {
  add,
  arctan2,
  bitwiseAnd,
  clip,
  copysign,
  divide,
  equal,
  floorDivide,
  fuse,
  ldexp,
  less,
  logicalAnd,
  maximum,
  power,
  sin,
  sqrt,
  ufunc,
} from "../src/index.ts";

type Call = (...args: readonly unknown[]) => unknown;

const NAMES = ["bool", "int8", "int32", "uint64", "float32", "complex64"] as const;

const VALUES: readonly unknown[] = [
  0,
  2,
  -3,
  300,
  2 ** 40,
  -0,
  2 ** 70,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  false,
  3n,
  -1n,
  2n ** 70n,
  { re: 1, im: -2 },
  [1, 2, 0, 3, 1, 2],
  [true, false, true, true, false, false],
  [1.5, 2, 3],
  [[1], [2]],
  [],
  [["x"]],
  new Int16Array([3, 2, 1, 1, 2, 3]),
  null,
  undefined,
  "2",
];

const BINARY: readonly Call[] = [
  add,
  arctan2,
  bitwiseAnd,
  copysign,
  divide,
  equal,
  floorDivide,
  ldexp,
  less,
  logicalAnd,
  maximum,
  power,
] as unknown as readonly Call[];
const UNARY = [sin, sqrt] as unknown as readonly Call[];
const BETWEEN = clip as unknown as Call;
const MADE = ufunc("made", (x, y, z) => x.mul(y).add(z)) as unknown as Call;

/** Six elements in several ways to lie, or a part of them. */
const layouts = (a: NDArray): readonly NDArray[] => [a, a.reshape([2, 3]).T, a.slice("::-2"), a.reshape([6, 1])];

const six = (dtype: DTypeName): NDArray => array([0, 1, 2, 3, 1, 5]).astype(dtype) as unknown as NDArray;

/** What a call gives; the option, though it is the default, leaves only the long way. */
function outcome(call: Call, operands: readonly unknown[], options?: object): unknown {
  try {
    const a = (options === undefined ? call(...operands) : call(...operands, options)) as NDArray;
    return { dtype: a.dtype.name, shape: a.shape, strides: a.strides, elements: a.toNested() };
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

/** Each twice: the loop that one call finds serves the next. */
function check(call: Call, operands: readonly unknown[]): void {
  const long = outcome(call, operands, { casting: "same_kind" });
  const about = `${(call as unknown as { name: string }).name} of ${String(operands.map(String))}`;
  expect(outcome(call, operands), about).toEqual(long);
  expect(outcome(call, operands), about).toEqual(long);
}

describe.each(NAMES)("arrays of %s", (name) => {
  test("beside values of every kind", () => {
    for (const call of BINARY) {
      for (const a of layouts(six(name))) {
        for (const value of VALUES) {
          check(call, [a, value]);
          check(call, [value, a]);
        }
      }
    }
  });

  test("among two others, and as the only operand", () => {
    const a = six(name);
    const others = [
      ...VALUES,
      a,
      a.reshape([2, 3]),
      a.slice("::-1"),
      six("float64"),
      six("int32").reshape([6, 1]),
      a.slice(0),
      a.slice(":0"),
    ];
    for (const call of [BETWEEN, MADE]) {
      for (const x of [a, a.reshape([2, 3]).T, 2]) {
        for (const y of others) for (const z of [0, 2, 1.5, true, 300, a, [1, 2, 3]]) check(call, [x, y, z]);
      }
    }
    for (const call of UNARY) for (const value of [...VALUES, ...layouts(a)]) check(call, [value]);
  });

  test("into a result that is given, whatever it shares and whether it fits", () => {
    for (const value of VALUES) {
      for (const [call, operands] of [
        [add, [value]],
        [clip, [0, value]],
      ] as unknown as [Call, unknown[]][]) {
        const results = [false, true].map((isLong) => {
          const a = six(name);
          const grid = six(name).reshape([2, 3]);
          const outs = [a, a.slice("::-1"), zeros([6], { dtype: name }), zeros([6]), zeros([5]), grid, zeros([2, 6])];
          const more = isLong ? { casting: "same_kind" } : {};
          return [...outs, a, grid].map((out, k) => {
            const first = k < 8 ? a : grid.T;
            const given = outcome(call, [first, ...operands], { out, ...more });
            return [given, (out as NDArray).toNested(), a.toNested()];
          });
        });
        expect(results[0]).toEqual(results[1]);
      }
    }
  });
});

test("a list is read for each call", () => {
  const list: ArrayLike[] = [1, 2, 3];
  expect(add(arange(3), list as number[]).toNested()).toEqual([1, 3, 5]);
  list[0] = 10;
  expect(add(arange(3), list as number[]).toNested()).toEqual([10, 3, 5]);
});

test("of many operands the dtypes of the last count too", () => {
  const total = fuse((a, b, c, d, e, f, g, h, i, j, k, l) =>
    [b, c, d, e, f, g, h, i, j, k, l].reduce((sum, value) => sum.add(value), a),
  ) as (...operands: readonly NDArray[]) => NDArray;
  const others = Array.from({ length: 11 }, () => ones(2, { dtype: "complex128" }) as NDArray);
  for (const dtype of ["float32", "int32", "float64"] as const) {
    expect(total(...others, array([1, 2], { dtype })).real.toNested()).toEqual([12, 13]);
  }
});

test("the sign of a zero beside integers is seen by functions of floats", () => {
  const ints = array([1, -2], { dtype: "int32" });
  expect(divide(ints, -0).toNested()).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(copysign(ints, -0).toNested()).toEqual([-1, -2]);
  expect(arctan2(-0, ints).toNested()).toEqual([-0, -Math.PI]);
  expect(add(ints, -0).toNested()).toEqual([1, -2]);
});
