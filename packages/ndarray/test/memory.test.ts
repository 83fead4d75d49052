/** What arrays promise about their memory, on the sources under the development Node. */
import { setTimeout } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { arrayBehaviours } from "./runtimes/arrays.ts";

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let start = Date.now(); !condition(); await setTimeout(0)) {
    if (Date.now() - start > 60_000) throw new Error(`waited in vain: ${what}`);
    // Garbage, so that the engine has a reason to collect.
    Array.from({ length: 20_000 }, (_, i) => ({ i }));
    new ArrayBuffer(2 ** 25);
  }
}

const tools = {
  equal: (actual: unknown, wanted: unknown, what?: string) => expect(actual, what).toEqual(wanted),
  ok: (condition: boolean, what: string) => expect(condition, what).toBe(true),
  throws(fn: () => unknown, text: string) {
    let caught: unknown;
    try {
      fn();
    } catch (error) {
      caught = error;
    }
    expect(String(caught)).toContain(text);
  },
  until,
};

describe.each([
  ["arrays on the heap", true, () => {}],
  ["arrays without WebAssembly", false, () => vi.stubGlobal("WebAssembly", undefined)],
] as const)("%s", (_, heap, prepare) => {
  for (const { name, run } of arrayBehaviours) {
    test(name, { timeout: 120_000 }, async () => {
      prepare();
      vi.resetModules();
      try {
        await run(await import("../src/index.ts"), { ...tools, expected: { heap, shared: true, collects: heap } });
      } finally {
        vi.unstubAllGlobals();
      }
    });
  }
});
