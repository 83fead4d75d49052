/** Which line of a stack is the caller's. */
import { describe, expect, test } from "vitest";
import { callerLine, firstForeign } from "../../src/trace/caller.ts";

const src = new URL("../../../", import.meta.url).pathname;

describe("firstForeign", () => {
  test("passes over the packages' own frames, as V8 writes them", () => {
    const stack = `Error
    at Recorder.made (file://${src}memory/src/trace/recorder.ts:1:2)
    at NDArray.fresh (file://${src}ndarray/dist/array.js:10:3)
    at async loop (file:///app/my%20main.js?t=1:12:7)
    at file:///app/other.js:1:1`;
    expect(firstForeign(stack)).toBe("/app/my main.js:12:7");
  });

  test("passes over installed packages", () => {
    const stack = `Error
    at add (/app/node_modules/@strided/ufunc/dist/call.js:1:2)
    at C:\\app\\node_modules\\strided\\dist\\index.js:3:4
    at f (C:\\app\\main.js:5:6)`;
    expect(firstForeign(stack)).toBe("C:\\app\\main.js:5:6");
    expect(firstForeign("Error\n    at main (file:///C:/my%20app/main.js:5:6)")).toBe("C:/my app/main.js:5:6");
  });

  test("reads the stacks of other engines", () => {
    const stack = `made@file://${src}memory/src/trace/recorder.ts:1:2
user@https://example.org/main.js:12:7
@https://example.org/other.js:1:1`;
    expect(firstForeign(stack)).toBe("https://example.org/main.js:12:7");
  });

  test("takes what lies beside the sources, such as tests, for the caller's", () => {
    expect(firstForeign(`Error\n    at ${src}memory/test/x.test.ts:3:4`)).toBe(`${src}memory/test/x.test.ts:3:4`);
  });

  test("leaves a path with a % as it is", () => {
    expect(firstForeign("Error\n    at f (/app/100%/main.cjs:5:6)")).toBe("/app/100%/main.cjs:5:6");
  });

  test("is null for a stack without places", () => {
    expect(firstForeign("Error: x\n    at <anonymous>\n    at native")).toBeNull();
  });
});

test("callerLine is the line that asks, and leaves the engine's limit as it was", () => {
  const { stackTraceLimit } = Error;
  expect(callerLine()).toMatch(/memory\/test\/trace\/caller\.test\.ts:\d+:\d+$/);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});

test("callerLine is null where the program has stacks made into something else", () => {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) => sites;
  try {
    expect(callerLine()).toBeNull();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
});
