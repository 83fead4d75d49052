/** What the first call of a function takes in a fresh process, the same call once more, and the first call of another function. */
import { execFileSync } from "node:child_process";
import type { CaseFacts } from "./case.ts";
import type { Outcome } from "./outcome.ts";
import { versionOf } from "./version.ts";

const PROCESSES = 9;

const PROGRAM = `
const np = await import("strided");
const [a, b, out] = [np.arange(10), np.arange(10), np.empty([10])];
const timed = (f) => {
  const start = performance.now();
  f(a, b, { out });
  return (performance.now() - start) * 1e6;
};
console.log(JSON.stringify([timed(np.add), timed(np.add), timed(np.multiply)]));`;

const CALLS = [
  ["first-call", "add, the first call in a process"],
  ["next-call", "add, once more"],
  ["other-call", "multiply, for the first time"],
] as const;

const facts = (op: string, title: string): CaseFacts => ({
  id: `${op}/float64/10`,
  group: "compile",
  title,
  dtype: "float64",
  shape: [10],
  layout: null,
  variant: "out",
  traffic: null,
  flops: null,
});

/** As outcomes of cases: each process is a round with one sample. */
export function measureFirstCalls(processes: number = PROCESSES): readonly Outcome[] {
  const all = Array.from({ length: processes }, (): number[] => {
    const args = ["--conditions=@strided/source", "--input-type=module", "-e", PROGRAM];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: "utf8" }));
  });
  const impl = `strided@${versionOf("strided", import.meta.resolve("strided"))}`;
  return CALLS.map(([op, title], call): Outcome => {
    const rounds = all.map((times, process) => ({
      process,
      order: 0,
      calls: 1,
      gcNs: null,
      collections: null,
      allocatedBytes: null,
      samplesNs: [Number(times[call].toPrecision(4))],
    }));
    return {
      item: facts(op, title),
      results: new Map([["strided", { state: "measured", impl, rounds }]]),
    };
  });
}
