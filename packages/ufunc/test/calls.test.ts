/** What the options of a call do, and what its errors say. */
import { canCast, DTYPES, type DTypeName } from "@strided/buffer";
import { array, broadcastTo, type NDArray, ones, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import {
  add,
  divide,
  frexp,
  less,
  modf,
  multiply,
  negative,
  sqrt,
  subtract,
  tanh,
  type UfuncOptions,
} from "../src/index.ts";

const of = (dtype: DTypeName, ...values: number[]): NDArray => array(values, { dtype }) as unknown as NDArray;

describe("out", () => {
  test("is filled and given back", () => {
    const out = zeros(2) as unknown as NDArray;
    expect(add([1, 2], [3, 4], { out })).toBe(out);
    expect(out.toNested()).toEqual([4, 6]);
  });

  test("may be a list of one array, or of null, or null", () => {
    const out = zeros(2) as unknown as NDArray;
    expect(add([1, 2], 1, { out: [out] })).toBe(out);
    expect(add([1, 2], 1, { out: [null] }).toNested()).toEqual([2, 3]);
    expect(add([1, 2], 1, { out: null }).toNested()).toEqual([2, 3]);
  });

  test("may be an operand", () => {
    const a = of("int32", 1, 2, 3);
    expect(multiply(a, a, { out: a })).toBe(a);
    expect(a.toNested()).toEqual([1, 4, 9]);
  });

  test("may be of any dtype that the result casts to by the same kind", () => {
    for (const name of Object.keys(DTYPES) as DTypeName[]) {
      const out = zeros(2, { dtype: name }) as unknown as NDArray;
      const call = () => add(of("float32", 1, 0), of("float32", 1, 0), { out });
      if (canCast("float32", name, "same_kind")) expect(call().flatten().astype("float64").toNested()).toEqual([2, 0]);
      else expect(call).toThrow(expect.objectContaining({ name: "CastingError" }));
    }
  });

  test("of a looser rule may be of any dtype, and values are cast as NumPy casts them", () => {
    const out = zeros(3, { dtype: "uint8" }) as unknown as NDArray;
    add(of("float64", 1.9, 255, 256), of("float64", 0, 0, 3), { out, casting: "unsafe" });
    expect(out.toNested()).toEqual([1, 255, 3]);
  });

  test("does not change what is computed: the loop is that of the operands", () => {
    const out = zeros(1, { dtype: "float64" }) as unknown as NDArray;
    add(of("uint8", 255), of("uint8", 1), { out });
    expect(out.toNested()).toEqual([0]);
    divide(of("int8", 1), of("int8", 3), { out: out });
    expect(out.get(0)).toBe(1 / 3);
  });
});

test("half floats are rounded before they are cast back by at", () => {
  const a = of("uint8", 7, 7);
  tanh.at(a, [0]);
  expect(a.toNested()).toEqual([1, 7]);
});

test("a given result has a say in where the elements of another one lie", () => {
  const a = zeros([2, 3]).T as unknown as NDArray;
  expect(modf(a, { out: [null, zeros([3, 2]) as unknown as NDArray] }).map(({ strides }) => strides)).toEqual([
    [16, 8],
    [16, 8],
  ]);
  expect(modf(a).map(({ strides }) => strides)).toEqual([
    [8, 24],
    [8, 24],
  ]);
});

test("half floats are rounded before they are cast to out, with a mask too", () => {
  const x = array([114, 77], { dtype: "float16" });
  const out = zeros([2]) as unknown as NDArray;
  expect(multiply(x, x, { out }).toNested()).toEqual([12992, 5928]);
  out.assign(1);
  expect(multiply(x, x, { out, where: [true, false] }).toNested()).toEqual([12992, 1]);
});

describe("dtype", () => {
  test("is the dtype of the loop and of the result", () => {
    const sum = add(of("uint8", 255), of("uint8", 1), { dtype: "uint16" });
    expect([sum.dtype.name, sum.toNested()]).toEqual(["uint16", [256]]);
    expect(sqrt(of("int8", 1), { dtype: "float32" }).dtype.name).toBe("float32");
    expect(divide(of("int64", 1), of("int64", 2), { dtype: DTYPES.float32 }).toNested()).toEqual([0.5]);
  });

  test("operands are cast to it before anything is computed", () => {
    const sum = add(of("float64", 1.75), of("float64", 1.75), { dtype: "int32", casting: "unsafe" });
    expect([sum.dtype.name, sum.toNested()]).toEqual(["int32", [2]]);
  });

  test("is met by the loop that takes the operands as they are, if there is one", () => {
    expect(divide(of("float64", 1.5), of("float64", 2), { dtype: "float64" }).toNested()).toEqual([0.75]);
    expect(divide(of("int8", 3), of("int8", 2), { dtype: "float64" }).toNested()).toEqual([1.5]);
  });

  test("takes whole numbers beside truth values", () => {
    const sum = add([true], 127, { dtype: "uint16" });
    expect([sum.dtype.name, sum.toNested()]).toEqual(["uint16", [128]]);
    expect(() => add([true], -1, { dtype: "uint16" })).toThrow("-1 is out of bounds for uint16");
  });

  test("is that of all results", () => {
    expect(modf([1.5], { dtype: "float32" }).map(({ dtype }) => dtype.name)).toEqual(["float32", "float32"]);
    expect(() => frexp([1.5], { dtype: "float64" })).toThrow(expect.objectContaining({ name: "DTypeError" }));
  });

  test("of a comparison can only be bool", () => {
    expect(less([1], [2], { dtype: "bool" }).toNested()).toEqual([true]);
    expect(() => less([1], [2], { dtype: "float64" })).toThrow(expect.objectContaining({ name: "DTypeError" }));
  });
});

describe("casting", () => {
  test.each<[UfuncOptions["casting"], boolean, boolean]>([
    ["no", false, false],
    ["equiv", false, false],
    ["safe", true, false],
    ["same_kind", true, true],
    ["unsafe", true, true],
  ])("%s lets int16 into a float64 loop: %s, float64 into float32: %s", (casting, widens, narrows) => {
    const allowed = (call: () => NDArray): boolean => {
      try {
        return call() !== undefined;
      } catch (error) {
        expect((error as Error).name).toBe("CastingError");
        return false;
      }
    };
    const options = { ...(casting === undefined ? {} : { casting }) };
    expect(allowed(() => add(of("int16", 1), of("float64", 1), options))).toBe(widens);
    expect(allowed(() => add(of("float64", 1), of("float64", 1), { ...options, dtype: "float32" }))).toBe(narrows);
  });
});

describe("errors", () => {
  const a = ones([2, 3]) as unknown as NDArray;
  const flags = array([true, false]) as unknown as NDArray;
  const readOnly = broadcastTo(0, [2, 3]);
  const into = (dtype: DTypeName, shape: number[]): NDArray => zeros(shape, { dtype }) as unknown as NDArray;

  test.each<[string, () => unknown, string, string]>([
    [
      "an unknown option names the known ones",
      () => add(a, a, { output: a } as UfuncOptions),
      "TypeError",
      'add: unknown option; got "output", expected one of out, dtype, casting, order',
    ],
    [
      "an operand too few",
      () => add(...([a] as unknown as [NDArray, NDArray])),
      "TypeError",
      "add: wrong number of operands; got 1, expected 2",
    ],
    [
      "a number where options belong",
      () => add(a, a, 3 as UfuncOptions),
      "TypeError",
      "add: wrong number of operands; got 3, expected 2",
    ],
    [
      "an unknown order",
      () => add(a, a, { order: "Q" as "C" }),
      "TypeError",
      'add: unknown order; got "Q", expected one of C, F, A, K',
    ],
    [
      "an unknown casting rule",
      () => add(a, a, { casting: "samekind" as "safe" }),
      "CastingError",
      'unknown casting rule; got "samekind", expected one of no, equiv, safe, same_kind, unsafe',
    ],
    [
      "an unknown dtype",
      () => add(a, a, { dtype: "float" as "float64" }),
      "DTypeError",
      'add: unknown dtype; got "float", expected one of bool, int8',
    ],
    [
      "truth values are not subtracted",
      () => subtract(flags, flags),
      "DTypeError",
      "subtract: ufunc 'subtract' not supported for the input types; got (bool, bool), expected one of bb->b",
    ],
    [
      "truth values have no negative",
      () => negative(flags),
      "DTypeError",
      "negative: ufunc 'negative' not supported for the input types; got (bool), expected one of b->b",
    ],
    [
      "a quotient of a dtype that has no loop for it",
      () => divide(a, a, { dtype: "int32" }),
      "DTypeError",
      "divide: ufunc 'divide' not supported for dtype int32 and the input types; got (float64, float64), expected one of ",
    ],
    [
      "shapes that do not go together",
      () => add(ones([2, 3]), ones([2, 4])),
      "ShapeError",
      "add: operands could not be broadcast together with shapes (2,3) (2,4)",
    ],
    [
      "an out that would have to be stretched",
      () => add(a, a, { out: into("float64", [3]) }),
      "ShapeError",
      "add: non-broadcastable output operand with shape (3,) doesn't match the broadcast shape (2,3)",
    ],
    [
      "an out that does not go together with the operands",
      () => add(a, a, { out: into("float64", [4]) }),
      "ShapeError",
      "add: operands could not be broadcast together with shapes (2,3) (2,3) (4,)",
    ],
    [
      "an out of a dtype that loses the kind",
      () => add(a, a, { out: into("int64", [2, 3]) }),
      "CastingError",
      "add: cannot cast ufunc 'add' output from float64 to int64 with casting rule 'same_kind'",
    ],
    [
      "an operand that the loop's dtype does not take",
      () => add(a, a, { dtype: "int32" }),
      "CastingError",
      "add: cannot cast ufunc 'add' input 0 from float64 to int32 with casting rule 'same_kind'",
    ],
    [
      "a read-only out",
      () => add(a, a, { out: readOnly }),
      "ReadOnlyError",
      "add: assignment destination is read-only; got shape (2,3) made read-only by broadcastTo, expected a writeable array",
    ],
    [
      "an out that is no array",
      () => add(a, a, { out: new Float64Array(6) as unknown as NDArray }),
      "TypeError",
      "add: out must be an array, or a list with one array or null per output",
    ],
    [
      "more outs than results",
      () => add(a, a, { out: [a, a] }),
      "TypeError",
      "add: out must be an array, or a list with one array or null per output",
    ],
    [
      "lists of different lengths",
      () => sqrt([[1], [1, 2]]),
      "ShapeError",
      "sqrt: the lists have an inhomogeneous shape after 1 dimension",
    ],
    [
      "something that is no element",
      () => add([1], ["2"] as unknown as number[]),
      "CastingError",
      "add: cannot make an element; got string",
    ],
  ])("%s", (_, call, name, text) => {
    expect(call).toThrow(expect.objectContaining({ name, message: expect.stringContaining(text) }));
  });

  test("carry their facts as fields", () => {
    const caught = (call: () => unknown): object => {
      try {
        call();
      } catch (error) {
        return error as object;
      }
      return expect.fail("nothing was thrown");
    };
    expect(caught(() => subtract(flags, flags))).toMatchObject({ dtypes: ["bool", "bool"] });
    expect(caught(() => add(a, a, { out: into("int8", [2, 3]) }))).toMatchObject({
      from: "float64",
      to: "int8",
      casting: "same_kind",
    });
    expect(caught(() => add(a, a, { out: into("float64", [3]) }))).toMatchObject({ shape: [3], expected: [2, 3] });
  });

  test("leave out as it was", () => {
    const out = into("int64", [2, 3]);
    expect(() => add(a, a, { out })).toThrow();
    const list = into("float64", [2]);
    expect(() => add([1, 2], [1, 2, 3], { out: list })).toThrow();
    expect([out.toNested(), list.toNested()]).toEqual([
      [
        [0n, 0n, 0n],
        [0n, 0n, 0n],
      ],
      [0, 0],
    ]);
  });
});
