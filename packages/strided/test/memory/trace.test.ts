/** What trace tells of a run: what memory was made for, totals and peak, hints, the line that asked, mistakes. */
import { describe, expect, test } from "vitest";
import * as np from "../../src/index.ts";

const a = np.arange(12).reshape([3, 4]);

/** The allocations of a call, in short. */
function told(call: () => unknown): unknown[] {
  return np.trace(call).allocations.map(({ fn, purpose, dtype, shape, bytes }) => [fn, purpose, dtype, shape, bytes]);
}

describe("what memory is made for", () => {
  test.each<[string, () => unknown, unknown[]]>([
    ["a result", () => np.add(a, a), [["add", "result", "float64", [3, 4], 96]]],
    ["a result of another dtype", () => np.equal(a, a), [["equal", "result", "bool", [3, 4], 12]]],
    [
      "nothing, with out",
      () => np.add(a, a, { out: np.zeros([3, 4]).slice() }),
      [["zeros", "result", "float64", [3, 4], 96]],
    ],
    ["nothing, for views", () => [a.T, a.slice("1:"), a.reshape([12])], []],
    ["a copy of a view", () => a.T.reshape([12]), [["reshape", "copy", "float64", [12], 96]]],
    ["a copy that was asked for", () => a.copy(), [["copy", "result", "float64", [3, 4], 96]]],
    ["a cast", () => np.asarray(a, { dtype: "int16" }), [["asarray", "cast", "int16", [3, 4], 24]]],
    ["a cast that was asked for", () => a.astype("int16"), [["astype", "result", "int16", [3, 4], 24]]],
    ["another order", () => np.asarray(a, { order: "F" }), [["asarray", "copy", "float64", [3, 4], 96]]],
    [
      "a list on its way in",
      () => np.add(a, [1, 2, 3, 4]),
      [
        ["add", "temporary", "float64", [4], 32],
        ["add", "result", "float64", [3, 4], 96],
      ],
    ],
    [
      "an overlap guard of an assignment",
      () => {
        const x = np.zeros(6);
        x.slice("1:").assign(x.slice(":-1"));
      },
      [
        ["zeros", "result", "float64", [6], 48],
        ["assign", "guard", "float64", [5], 40],
      ],
    ],
    [
      "an overlap guard of a universal function",
      () => {
        const x = np.zeros([3, 3]);
        np.add(x, x.T, { out: x });
      },
      [
        ["zeros", "result", "float64", [3, 3], 72],
        ["add", "guard", "float64", [3, 3], 72],
      ],
    ],
  ])("%s", (_, call, expected) => {
    expect(told(call)).toEqual(expected);
  });

  test("reasons stand beside whatever is no result", () => {
    const { allocations } = np.trace(() => [a.copy(), a.T.reshape([12]), np.asarray(a, { dtype: "int16" })]);
    expect(allocations.map(({ reason }) => reason)).toEqual([
      null,
      "merging axes 0 and 1 needs strides[0] = shape[1] * strides[1]; got 8 and 3 * 32",
      expect.stringContaining("float64"),
    ]);
  });
});

describe("sums", () => {
  const traced = np.trace(() => {
    const x = np.zeros(1000);
    const y = np.add(x, x);
    y[Symbol.dispose]();
    const z = np.multiply(x, x);
    z.reshape([10, 100]).T.reshape([1000]);
    return x;
  });

  test("total, and by purpose", () => {
    expect(traced.total).toEqual({ count: 4, bytes: 32_000 });
    expect(traced.byPurpose).toEqual({
      result: { count: 3, bytes: 24_000 },
      copy: { count: 1, bytes: 8000 },
      cast: { count: 0, bytes: 0 },
      guard: { count: 0, bytes: 0 },
      temporary: { count: 0, bytes: 0 },
    });
    const summed = Object.values(traced.byPurpose).reduce((n, { bytes }) => n + bytes, 0);
    expect(summed).toBe(traced.total.bytes);
    expect(traced.allocations.reduce((n, { bytes }) => n + bytes, 0)).toBe(traced.total.bytes);
  });

  test("the peak leaves out what was given back before", () => {
    expect(traced.peak).toBe(24_000);
  });

  test("ticks order what was made and given back", () => {
    expect(traced.allocations.map(({ step, from, until }) => [step, from, until])).toEqual([
      [1, 0, null],
      [2, 1, 2],
      [3, 3, null],
      [4, 4, null],
    ]);
    expect(traced.ticks).toBe(5);
  });

  test("bytes read and written by loops", () => {
    const x = np.zeros(100);
    const y = np.zeros(100);
    const { read, written, passes } = np.trace(() => np.add(x, y, { out: x }));
    expect([read, written, passes]).toEqual([1600, 800, 1]);
    // The sum so far is read as well.
    expect(np.trace(() => np.sum(x)).read).toBe(808);
    expect(np.trace(() => x.T)).toMatchObject({ read: 0, written: 0, passes: 0 });
  });

  test("a guard ends with its call", () => {
    const x = np.zeros([100, 100]);
    const { peak, allocations } = np.trace(() => {
      for (let k = 0; k < 5; k++) np.add(x, x.T, { out: x });
    });
    expect([peak, allocations.length]).toEqual([80_000, 5]);
    expect(allocations.every(({ until }) => until !== null)).toBe(true);
  });

  test("of very many allocations the first are kept, and all are counted", () => {
    const { allocations, total } = np.trace(() => {
      for (let k = 0; k < 10_050; k++) np.zeros(1);
    });
    expect([allocations.length, total.count]).toEqual([10_000, 10_050]);
  });
});

test("the line is that of the caller, down to the column", () => {
  const { allocations } = np.trace(() => {
    np.zeros(3);
    return np.add(a, 1);
  });
  const here = /trace\.test\.ts:(\d+):(\d+)$/;
  const lines = allocations.map(({ line }) => Number(here.exec(line ?? "")?.[1]));
  expect(lines[1]).toBe(lines[0] + 1);
  expect(new Set(lines.slice(1)).size).toBe(1);
});

describe("hints", () => {
  const big = np.zeros([100, 100]);
  const hints = (call: () => unknown): unknown[] =>
    np.trace(call).allocations.flatMap(({ fn, hint }) => (hint === null ? [] : [[fn, hint]]));

  test("fuse or out, for a result that one function reads once", () => {
    expect(hints(() => np.multiply(np.add(big, big), big))).toEqual([
      ["add", "fuse: only multiply reads it, once; or out: an array that is there already"],
    ]);
  });

  test("nothing, for a result that is returned or read twice", () => {
    expect(hints(() => np.add(big, big))).toEqual([]);
    expect(
      hints(() => {
        const x = np.add(big, big);
        return [np.multiply(x, big), np.subtract(x, big)];
      }),
    ).toEqual([]);
  });

  test("out, for results of one line in a loop", () => {
    expect(
      hints(() => {
        for (let k = 0; k < 5; k++) np.sum(np.add(big, big));
      }),
    ).toContainEqual(["add", expect.stringMatching(/^out: |^fuse: /)]);
  });

  test("reshape first, slice first, an out that does not overlap", () => {
    expect(hints(() => big.T.reshape([10_000]))).toEqual([
      ["reshape", "reshape before slicing or transposing, where it is a view"],
    ]);
    expect(hints(() => big.copy().slice("0:2"))).toEqual([
      ["copy", "slice before copying: only 1.6 KB of it are returned"],
    ]);
    expect(hints(() => np.add(big, big.T, { out: big }))).toEqual([
      ["add", "give an out that shares no memory with what is read, or the very same elements"],
    ]);
  });
});

describe("a write to a copy that nobody holds", () => {
  test("is reported", () => {
    const { warnings } = np.trace(() => a.vindex([0, 1]).set(0, 0, 5));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(
      /^set wrote to the copy that vindex made \(.*trace\.test\.ts:\d+:\d+\), and nothing read it: setitem writes to the array itself$/,
    );
    const assigned = np.trace(() => void np.getitem(a, [0, 1]).assign(0));
    expect(assigned.warnings[0]).toMatch(/^assign wrote to the copy that getitem made/);
  });

  test("unless the copy is returned or read", () => {
    const returned = np.trace(() => {
      const rows = a.vindex([0, 1]);
      rows.set(0, 0, 5);
      return { rows };
    });
    const read = np.trace(() => {
      const rows = a.vindex([0, 1]);
      rows.assign(5);
      return np.sum(rows);
    });
    expect([returned.warnings, read.warnings]).toEqual([[], []]);
  });

  test("and not for views, setitem, or copies that were made to be written", () => {
    const { warnings } = np.trace(() => {
      const x = np.zeros([3, 4]);
      x.slice(0).assign(1);
      np.setitem(x, [[0, 1]], 2);
      x.copy().assign(3);
    });
    expect(warnings).toEqual([]);
  });
});

test("the function is what it is without trace: its result, its errors; no promises", () => {
  expect(np.trace(() => 7).result).toBe(7);
  expect(() => np.trace(() => a.reshape([5]))).toThrow(np.ShapeError);
  expect(np.trace(() => 1).total.count).toBe(0);
  expect(() => np.trace(async () => 1)).toThrow("trace: the function has not ended when it returns; got a promise");
  const inner = np.trace(() => np.trace(() => np.zeros(2)).total.count);
  expect([inner.result, inner.total.count]).toEqual([1, 1]);
});

test("a function may return more values than a call takes arguments", () => {
  const list = Array.from({ length: 300_000 }, (_, k) => k);
  expect(np.trace(() => [list, new Set(list)]).total.count).toBe(0);
});
