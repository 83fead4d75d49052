/** explain of universal functions is what then happens: thousands of calls with any operands, overlaps, dtypes and out. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as np from "../../src/index.ts";

const FUNCTIONS = [np.add, np.multiply, np.maximum, np.less, np.divide] as const;
const DTYPES = ["uint8", "int16", "float32", "float64", "complex128"] as const;
const RUNS = process.env.FUZZ === "long" ? 50_000 : 3000;

/** Square views of one memory, so that they may overlap in any way, and others. */
function viewOf(memory: np.NDArray, kind: number, side: number): np.NDArray {
  const square = memory.slice(`:${side}, :${side}`);
  switch (kind) {
    case 0:
      return square;
    case 1:
      return square.T;
    case 2:
      return square.slice("::-1");
    case 3:
      return memory.slice(`1:${side + 1}, :${side}`);
    case 4:
      return square.slice(0);
    case 5:
      return memory.slice(`4:${4 + side}, 4:${4 + side}`);
    default:
      return square.copy();
  }
}

const operand = fc.oneof(
  fc.record({ kind: fc.nat({ max: 6 }), dtype: fc.constantFrom("same" as const, ...DTYPES) }),
  fc.constantFrom(2, 0.5, true, [1, 2, 3]),
);

describe("explain foretells", () => {
  test("outcome, bytes and errors of universal functions", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FUNCTIONS),
        operand,
        operand,
        fc.option(fc.nat({ max: 6 }), { nil: undefined }),
        fc.constantFrom(...DTYPES),
        fc.integer({ min: 1, max: 4 }),
        (fn, p, q, out, dtype, side) => {
          const memory = np.arange(64).astype(dtype).reshape([8, 8]) as np.NDArray;
          const made = [p, q].map((one) => {
            if (typeof one !== "object" || !("kind" in one)) return one;
            const view = viewOf(memory, one.kind, side);
            return one.dtype === "same" ? view : view.astype(one.dtype);
          });
          const options = out === undefined ? {} : { out: viewOf(memory, out, side) };
          const told = attempt(() => np.explain(fn as never, ...(made as never[]), options));
          const done = attempt(() =>
            np.trace(() => (fn as (...args: readonly unknown[]) => unknown)(...made, options)),
          );
          expect(told.error).toBe(done.error);
          if (told.value === undefined || done.value === undefined) return;
          const { outcome, bytes, operands } = told.value as np.Explanation;
          const { total, byPurpose } = done.value as np.Trace;
          // Scalars are arrays without axes on their way in, of which explain does not speak.
          const scalars = made.filter((one) => typeof one === "number" || typeof one === "boolean").length;
          expect(total.bytes - bytes).toBeLessThanOrEqual(16 * scalars);
          expect(total.bytes).toBeGreaterThanOrEqual(bytes);
          const copied = operands?.filter((fate) => fate.outcome === "copied") ?? [];
          expect(byPurpose.guard).toEqual({
            count: copied.length,
            bytes: copied.reduce((sum, fate) => sum + fate.bytes, 0),
          });
          if (copied.length > 0) expect(outcome).toBe("buffered");
          if (out === undefined) expect(byPurpose.result.count).toBe(1);
          else expect([byPurpose.result.count, outcome === "copy"]).toEqual([0, false]);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

function attempt(run: () => unknown): { readonly value?: unknown; readonly error: string | null } {
  try {
    return { value: run(), error: null };
  } catch (error) {
    return { error: `${(error as Error).name}: ${(error as Error).message}` };
  }
}

describe("in words", () => {
  const a = np.arange(9).reshape([3, 3]);

  test("a fresh result", () => {
    const { outcome, reason, bytes, advice } = np.explain(np.add, a, a);
    expect([outcome, bytes, advice]).toEqual(["copy", 72, null]);
    expect(reason).toBe("the result is a new array of float64 with shape (3,3); no operand is copied");
    const big = np.zeros([100, 100]);
    expect(np.explain(np.add, big, 1).advice).toBe(
      "out: an array of float64 with shape (100,100), used again from call to call, saves 80,000 B each time",
    );
  });

  test("in place, buffered by overlap, cast on the way", () => {
    expect(np.explain(np.add, a, 1, { out: a })).toMatchObject({ outcome: "in place", bytes: 0, advice: null });
    const overlapping = np.explain(np.add, a, a.T, { out: a });
    expect(overlapping).toMatchObject({ outcome: "buffered", bytes: 72 });
    expect(overlapping.reason).toMatch(
      /^input 1 is read while out is written, and element \[\d, \d\] of the one and \[\d, \d\] of the other share a byte$/,
    );
    const cast = np.explain(np.add, a, a.astype("int16"));
    expect(cast).toMatchObject({ outcome: "buffered", bytes: 72 });
    expect(cast.reason).toBe("input 1 is int16 and becomes float64 element by element on its way, never as a whole");
  });

  test("as text", () => {
    expect(np.format(np.explain(np.add, a, a.slice(0)))).toBe(`add: copy, 72 B
  the result is a new array of float64 with shape (3,3); no operand is copied
  input 0  read  read where it lies
  input 1  read  read where it lies, stretched from (3,) to (3,3) by strides of 0
  out 0    made  a new array of float64 with shape (3,3)`);
  });

  test("what is not known is refused", () => {
    expect(() => np.explain("sort" as never, a)).toThrow(
      /^explain: nothing is known about this function; got "sort", expected /,
    );
    expect(() => np.explain(Math.sin as never, a)).toThrow(
      "explain: nothing is known about this function; got function sin, expected a universal function or a name: reshape",
    );
  });
});

test("memory that is gone can be viewed, as in the call, but not be read", () => {
  const a = np.zeros([3, 4]);
  a[Symbol.dispose]();
  expect(np.explain("reshape", a, [12]).outcome).toBe("view");
  expect(a.reshape([12]).shape).toEqual([12]);
  for (const [foretell, call] of [
    [() => np.explain("copy", a), () => a.copy()],
    [() => np.explain("reshape", a.T, [12]), () => a.T.reshape([12])],
    [() => np.explain("astype", a, "int8"), () => a.astype("int8")],
    [() => np.explain(np.add, a, 1), () => np.add(a, 1)],
    [() => np.explain(np.add, 1, 1, { out: a }), () => np.add(1, 1, { out: a })],
  ]) {
    expect(call).toThrow(np.DisposedError);
    expect(foretell).toThrow(np.DisposedError);
  }
});
