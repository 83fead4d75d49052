/** Every function of the namespace, called with what it cannot work with, says so in the words of the library. */
import { describe, expect, test } from "vitest";
import * as np from "../src/index.ts";

const good = np.zeros([2, 3]);

/** What programs without types hand over by mistake. */
const BAD: readonly (readonly [name: string, value: unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["3", 3],
  ["-1.5", -1.5],
  ["NaN", Number.NaN],
  ["text", "x"],
  ["true", true],
  ["10n", 10n],
  ["an object", {}],
  ["an empty list", []],
  ["a ragged list", [[1], [1, 2]]],
  ["a function", () => 1],
  ["a map", new Map()],
];

const places: readonly ((bad: unknown) => readonly unknown[])[] = [
  (bad) => [bad],
  (bad) => [bad, 0],
  (bad) => [bad, 0, 0],
  (bad) => [bad, bad],
  (bad) => [bad, good],
  (bad) => [good, bad],
  (bad) => [good, bad, bad],
  (bad) => [good, 0, bad],
  (bad) => [good, [0], bad],
  (bad) => [good, good, bad],
  (bad) => [[good, good], bad],
];

/** One changes the heap of the process; the second argument of the other is the name that its errors begin with. */
const LEFT_OUT: readonly string[] = ["configureHeap", "dtype"];

/** What engines say when they meet a value that they did not expect. */
const RAW =
  /is not iterable|is not a function|Cannot (?:read|convert|mix|use|destructure)|Invalid (?:array length|DataView)|is not defined|call stack/;

const functions = Object.entries(np).filter(
  ([name, value]) => typeof value === "function" && !/^[A-Z]/.test(name) && !LEFT_OUT.includes(name),
) as unknown as readonly (readonly [string, (...args: readonly unknown[]) => unknown])[];

/** The text of an error that is not written as the library writes them, else null. */
function badText(error: unknown): string | null {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const { message } = error;
  return /^[\w ]+: ./s.test(message) && !RAW.test(message) ? null : `${error.name}: ${message}`;
}

describe("a wrong argument is an error that names the function and what it got", () => {
  test("all functions are tried", () => expect(functions.length).toBeGreaterThan(250));

  test.each(functions)("%s", (_, fn) => {
    const problems: string[] = [];
    const call = (what: string, args: readonly unknown[]): void => {
      try {
        fn(...args);
      } catch (error) {
        const text = badText(error);
        if (text !== null) problems.push(`${what}: ${text}`);
      }
    };
    call("nothing", []);
    for (const [name, bad] of BAD) {
      for (const [k, argumentsWith] of places.entries()) call(`${name} at ${k}`, argumentsWith(bad));
    }
    expect(problems).toEqual([]);
  });

  const facts: readonly (readonly [call: () => unknown, text: string])[] = [
    [() => np.sharesMemory(3 as never, good), "sharesMemory: wrong kind of array; got number, expected an NDArray"],
    [() => np.trace(3 as never), "trace: wrong kind of argument; got number, expected a function"],
    [() => np.fromMessage(null as never), "fromMessage: wrong kind of message; got null, expected what toMessage gave"],
    [() => np.zeros(null as never), "zeros: wrong kind of shape; got null, expected a list"],
    [() => np.concat(undefined as never), "concat: wrong kind of arrays; got undefined, expected a list"],
    [() => np.sum(good, 0 as never), "sum: wrong kind of options; got number, expected an object"],
    [() => np.add(good, good, null as never), "add: wrong kind of options; got null, expected an object"],
    [() => np.round(good, 2 as never), "round: wrong kind of options; got number, expected an object"],
    [() => np.array(good, 2 as never), "array: wrong kind of options; got number, expected an object"],
    [() => np.array(good, null as never), "array: wrong kind of options; got null, expected an object"],
    [() => np.cumsum(good, 0 as never), "cumsum: wrong kind of options; got number, expected an object"],
    [() => np.mean(good, null as never), "mean: wrong kind of options; got null, expected an object"],
    [() => np.copyto([1] as never, 1), "copyto: wrong kind of array; got a list, expected an NDArray"],
  ];
  test.each(facts)("%#: %o", (call, text) => {
    expect(call).toThrow(new TypeError(text));
  });

  /** The function takes these arguments, and refuses an unknown option after them. */
  function takesOptions(fn: (...args: readonly unknown[]) => unknown, args: readonly unknown[]): boolean {
    try {
      fn(...args);
    } catch {
      return false;
    }
    try {
      fn(...args, { zzz: 1 });
    } catch (error) {
      return /unknown option/.test(String(error));
    }
    return false;
  }

  test("options that are no object are refused wherever a function takes options", () => {
    const line = np.arange(6);
    const calls = [[good], [good, good], [line], [line, line], [line, 0], [good, [0]]];
    // Any number of arrays may stand before the options of one.
    const tried = functions.filter(([name]) => name !== "meshgrid");
    const passed: string[] = [];
    let count = 0;
    for (const [name, fn] of tried) {
      const args = calls.find((some) => takesOptions(fn, some));
      if (args === undefined) continue;
      count++;
      for (const bad of [2, "x", true, null, () => 1, 10n]) {
        try {
          fn(...args, bad);
          passed.push(`${name}: ${String(bad)}`);
        } catch {}
      }
    }
    expect(count).toBeGreaterThan(150);
    expect(passed).toEqual([]);
  });

  /** The names of the options that a function takes after these arguments, as it tells them itself. */
  function optionsOf(fn: (...args: readonly unknown[]) => unknown, args: readonly unknown[]): readonly string[] {
    try {
      fn(...args, { zzz: 1 });
    } catch (error) {
      return /expected one of (.*)$/.exec(String(error))?.[1].split(", ") ?? [];
    }
    return [];
  }

  const calls = [[good], [good, good], [np.arange(6)], [np.arange(6), np.arange(6)], [np.arange(6), 0], [good, [0]]];
  const more = [
    [[good, good]],
    [2],
    [[2, 3]],
    [[np.zeros(2, { dtype: "int32" })], [3]],
    [
      [[1], [0]],
      [2, 3],
    ],
    [0, 1, 5],
  ];

  test("a wrong value of an option is an error that is written as the library writes them", () => {
    const problems = new Set<string>();
    const tried = new Set<string>();
    const methods = functions.flatMap(([name, fn]) =>
      ["reduce", "accumulate", "reduceat", "outer"].flatMap((method) =>
        method in fn ? [[`${name}.${method}`, fn[method as never]] as unknown as (typeof functions)[number]] : [],
      ),
    );
    for (const [name, fn] of [...functions, ...methods.filter(([own]) => /^(add|power|logicalAnd)\./.test(own))]) {
      for (const args of [...calls, ...more].filter((some) => takesOptions(fn, some)).slice(0, 2)) {
        for (const option of optionsOf(fn, args)) {
          tried.add(`${name} ${option}`);
          for (const [what, bad] of [...BAD, ["a list of numbers", [0, 1]] as const, ["1.5", 1.5] as const]) {
            try {
              fn(...args, { [option]: bad });
            } catch (error) {
              const text = badText(error);
              if (text !== null) problems.add(`${name} with ${option}: ${what}: ${text}`);
            }
          }
        }
      }
    }
    expect(tried.size).toBeGreaterThan(500);
    expect([...problems]).toEqual([]);
  }, 60_000);
});
