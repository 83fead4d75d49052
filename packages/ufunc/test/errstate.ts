/** Floating-point errors: NumPy finds the same ones, and a call that raises changes nothing. */
import type { DTypeName } from "@strided/buffer";
import type { Value } from "@strided/kernel";
import { array, type NDArray } from "@strided/ndarray";
import { describe, expect, test, vi } from "vitest";
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
  multiply,
  sqrt,
  subtract,
  sum,
} from "../src/index.ts";
import { ufunc } from "./functions.ts";
import { golden } from "./goldens/load.ts";

type Call = readonly [name: string, dtype: DTypeName, operands: readonly string[], fact: string | null];

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

export function describeErrorState(): void {
  test.each(golden<Call[]>("errstate"))("%s of %s %j: %s", (name, dtype, operands, numpys) => {
    const arrays = operands.map((text) => array([number(text)], { dtype }) as unknown as NDArray);
    const f = ufunc(name);
    expect(factOf(() => f?.(...arrays))).toBe(numpys);
    expect(factOf(() => f?.(...arrays), { all: "ignore" })).toBe(null);
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
    expect(factOf(() => divide([{ re: 0, im: 1 }], [{ re: 0, im: 0 }]))).toBe("divide");
    // A narrower out is part of the result.
    const out = array([0], { dtype: "float32" });
    expect(factOf(() => add([1e300], 0, { out: out as unknown as NDArray }))).toBe("over");
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
