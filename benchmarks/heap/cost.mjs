/**
 * What a fresh result costs: `add(a, b)` of float64 arrays beside the same with typed arrays and with NumPy, and memory
 * alone. Samples of all of them are taken in turn, so that a noisy moment meets each.
 *
 * node heap/cost.mjs [--sizes=10,1e3,1e5,1e7] [--samples=15] [--python=python3] [--out=FILE]
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { heapStats, scope } from "@strided/buffer";
import { arange, empty } from "@strided/ndarray";
import { add } from "@strided/ufunc";

const options = Object.fromEntries(
  process.argv.slice(2).map((arg) => /^--(\w+)=(.*)$/.exec(arg)?.slice(1) ?? [arg, ""]),
);
const wanted = (options.sizes ?? "10,1e3,1e5,1e7").split(",").map(Number);
const samples = Number(options.samples ?? 15);

/** NumPy in a process of its own: a line in, a line out. */
const SERVER = `
import sys, time, json, numpy as np
for line in sys.stdin:
    name, n, times = json.loads(line)
    a = np.arange(n, dtype=np.float64); b = a + 1; out = np.empty(n)
    run = {"add": lambda: np.add(a, b), "out": lambda: np.add(a, b, out=out), "empty": lambda: np.empty(n)}[name]
    for _ in range(min(times, 3)): run()
    start = time.perf_counter_ns()
    for _ in range(times): run()
    print((time.perf_counter_ns() - start) / times, flush=True)
`;
const python = spawn(options.python ?? "python3", ["-c", SERVER], { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
const numpy = (name) => async (n, times) => {
  python.stdin.write(`${JSON.stringify([name, n, times])}\n`);
  return Number((await answers.next()).value);
};

/** Times a function that is made for a size, in nanoseconds per call. */
const local = (make) => {
  const made = new Map();
  return async (n, times) => {
    if (!made.has(n)) made.set(n, make(n));
    const run = made.get(n);
    const start = process.hrtime.bigint();
    run(times);
    return Number(process.hrtime.bigint() - start) / times;
  };
};

let sink = null;
const operands = (n) => {
  const a = arange(n);
  return [a, add(a, 1)];
};
const contenders = {
  "strided: add": local((n) => {
    const [a, b] = operands(n);
    return (times) => {
      for (let i = 0; i < times; i++) sink = add(a, b);
    };
  }),
  "strided: add in a scope": local((n) => {
    const [a, b] = operands(n);
    return (times) => {
      for (let i = 0; i < times; i++) {
        scope(() => {
          sink = add(a, b);
        });
      }
    };
  }),
  "strided: add, out given": local((n) => {
    const [a, b] = operands(n);
    const out = empty(n);
    return (times) => {
      for (let i = 0; i < times; i++) sink = add(a, b, { out });
    };
  }),
  "typed arrays: add": local((n) => {
    const a = Float64Array.from({ length: n }, (_, i) => i);
    const b = a.map((x) => x + 1);
    return (times) => {
      for (let i = 0; i < times; i++) {
        const c = new Float64Array(n);
        for (let k = 0; k < n; k++) c[k] = a[k] + b[k];
        sink = c;
      }
    };
  }),
  "NumPy: add": numpy("add"),
  "NumPy: add, out given": numpy("out"),
  "strided: empty": local((n) => (times) => {
    for (let i = 0; i < times; i++) sink = empty(n);
  }),
  "typed arrays: new Float64Array": local((n) => (times) => {
    for (let i = 0; i < times; i++) sink = new Float64Array(n);
  }),
  "NumPy: empty": numpy("empty"),
};

/** Middle and least. */
const summary = (values) => {
  const sorted = values.toSorted((x, y) => x - y);
  return { median: Math.round(sorted[sorted.length >> 1]), least: Math.round(sorted[0]) };
};
const text = (ns) =>
  ns < 1e3 ? `${ns.toFixed(0)} ns` : ns < 1e6 ? `${(ns / 1e3).toFixed(2)} us` : `${(ns / 1e6).toFixed(2)} ms`;

const sizes = {};
for (const n of wanted) {
  const times = Math.max(2, Math.min(100_000, Math.round(1e7 / (n + 100))));
  const all = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let sample = -3; sample < samples; sample++) {
    for (const [name, measure] of Object.entries(contenders)) {
      const ns = await measure(n, times);
      // The first samples warm up.
      if (sample >= 0) all[name].push(ns);
    }
  }
  sizes[n] = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, summary(values)]));
  console.log(`\nn = ${n}`);
  for (const [name, { median, least }] of Object.entries(sizes[n])) {
    const ratio = name.includes(": add") ? `${(median / sizes[n]["NumPy: add"].median).toFixed(2)} of NumPy's add` : "";
    console.log(`  ${name.padEnd(32)} ${text(median).padStart(10)}, least ${text(least).padStart(10)}  ${ratio}`);
  }
}
python.stdin.end();
const { collections, collectionTime, fallbacks } = heapStats();
console.log(`\n${collections} collections in ${collectionTime.toFixed(0)} ms, ${fallbacks} fallbacks`);
if (options.out !== undefined)
  writeFileSync(options.out, `${JSON.stringify({ node: process.version, sizes }, null, 2)}\n`);
process.exitCode = sink === null ? 1 : 0;
