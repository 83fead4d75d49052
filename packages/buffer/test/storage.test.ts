/**
 * What storages promise, on the sources under the development Node; see runtimes/run.ts for the other runtimes. FUZZ=long
 * takes many more rounds.
 */
import { describe, test, vi } from "vitest";
import type * as Buffer from "../src/index.ts";
import { type Expected, makeTools } from "./runtimes/behaviour.ts";
import { storageBehaviours } from "./runtimes/storage.ts";

/** Every behaviour gets modules of its own, with a heap that nobody has used. */
async function fresh(): Promise<typeof Buffer> {
  vi.resetModules();
  return import("../src/index.ts");
}

function describeStorage(title: string, expected: Expected, prepare: () => void): void {
  describe(title, () => {
    for (const { name, run } of storageBehaviours) {
      test(name, { timeout: 120_000 }, async () => {
        prepare();
        try {
          await run(await fresh(), makeTools({ ...expected, isPatient: process.env.FUZZ === "long" }));
        } finally {
          vi.unstubAllGlobals();
        }
      });
    }
  });
}

describeStorage("storage", { heap: true, shared: true, collects: true }, () => {});

describeStorage("storage without WebAssembly", { heap: false, shared: true, collects: false }, () => {
  vi.stubGlobal("WebAssembly", undefined);
});

describeStorage("storage where code may not be compiled", { heap: false, shared: true, collects: false }, () => {
  vi.stubGlobal("WebAssembly", {
    Memory: WebAssembly.Memory,
    Module: class {
      constructor() {
        throw new WebAssembly.CompileError("refused by the content security policy");
      }
    },
  });
});

describeStorage("storage without a collector", { heap: true, shared: true, collects: false }, () => {
  vi.stubGlobal("process", { ...process, getBuiltinModule: undefined });
});

describeStorage("storage with a collector that only pretends", { heap: true, shared: true, collects: false }, () => {
  const getBuiltinModule = (name: string): object =>
    name === "v8"
      ? { setFlagsFromString: () => {} }
      : {
          createContext: () => ({}),
          runInContext: () => () => {},
          Script: class {
            runInContext(): void {}
          },
        };
  vi.stubGlobal("process", { ...process, getBuiltinModule });
});

describeStorage("storage on a page that is not isolated", { heap: true, shared: false, collects: true }, () => {
  vi.stubGlobal("crossOriginIsolated", false);
});
