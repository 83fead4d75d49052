/**
 * Collecting inside a synchronous loop, on Node and what is built like it. A weak reference keeps its target alive until
 * the job that made or read it has ended, so the end of a job has to come first: a context with a microtask queue of its
 * own has one after every script. That queue runs nothing but the script's own promise.
 */
import type { Environment } from "./heap-collector.ts";

interface Builtins {
  getBuiltinModule(name: "v8"): { setFlagsFromString(flags: string): void };
  getBuiltinModule(name: "vm"): {
    createContext(globals: object, options: { microtaskMode: "afterEvaluate" }): object;
    runInContext(code: string, context: object): (options?: { type: "minor" }) => void;
    readonly Script: new (code: string) => { runInContext(context: object): unknown };
  };
}

interface NodeGlobals {
  readonly process?: Partial<Builtins>;
  readonly setImmediate?: (callback: () => void) => { unref(): void };
}

export function nodeEnvironment(): Environment | null {
  const { process, setImmediate } = globalThis as NodeGlobals;
  if (typeof process?.getBuiltinModule !== "function" || typeof setImmediate !== "function") return null;
  const builtins = process as Builtins;
  return {
    afterJob(callback) {
      setImmediate(callback).unref();
    },
    open() {
      const v8 = builtins.getBuiltinModule("v8");
      const vm = builtins.getBuiltinModule("vm");
      v8.setFlagsFromString("--expose-gc");
      const context = vm.createContext({}, { microtaskMode: "afterEvaluate" });
      const gc = vm.runInContext("gc", context);
      // A process that was started with the flag keeps it for the contexts it makes.
      if (!("gc" in globalThis)) v8.setFlagsFromString("--no-expose-gc");
      const job = new vm.Script("Promise.resolve().then(() => 0)");
      return {
        collect() {
          job.runInContext(context);
          gc();
        },
        collectYoung() {
          job.runInContext(context);
          // There is so little to do that waking other threads takes longer, above all where they have other work.
          v8.setFlagsFromString("--no-parallel-scavenge");
          gc({ type: "minor" });
          v8.setFlagsFromString("--parallel-scavenge");
        },
      };
    },
  };
}
