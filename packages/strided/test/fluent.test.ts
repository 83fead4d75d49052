/** `strided/fluent`: methods that are the functions, and expressions that read the same over arrays and elements. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import "strided/fluent";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import * as np from "../src/index.ts";
import { array, type NDArray } from "../src/index.ts";

const reals = array([
  [4, 9, 16],
  [1, 25, 36],
]);
const integers = array([
  [4n, 9n, 16n],
  [1n, 25n, 36n],
]);
const mask = array([true, false, true]);

/** Method and function of the same arguments. */
const PAIRS: readonly [string, (a: NDArray) => unknown, (a: NDArray) => unknown][] = [
  ["add", (a) => a.add(1), (a) => np.add(a, 1)],
  ["sub", (a) => a.sub([1, 2, 3]), (a) => np.subtract(a, [1, 2, 3])],
  ["mul", (a) => a.mul(2), (a) => np.multiply(a, 2)],
  ["div", (a) => a.div(2), (a) => np.divide(a, 2)],
  ["floordiv", (a) => a.floordiv(5), (a) => np.floorDivide(a, 5)],
  ["rem", (a) => a.rem(5), (a) => np.remainder(a, 5)],
  ["pow", (a) => a.pow(2), (a) => np.power(a, 2)],
  ["matmul", (a) => a.matmul(a.T), (a) => np.matmul(a, a.T)],
  ["neg", (a) => a.neg(), (a) => np.negative(a)],
  ["abs", (a) => a.neg().abs(), (a) => np.absolute(a)],
  ["square", (a) => a.square(), (a) => np.square(a)],
  ["sqrt", (a) => a.sqrt(), (a) => np.sqrt(a)],
  ["floor", (a) => a.div(3).floor(), (a) => np.floor(np.divide(a, 3))],
  ["ceil", (a) => a.div(3).ceil(), (a) => np.ceil(np.divide(a, 3))],
  ["trunc", (a) => a.div(-3).trunc(), (a) => np.trunc(np.divide(a, -3))],
  ["eq", (a) => a.eq(9), (a) => np.equal(a, 9)],
  ["ne", (a) => a.ne(9), (a) => np.notEqual(a, 9)],
  ["lt", (a) => a.lt(9), (a) => np.less(a, 9)],
  ["le", (a) => a.le(9), (a) => np.lessEqual(a, 9)],
  ["gt", (a) => a.gt(9), (a) => np.greater(a, 9)],
  ["ge", (a) => a.ge(9), (a) => np.greaterEqual(a, 9)],
  ["sum", (a) => a.sum({ axis: 0 }), (a) => np.sum(a, { axis: 0 })],
  ["prod", (a) => a.prod(), (a) => np.prod(a)],
  ["max", (a) => a.max({ axis: 1, keepdims: true }), (a) => np.max(a, { axis: 1, keepdims: true })],
  ["min", (a) => a.min(), (a) => np.min(a)],
  ["ptp", (a) => a.ptp(), (a) => np.ptp(a)],
  ["mean", (a) => a.mean({ axis: 1 }), (a) => np.mean(a, { axis: 1 })],
  ["std", (a) => a.std({ correction: 1 }), (a) => np.std(a, { correction: 1 })],
  ["var", (a) => a.var(), (a) => np.var(a)],
  ["any", (a) => a.any({ axis: 0 }), (a) => np.any(a, { axis: 0 })],
  ["all", (a) => a.all(), (a) => np.all(a)],
  ["argmax", (a) => a.argmax(), (a) => np.argmax(a)],
  ["argmin", (a) => a.argmin({ axis: 1 }), (a) => np.argmin(a, { axis: 1 })],
  ["cumsum", (a) => a.cumsum(), (a) => np.cumsum(a)],
  ["cumprod", (a) => a.cumprod({ axis: 0 }), (a) => np.cumprod(a, { axis: 0 })],
  ["dot", (a) => a.dot(a.T), (a) => np.dot(a, a.T)],
  ["conj", (a) => a.conj(), (a) => np.conj(a)],
  ["clip", (a) => a.clip(2, null), (a) => np.clip(a, 2, null)],
  ["take", (a) => a.take([2, 0], { axis: 1 }), (a) => np.take(a, [2, 0], { axis: 1 })],
  ["repeat", (a) => a.repeat(2, { axis: 0 }), (a) => np.repeat(a, 2, { axis: 0 })],
  ["compress", (a) => a.compress(mask, { axis: 1 }), (a) => np.compress(mask, a, { axis: 1 })],
  ["nonzero", (a) => a.nonzero(), (a) => np.nonzero(a)],
  ["swapaxes", (a) => a.swapaxes(0, 1), (a) => np.swapaxes(a, 0, 1)],
  ["squeeze", (a) => a.slice(null).squeeze(), (a) => np.squeeze(a.slice(null))],
  ["diagonal", (a) => a.diagonal({ offset: 1 }), (a) => np.diagonal(a, { offset: 1 })],
];

const BITS: typeof PAIRS = [
  ["and", (a) => a.and(5n), (a) => np.bitwiseAnd(a, 5n)],
  ["or", (a) => a.or(5n), (a) => np.bitwiseOr(a, 5n)],
  ["xor", (a) => a.xor(5n), (a) => np.bitwiseXor(a, 5n)],
  ["not", (a) => a.not(), (a) => np.bitwiseInvert(a)],
  ["shl", (a) => a.shl(2n), (a) => np.bitwiseLeftShift(a, 2n)],
  ["shr", (a) => a.shr(1n), (a) => np.bitwiseRightShift(a, 1n)],
  ["choose", (a) => a.rem(2n).choose([10, 20]), (a) => np.choose(np.remainder(a, 2n), [10, 20])],
];

describe("a method gives what the function gives", () => {
  const views: readonly [string, (a: NDArray) => NDArray][] = [
    ["an array", (a) => a],
    ["a view", (a) => a.slice("::-1, 1:")],
  ];
  describe.each(views)("of %s", (_, view) => {
    test.each(PAIRS)("%s of floats", (name, method, fn) => {
      const a = view(reals);
      if (name === "sub" || name === "compress" || name === "take") return same(method(reals), fn(reals));
      same(method(a), fn(a));
    });
    test.each(BITS)("%s of integers", (_name, method, fn) => same(method(view(integers)), fn(view(integers))));
  });

  function same(got: unknown, expected: unknown): void {
    expect(inspect(got)).toBe(inspect(expected));
  }
});

describe("in place", () => {
  test.each([
    ["iadd", 1n, [5n, 10n]],
    ["isub", 1n, [3n, 8n]],
    ["imul", 2n, [8n, 18n]],
    ["ifloordiv", 2n, [2n, 4n]],
    ["irem", 3n, [1n, 0n]],
    ["ipow", 2n, [16n, 81n]],
    ["iand", 8n, [0n, 8n]],
    ["ior", 1n, [5n, 9n]],
    ["ixor", 1n, [5n, 8n]],
    ["ishl", 1n, [8n, 18n]],
    ["ishr", 1n, [2n, 4n]],
  ] as const)("%s writes into the array and returns it", (name, other, expected) => {
    const owner = array([4n, 9n, 0n]);
    const a = owner.slice(":2");
    expect(a[name](other)).toBe(a);
    expect(owner.toNested()).toEqual([...expected, 0n]);
  });

  test("idiv divides floats, and refuses integers, which cannot hold a quotient", () => {
    expect(array([1, 3]).idiv(2).toNested()).toEqual([0.5, 1.5]);
    const a = array([1n, 3n]);
    expect(() => a.idiv(2n)).toThrow(/^divide: cannot cast/i);
    expect(a.toNested()).toEqual([1n, 3n]);
  });

  test("put and fill write", () => {
    const a = np.zeros([2, 2]);
    a.fill(3);
    a.put([0, 3], [1, 2]);
    expect(a.toNested()).toEqual([
      [1, 3],
      [3, 2],
    ]);
  });

  test("operands may overlap: A += A.T", () => {
    const a = np.arange(9).reshape([3, 3]);
    a.iadd(a.T);
    expect(a.toNested()).toEqual([
      [0, 4, 8],
      [4, 8, 12],
      [8, 12, 16],
    ]);
  });
});

test("an expression for fuse gives over arrays what it gives fused", () => {
  type Terms = {
    mul(x: unknown): Terms;
    sub(x: unknown): Terms;
    square(): Terms;
    sqrt(): Terms;
    div(x: unknown): Terms;
  };
  const expression = (a: Terms, b: Terms): unknown => a.mul(b).sub(3).square().div(b).sqrt();
  const b = array([1, 2, 4]);
  const fused = np.fuse(expression as never) as unknown as (a: NDArray, b: NDArray) => NDArray;
  expect(String(fused(reals, b))).toBe(String(expression(reals as never, b as never)));
});

test("nothing that arrays have already is replaced, and without the import they have none of it", () => {
  const script = `
    const { NDArray } = await import("@strided/ndarray");
    const before = Object.getOwnPropertyDescriptors(NDArray.prototype);
    await import("strided/fluent");
    const after = Object.getOwnPropertyDescriptors(NDArray.prototype);
    const replaced = Object.keys(before).filter((name) => before[name].value !== after[name].value || before[name].get !== after[name].get);
    const enumerable = Object.keys(NDArray.prototype);
    console.log(JSON.stringify({ had: "add" in before, has: "add" in after, replaced, enumerable }));
  `;
  const options = ["--conditions=@strided/source", "--input-type=module", "--eval", script];
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const said = JSON.parse(execFileSync(process.execPath, options, { encoding: "utf8", cwd }));
  expect(said).toEqual({ had: false, has: true, replaced: [], enumerable: [] });
});
