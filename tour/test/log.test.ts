import { arange, multiply, zeros } from "strided";
import { describe, expect, test } from "vitest";
import { type Clock, runOnce } from "../src/clock.ts";
import { Log } from "../src/log.ts";
import type { RecordedLine } from "../src/recording.ts";
import type { Claim } from "../src/scene.ts";

function logOf(lines: readonly RecordedLine[], clock: Clock = runOnce): Log {
  return new Log({ lines, times: {}, clock, onLongPart: () => {} });
}

const failing = (log: Log): Claim[] => log.entries.flatMap((entry) => entry.claims.filter((claim) => !claim.holds));

const THREE_ZEROS = {
  shape: [3],
  strides: [8],
  dtype: "float64",
  cContiguous: true,
  fContiguous: true,
  writeable: true,
} as const;

describe("a line", () => {
  test("holds if it prints what NumPy printed", () => {
    const log = logOf([{ code: "1 + 1", printed: "2" }]);
    expect(log.show("1 + 1", () => 1 + 1)).toBe(2);
    expect(failing(log)).toEqual([]);
  });

  test("fails with both texts if it prints something else", () => {
    const log = logOf([{ code: "1 + 1", printed: "2" }]);
    log.show("1 + 1", () => 3);
    expect(failing(log)).toEqual([{ text: "1 + 1: value", holds: false, got: "3", expected: "2" }]);
  });

  test("fails if the array has another layout", () => {
    const log = logOf([{ code: "a = np.zeros(3)", array: { ...THREE_ZEROS, strides: [16] } }]);
    log.let("a = np.zeros(3)", () => zeros(3));
    expect(failing(log).map(({ text }) => text)).toEqual(["a = np.zeros(3): layout"]);
  });

  test("fails if it is a copy where NumPy has a view", () => {
    const a = zeros(3);
    const log = logOf([
      { code: "b = a[:]", array: THREE_ZEROS, memory: { verdict: "view", delta: 0, baseIsSource: true } },
    ]);
    log.let("b = a[:]", () => a.copy(), { a });
    expect(failing(log).map(({ text }) => text)).toContain("b = a[:]: memory");
  });

  test("fails if the view begins elsewhere", () => {
    const a = zeros(4);
    const log = logOf([
      { code: "b = a[:3]", array: THREE_ZEROS, memory: { verdict: "view", delta: 0, baseIsSource: true } },
    ]);
    log.let("b = a[:3]", () => a.slice("1:"), { a });
    expect(failing(log).map(({ text }) => text)).toEqual(["b = a[:3]: address"]);
  });

  test("must be the next one of the recording", () => {
    const log = logOf([{ code: "a" }, { code: "b" }]);
    expect(() => log.show("b", () => 1)).toThrow('the recording has "a" where the step runs "b"');
  });

  test("that was recorded and not run fails at the end", () => {
    const log = logOf([{ code: "a" }]);
    log.finish();
    expect(failing(log).map(({ text }) => text)).toEqual(["every recorded line was run; missing: a"]);
  });
});

describe("a write", () => {
  const recorded: RecordedLine[] = [{ code: "a *= 2", memory: { verdict: "in place" } }];

  test("holds if the array stays where it is", () => {
    const a = arange(3);
    const log = logOf(recorded);
    log.write("a *= 2", () => multiply(a, 2, { out: a }), { a });
    expect(failing(log)).toEqual([]);
  });

  test("fails if the result is another array", () => {
    const a = arange(3);
    const log = logOf(recorded);
    log.write("a *= 2", () => multiply(a, 2), { a });
    expect(failing(log)).toEqual([{ text: "a *= 2: memory", holds: false, got: "copy", expected: "in place" }]);
  });
});

describe("a refused line", () => {
  const recorded: RecordedLine[] = [{ code: "f()", error: "Unable to do it." }];

  test("holds if the message contains NumPy's sentence", () => {
    const log = logOf(recorded);
    const message = log.fails("f()", () => {
      throw new Error("f: unable to do it; got 3, expected 4");
    });
    expect(message).toContain("expected 4");
    expect(failing(log)).toEqual([]);
  });

  test("fails if nothing is thrown", () => {
    const log = logOf(recorded);
    log.fails("f()", () => 1);
    expect(failing(log)).toEqual([{ text: "f(): error", holds: false, got: "", expected: "Unable to do it." }]);
  });
});

describe("a race", () => {
  const quick = { numpy: "quick()", run: () => "quick" };
  const slow = { numpy: "slow()", run: () => "slow" };

  test("holds if the first is faster", () => {
    const log = logOf([], () => [10, 20]);
    log.race("both", quick, slow);
    expect(failing(log)).toEqual([]);
  });

  test("is run again before the slow one counts as faster", () => {
    let attempts = 0;
    const log = logOf([], () => (++attempts < 3 ? [20, 10] : [10, 20]));
    log.race("both", quick, slow);
    expect(attempts).toBe(3);
    expect(failing(log)).toEqual([]);
  });

  test("fails after three attempts", () => {
    const log = logOf([], () => [20, 10]);
    log.race("both", quick, slow);
    expect(failing(log).map(({ got }) => got)).toEqual(["20 ns against 10 ns"]);
  });
});
