/** Floating-point errors: NumPy finds the same ones, and a call that raises changes nothing. */
import type { DTypeName } from "@strided/buffer";
import type { Value } from "@strided/kernel";
import { array, broadcastTo, type NDArray } from "@strided/ndarray";
import { describe, expect, test, vi } from "vitest";
import * as functions from "../src/index.ts";
import {
  add,
  cumsum,
  divide,
  divmod,
  type ErrorState,
  errstate,
  FloatingPointError,
  fuse,
  log,
  matmul,
  multiply,
  sqrt,
  subtract,
  sum,
} from "../src/index.ts";
import { ufunc } from "./functions.ts";
import { golden } from "./goldens/load.ts";

type Call = readonly [name: string, dtype: DTypeName, operands: readonly string[], fact: string | null];

/** Operands as lists of texts, with names for numbers whose squares or doubles do not fit. */
type Nested = string | number | readonly Nested[];
type Further = readonly [
  name: string,
  dtype: DTypeName,
  operands: readonly Nested[],
  options: { readonly at?: readonly number[]; readonly weights?: Nested },
  fact: string | null,
];
const SIZES = golden<{ readonly [dtype: string]: { readonly [name: string]: string } }>("errstate-sizes");

function operandOf(operand: Nested, dtype: DTypeName): unknown {
  if (Array.isArray(operand)) return operand.map((item) => operandOf(item, dtype));
  const [, sign, text] = /^(-?)(.*)$/.exec(String(operand)) as unknown as [string, string, string];
  return number(sign + (SIZES[dtype]?.[text] ?? text));
}

const number = (text: string): number => Number(text.replace("inf", "Infinity"));

/** The fact of the error that a function raises, null if it raises none. */
function factOf(fn: () => unknown, state: ErrorState = { all: "raise" }): string | null {
  try {
    errstate(state, fn);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(FloatingPointError);
    return (error as FloatingPointError).fact;
  }
}

interface AnyFunction {
  (...args: readonly unknown[]): NDArray;
  at(...args: readonly unknown[]): void;
}

export function describeErrorState(): void {
  test.each(golden<Call[]>("errstate"))("%s of %s %j: %s", (name, dtype, operands, numpys) => {
    const arrays = operands.map((text) => array([number(text)], { dtype }) as unknown as NDArray);
    const f = ufunc(name);
    expect(factOf(() => f?.(...arrays))).toBe(numpys);
    expect(factOf(() => f?.(...arrays), { all: "ignore" })).toBe(null);
  });

  test.each(golden<Further[]>("errstate-further"))("%s of %s %j %j: %s", (name, dtype, operands, given, numpys) => {
    const arrays = operands.map(
      (operand) => array(operandOf(operand, dtype) as number[], { dtype }) as unknown as NDArray,
    );
    const { at, ...options } =
      given.weights === undefined ? given : { ...given, weights: operandOf(given.weights, dtype) };
    const f = (functions as unknown as Record<string, AnyFunction>)[name.replace(".at", "")];
    const run = (): unknown => (at === undefined ? f(...arrays, options) : f.at(arrays[0], at, ...arrays.slice(1)));
    const before = arrays.map((a) => a.copy());
    expect(factOf(run)).toBe(numpys);
    if (numpys !== null) for (const [k, a] of arrays.entries()) expect(a.toNested()).toEqual(before[k].toNested());
    expect(factOf(run, { all: "ignore" })).toBe(null);
  });

  describe("a call that raises", () => {
    test("names function, fact and data", () => {
      const call = (): unknown => divide([[1, 2, 3]], [[1], [0]]);
      expect(() => errstate({ divide: "raise" }, call)).toThrow(
        new FloatingPointError(
          'divide: divide by zero encountered; got 1 and 0 at index (1,0), expected no such operands while errstate has divide "raise"',
          "divide",
        ),
      );
    });

    test("changes nothing in out, even where the operands are out", () => {
      const a = array([1, 2, 0]);
      expect(factOf(() => divide(a, a, { out: a }))).toBe("invalid");
      expect(factOf(() => log(a, { out: a }))).toBe("divide");
      expect(a.toNested()).toEqual([1, 2, 0]);
      const outs = [array([7]), array([8])];
      expect(factOf(() => divmod([1], [0], { out: outs }))).toBe("divide");
      expect(outs.map((out) => out.toNested())).toEqual([[7], [8]]);
      const total = array(5);
      expect(factOf(() => sum([1e308, 1e308], { out: total }))).toBe("over");
      expect(total.get()).toBe(5);
    });

    test("leaves the state outside as it was", () => {
      factOf(() => sqrt(-1));
      expect(sqrt([-1]).toNested()).toEqual([Number.NaN]);
    });
  });

  test("a call that does not raise gives what it gives without errstate", () => {
    const out = array([0, 0]);
    errstate({ all: "raise" }, () => {
      expect(divide([1, 2], 2, { out })).toBe(out);
      expect(add(1, [2, 3], { where: [true, false] }).toNested()).toEqual([3, 0]);
      expect(divide([1, 1], [1, 0], { out, where: [true, false] }).toNested()).toEqual([1, 1]);
      expect(sum([[1, 2]], { axis: 0, out })).toBe(out);
      expect(sum([1, 2], { initial: Number.POSITIVE_INFINITY })).toBe(Number.POSITIVE_INFINITY);
      expect(add.reduceat([1, 1, 2], [0, 2], { out })).toBe(out);
      expect(out.toNested()).toEqual([2, 2]);
      expect(sum([[1, 2]], { axis: 0, out })).toBe(out);
      expect(sum([])).toBe(0);
      expect(() => divide([1, 2], 2, { out: array([1, 2, 3]) })).toThrow("divide: ");
    });
    expect(out.toNested()).toEqual([1, 2]);
  });

  test("reductions, running results, outer products and fused expressions are looked at", () => {
    const total = array(5);
    expect(factOf(() => sum([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]))).toBe("invalid");
    expect(factOf(() => cumsum([1e308, 1e308]))).toBe("over");
    expect(factOf(() => add.reduceat([1e308, 1e308, 1], [0, 2]))).toBe("over");
    expect(factOf(() => subtract.reduceat([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], [0]))).toBe("invalid");
    const sums = array([7, 7]);
    expect(factOf(() => add.reduceat([1e308, 1e308, 1], [0, 2], { out: sums }))).toBe("over");
    expect(sums.toNested()).toEqual([7, 7]);
    expect(factOf(() => multiply.outer([1e308], [1e308]))).toBe("over");
    expect(
      factOf(() => fuse((a: Value, b: Value) => a.sub(b))([Number.POSITIVE_INFINITY], [Number.POSITIVE_INFINITY])),
    ).toBe("invalid");
    const squares = fuse((a: Value, b: Value) => a.sub(b).square().sum());
    expect(factOf(() => squares([1e300, 0], [0, 0]))).toBe("over");
    expect(factOf(() => squares([1e154, 1e154], [0, 0], { out: total }))).toBe("over");
    expect(total.get()).toBe(5);
    expect(factOf(() => squares([1, 2], [1, 2]))).toBe(null);
    expect(factOf(() => fuse((a: Value) => a.prod())([1e-300, 1e-300]))).toBe("under");
    expect(factOf(() => divide([{ re: 0, im: 1 }], [{ re: 0, im: 0 }]))).toBe("divide");
    // A narrower out is part of the result.
    const out = array([0], { dtype: "float32" });
    expect(factOf(() => add([1e300], 0, { out: out as unknown as NDArray }))).toBe("over");
  });

  test("products of half floats are summed in single precision, and looked at again when they are rounded", () => {
    const half = (values: number[][]): NDArray => array(values, { dtype: "float16" }) as unknown as NDArray;
    expect(factOf(() => matmul(half([[300, 300]]), half([[300], [-300]])))).toBe(null);
    expect(factOf(() => matmul(half([[300]]), half([[300]])))).toBe("over");
    expect(factOf(() => matmul(half([[1e-4]]), half([[1e-4]])))).toBe("under");
  });

  test("what of at and products raises names the element, and changes nothing", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    expect(() =>
      errstate({ all: "raise" }, () =>
        divide.at(
          a,
          [1, 1],
          [
            [1, 2],
            [0, 1],
          ],
        ),
      ),
    ).toThrow(
      'divide: divide by zero encountered; got 3 and 0 at index (1,0), expected no such operands while errstate has divide "raise"',
    );
    expect(() =>
      errstate({ all: "raise" }, () =>
        divide.at(
          a,
          [1, 1],
          [
            [1, 2],
            [1, 0],
          ],
        ),
      ),
    ).toThrow("got 2 and 0 at index (1,1)");
    expect(a.toNested()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(() =>
      errstate({ all: "raise" }, () =>
        matmul(
          [
            [1e300, 1],
            [1, 1],
          ],
          [
            [1, 1e300],
            [1, 1],
          ],
          { out: a },
        ),
      ),
    ).toThrow(
      'matmul: overflow encountered; got 1e+300 and 1e+300 at index (0,1), expected no such operands while errstate has over "raise"',
    );
    expect(a.toNested()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    errstate({ all: "raise" }, () => {
      divide.at(a, [0, 0], [[2], [5]]);
      add.at(a, [1, Int32Array.of(0, 0, 1)], 1);
      expect(matmul(a, [1, 1], { out: array([0, 0]) }).toNested()).toEqual([0.1 + 0.2, 10]);
    });
    expect(a.toNested()).toEqual([
      [0.1, 0.2],
      [5, 5],
    ]);
    const locked = broadcastTo([1], [2]);
    expect(() => errstate({ all: "raise" }, () => add.at(locked as unknown as NDArray, [0], 1))).toThrow("read-only");
  });

  test("states are nested, and what an inner one leaves out stays", () => {
    errstate({ divide: "raise" }, () => {
      expect(errstate({ divide: "ignore" }, () => divide(1, 0)).get()).toBe(Number.POSITIVE_INFINITY);
      expect(() => errstate({ invalid: "raise" }, () => divide(1, 0))).toThrow(FloatingPointError);
      expect(() => divide(1, 0)).toThrow(FloatingPointError);
    });
    expect(divide(1, 0).get()).toBe(Number.POSITIVE_INFINITY);
  });

  test("a warning is told on the console, once for a call, which goes on", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(errstate({ all: "warn" }, () => sqrt([-1, -4])).toNested()).toEqual([Number.NaN, Number.NaN]);
    expect(warn.mock.calls).toEqual([
      [
        'sqrt: invalid value encountered; got -1 at index (0,), expected no such operands while errstate has invalid "warn"',
      ],
    ]);
    warn.mockRestore();
  });

  test("bad input is refused", () => {
    expect(() => errstate({ divide: "print" } as never, () => 0)).toThrow(
      new TypeError('errstate: unknown action for divide; got "print", expected one of ignore, warn, raise'),
    );
    expect(() => errstate({ overflow: "raise" } as never, () => 0)).toThrow("errstate: ");
    expect(() => errstate({}, async () => 0)).toThrow(
      new TypeError(
        "errstate: the function has not ended when it returns; got a promise, expected arrays or other values",
      ),
    );
  });
}
